'use client'
import { useRef, useState } from 'react'
import { BoxFrame, type BoxWidth, describedBy } from './box-frame'
import { type BoxKind, describeReading, UNCLEAR } from './describe-reading'
import { useBox } from './form-context'
import { useEarlyValue } from './use-early-value'

type Props = {
  readonly field: string
  readonly label: string
  readonly kind?: BoxKind
  readonly hint?: string | null
  readonly width?: BoxWidth
  readonly placeholder?: string
  /** False where the case file has no place for "not known". */
  readonly canBeNotKnown?: boolean
  /** What else describes this box. */
  readonly describedById?: string
  readonly onText?: (text: string) => void
}

/** One box to type into freely; how it is understood stands beneath it. "?" says "not known". */
export function TextBox({
  field,
  label,
  kind = 'text',
  hint = null,
  width = 'medium',
  placeholder,
  canBeNotKnown = true,
  describedById,
  onText,
}: Props) {
  const { name, typed, error, rowLabel } = useBox(field)
  const [text, setText] = useState(typed[0] ?? '')
  const input = useRef<HTMLInputElement>(null)
  const reading = describeReading(kind, text)
  const isSaidByError = error !== null && reading === UNCLEAR
  const saysMore = reading !== '' && !isSaidByError && reading.toLowerCase() !== text.trim().toLowerCase()

  function write(written: string) {
    setText(written)
    onText?.(written)
  }

  useEarlyValue(input, text, write)

  function sayNotKnown() {
    if (input.current === null) return
    input.current.value = input.current.value.trim() === '?' ? '' : '?'
    write(input.current.value)
    input.current.dispatchEvent(new Event('input', { bubbles: true }))
    input.current.focus()
  }

  return (
    <BoxFrame name={name} label={label} rowLabel={rowLabel} hint={hint} error={error} width={width}>
      <span className="box-entry">
        <input
          ref={input}
          className="input"
          id={name}
          name={name}
          defaultValue={typed[0]}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={kind === 'text' ? undefined : false}
          aria-invalid={error !== null || undefined}
          aria-describedby={[describedBy(name, hint, error, true), describedById].filter(Boolean).join(' ')}
          onChange={(event) => write(event.target.value)}
        />
        {canBeNotKnown && (
          <button
            type="button"
            className="not-known"
            tabIndex={-1}
            aria-label={`${label}: not known`}
            aria-pressed={text.trim() === '?'}
            title="Not known (type ?)"
            onClick={sayNotKnown}
          >
            ?
          </button>
        )}
      </span>
      <output className="reading" id={`${name}-reading`} htmlFor={name} aria-live="polite">
        {saysMore && reading}
      </output>
    </BoxFrame>
  )
}
