'use client'
import { type KeyboardEvent, type ReactNode, useContext, useRef, useState } from 'react'
import { describedBy } from '@/components/forms/box-frame'
import { FormContext, useBox } from '@/components/forms/form-context'
import { useEarlyValue } from '@/components/forms/use-early-value'
import { LINES_BOX, SEEN_BOX } from '@/lib/exchange/quick-entry/entry-boxes'
import { replaceLine } from '@/lib/exchange/quick-entry/written-line'

/** Puts lines in the place of one. */
export type PutLines = (number: number, lines: readonly string[]) => void

type Props = {
  readonly label: string
  readonly hint: string
  readonly example: string
  /** How the lines are read: in one sentence, and one by one. */
  readonly read: (text: string, put: PutLines) => { readonly count: string; readonly readings: readonly ReactNode[] }
}

const FEWEST_ROWS = 5
const MOST_ROWS = 16

/** Lines, and beneath them as they are typed how each is read. Nothing is put right for the writer. */
export function LinesBox({ label, hint, example, read }: Props) {
  const { name, typed, error } = useBox(LINES_BOX)
  const { changed } = useContext(FormContext)
  const [text, setText] = useState(typed[0] ?? '')
  const box = useRef<HTMLTextAreaElement>(null)
  const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, text.split('\n').length + 1))
  const { count, readings } = read(text, put)

  useEarlyValue(box, text, setText)

  function put(number: number, replacement: readonly string[]) {
    if (box.current === null) return
    box.current.value = replaceLine(text, number, replacement)
    box.current.focus()
    setText(box.current.value)
    changed()
  }

  return (
    <>
      <div className="box box-full" data-error={error === null ? undefined : ''}>
        <label className="box-label" htmlFor={name}>
          {label}
        </label>
        <p className="hint" id={`${name}-hint`}>
          {hint} Ctrl+Enter saves.
        </p>
        <textarea
          ref={box}
          className="textarea entry-lines"
          id={name}
          name={name}
          rows={rows}
          defaultValue={typed[0]}
          placeholder={example}
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={error !== null || undefined}
          aria-describedby={describedBy(name, hint, error)}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={saveOnCtrlEnter}
        />
        {error !== null && (
          <p className="field-error" id={`${name}-error`}>
            {error}
          </p>
        )}
        <input type="hidden" name={SEEN_BOX} value={text} />
      </div>
      <output className="entry-count" htmlFor={name} aria-live="polite">
        {text.trim() === '' ? '' : count}
      </output>
      {readings.length > 0 && (
        <ol className="entry-readings" aria-label="How the lines are read">
          {readings}
        </ol>
      )}
      <noscript>
        <p>
          <button type="submit" className="button" name={SEEN_BOX} value="">
            Read these lines
          </button>
        </p>
      </noscript>
    </>
  )
}

/** Enter alone begins the next line, and the button stands behind everything that was read. */
function saveOnCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
}
