'use client'
import { type ReactNode, type SubmitEvent, useContext, useEffect, useRef, useState } from 'react'
import type { OpenedForm } from '@/lib/exchange/forms/form-draft'
import { DraftNotice } from './draft-notice'
import { ErrorSummary } from './error-summary'
import { FormContext } from './form-context'
import { FormTransportContext } from './form-transport'
import { SaveState, type Trouble } from './save-state'
import { toBody } from './send-form'
import { useDraft } from './use-draft'

/** What every clinical form is given by its page. Without drafts, what is typed stays in the page only. */
export type ClinicalFormProps = Pick<OpenedForm, 'typed'> &
  Partial<OpenedForm> & {
    readonly action: string
    /** `null` where there is nothing to go back to. */
    readonly cancelHref: string | null
  }

type Props = ClinicalFormProps & {
  /** What boxes and rows are called in the summary of errors. */
  readonly places?: Readonly<Record<string, string>>
  readonly saveLabel: string
  readonly children: ReactNode
}

const NO_LABELS = {}
const CARRIED = /(?:\.kept|\.listed)$/
const ERROR_PREFIX = 'Error: '

/** A native form, sent by script where there is one. Whatever goes wrong, it stays as it was typed. */
export function ClinicalForm({
  action,
  typed: { values, errors: found },
  places = NO_LABELS,
  saveLabel,
  cancelHref,
  hidden = NO_LABELS,
  draft,
  children,
}: Props) {
  const [errors, setErrors] = useState(found)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const isChanged = useRef(Object.keys(found).length > 0)
  const summary = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const { send, goTo } = useContext(FormTransportContext)
  const { sent, keeper, forget } = useDraft(form, draft !== undefined)
  const isKept = draft !== undefined && sent?.kind !== 'notKept'

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isChanged.current && !isKept) event.preventDefault()
    }
    const comeBack = () => setIsSaving(false)
    window.addEventListener('beforeunload', warn)
    window.addEventListener('pageshow', comeBack)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('pageshow', comeBack)
    }
  }, [isKept])

  async function save(typed: HTMLFormElement, pressed: HTMLElement | null) {
    setIsSaving(true)
    setTrouble(null)
    keeper.stop()
    await keeper.settle()
    forget()
    const sent = await send(action, toBody(typed, pressed))
    switch (sent.kind) {
      case 'saved':
      case 'conflict':
        isChanged.current = false
        goTo(sent.location)
        return
      case 'rejected':
        setErrors(sent.errors)
        if (!document.title.startsWith(ERROR_PREFIX)) document.title = `${ERROR_PREFIX}${document.title}`
        break
      case 'notSaved':
        setTrouble(sent)
        break
    }
    setIsSaving(false)
    if (draft !== undefined) keeper.resume()
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    if (leavesForm(event.nativeEvent)) {
      isChanged.current = false
      keeper.stop()
      return
    }
    event.preventDefault()
    if (!isSaving) void save(event.currentTarget, submitterOf(event.nativeEvent))
  }

  function dropErrors(list: string) {
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !name.startsWith(`${list}.`))))
  }

  function changed() {
    isChanged.current = true
    keeper.touch()
  }

  const carried = Object.entries(values).filter(([name]) => CARRIED.test(name) && !/\.\d+\.kept$/.test(name))
  const isBackIn = trouble?.isSignedOut === true && sent?.kind === 'kept'
  return (
    <FormContext.Provider value={{ values, errors, dropErrors, changed }}>
      <ErrorSummary errors={errors} places={places} focus={summary} />
      <form
        ref={form}
        method="post"
        action={action}
        className="clinical-form"
        noValidate
        onInput={changed}
        onBlur={() => keeper.send(false)}
        onSubmit={submit}
      >
        {/* The first button of a form is what the Enter key presses. */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
          {saveLabel}
        </button>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {carried.map(([name, typed]) => (
          <input key={name} type="hidden" name={name} value={typed[0]} />
        ))}
        {draft !== undefined && <DraftNotice {...draft} />}
        {children}
        <div className="save-bar">
          <SaveState trouble={isBackIn ? null : trouble} draft={sent} />
          {cancelHref !== null && (
            <a className="button button-quiet" href={cancelHref}>
              Cancel
            </a>
          )}
          <button type="submit" className="button button-primary" aria-disabled={isSaving || undefined}>
            {isSaving ? 'Saving …' : saveLabel}
          </button>
        </div>
      </form>
    </FormContext.Provider>
  )
}

/** The button that was pressed; its name and value belong to what is sent. */
function submitterOf(event: Event): HTMLElement | null {
  return event instanceof globalThis.SubmitEvent ? event.submitter : null
}

/** Whether a button was pressed that the browser itself follows, such as the one that discards a draft. */
function leavesForm(event: Event): boolean {
  return submitterOf(event)?.dataset.leavesForm !== undefined
}
