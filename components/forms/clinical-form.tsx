'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { FormErrors, FormValues } from '@/lib/exchange/forms/form-values'
import { ErrorSummary } from './error-summary'
import { FormContext } from './form-context'
import { sendForm } from './send-form'

type Props = {
  readonly action: string
  readonly values: FormValues
  readonly errors: FormErrors
  /** What boxes and rows are called in the summary of errors. */
  readonly places?: Readonly<Record<string, string>>
  readonly saveLabel: string
  readonly cancelHref: string
  readonly hidden?: Readonly<Record<string, string>>
  readonly children: ReactNode
}

type Trouble = { readonly message: string; readonly isSignedOut: boolean }

const NO_LABELS = {}
const CARRIED = /(?:\.kept|\.listed)$/
const ERROR_PREFIX = 'Error: '

/** A native form, sent by script where there is one. Whatever goes wrong, it stays as it was typed. */
export function ClinicalForm({
  action,
  values,
  errors: found,
  places = NO_LABELS,
  saveLabel,
  cancelHref,
  hidden = NO_LABELS,
  children,
}: Props) {
  const [errors, setErrors] = useState(found)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const isChanged = useRef(Object.keys(found).length > 0)
  const summary = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isChanged.current) event.preventDefault()
    }
    const comeBack = () => setIsSaving(false)
    window.addEventListener('beforeunload', warn)
    window.addEventListener('pageshow', comeBack)
    return () => {
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('pageshow', comeBack)
    }
  }, [])

  async function save(form: HTMLFormElement) {
    setIsSaving(true)
    setTrouble(null)
    const sent = await sendForm(action, toBody(form))
    switch (sent.kind) {
      case 'saved':
        isChanged.current = false
        window.location.assign(sent.location)
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
  }

  function dropErrors(list: string) {
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !name.startsWith(`${list}.`))))
  }

  const carried = Object.entries(values).filter(([name]) => CARRIED.test(name) && !/\.\d+\.kept$/.test(name))
  return (
    <FormContext.Provider value={{ values, errors, dropErrors }}>
      <ErrorSummary errors={errors} places={places} focus={summary} />
      <form
        method="post"
        action={action}
        className="clinical-form"
        noValidate
        onInput={() => {
          isChanged.current = true
        }}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isSaving) void save(event.currentTarget)
        }}
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
        {children}
        <div className="save-bar">
          <p className="save-state" role="status">
            {trouble !== null && (
              <strong className="save-trouble">
                {trouble.message}{' '}
                {trouble.isSignedOut && (
                  <a href="/sign-in" target="_blank" rel="noreferrer">
                    Sign in
                  </a>
                )}
              </strong>
            )}
          </p>
          <a className="button button-quiet" href={cancelHref}>
            Cancel
          </a>
          <button type="submit" className="button button-primary" aria-disabled={isSaving || undefined}>
            {isSaving ? 'Saving …' : saveLabel}
          </button>
        </div>
      </form>
    </FormContext.Provider>
  )
}

function toBody(form: HTMLFormElement): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  return body
}
