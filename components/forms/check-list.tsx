'use client'
import { DrugName } from '@/components/marks/drug-name'
import { describedBy } from './box-frame'
import type { Choice } from './choice-box'
import { useBox } from './form-context'

type Props = {
  readonly field: string
  readonly legend: string
  readonly choices: readonly Choice[]
  readonly hint?: string | null
}

/** Several answers of several. */
export function CheckList({ field, legend, choices, hint = null }: Props) {
  const { name, typed, error } = useBox(field)
  const shown = typed.includes('?')
    ? choices.map((choice) => (choice.value === 'unknown' ? { ...choice, value: '?' } : choice))
    : choices
  return (
    <fieldset className="box box-full" aria-describedby={describedBy(name, hint, error)}>
      <legend className="box-label">{legend}</legend>
      {hint !== null && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <div className="choices check-grid">
        {shown.map((choice, index) => (
          <label key={choice.value} className="choice">
            <input
              type="checkbox"
              id={index === 0 ? name : undefined}
              name={name}
              value={choice.value}
              defaultChecked={typed.includes(choice.value)}
            />
            <DrugName name={choice.label} />
          </label>
        ))}
      </div>
      {error !== null && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
