'use client'
import { useRef } from 'react'
import { BoxFrame, type BoxWidth, describedBy } from './box-frame'
import { useBox } from './form-context'
import { useEarlyValue } from './use-early-value'

export type Choice = { readonly value: string; readonly label: string }

type Props = {
  readonly field: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly hint?: string | null
  readonly width?: BoxWidth
  /** What it means to choose nothing. */
  readonly empty?: string
  readonly onChoice?: (value: string) => void
}

/** One answer of several. "Not known" starts with "?", so that this key finds it. */
export function ChoiceBox({
  field,
  label,
  choices,
  hint = null,
  width = 'medium',
  empty = 'not recorded',
  onChoice,
}: Props) {
  const { name, typed, error, rowLabel } = useBox(field)
  const chosen = typed[0] ?? ''
  const select = useRef<HTMLSelectElement>(null)
  useEarlyValue(select, chosen, (value) => onChoice?.(value))
  const isForeign = chosen !== '' && choices.every((choice) => choice.value !== chosen)
  return (
    <BoxFrame name={name} label={label} rowLabel={rowLabel} hint={hint} error={error} width={width}>
      <select
        ref={select}
        className="select"
        id={name}
        name={name}
        defaultValue={chosen}
        aria-invalid={error !== null || undefined}
        aria-describedby={describedBy(name, hint, error)}
        onChange={(event) => onChoice?.(event.target.value)}
      >
        <option value="">{empty}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
        {isForeign && <option value={chosen}>{chosen === '?' ? '? not known' : chosen}</option>}
      </select>
    </BoxFrame>
  )
}
