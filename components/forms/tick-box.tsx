'use client'
import { describedBy } from './box-frame'
import { useBox } from './form-context'

type Props = { readonly field: string; readonly label: string; readonly value: string }

/** One thing to tick: "none", or "not known" for a whole group. */
export function TickBox({ field, label, value }: Props) {
  const { name, typed, error } = useBox(field)
  return (
    <div className="box tick">
      <label className="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value={value}
          defaultChecked={typed.length > 0}
          aria-invalid={error !== null || undefined}
          aria-describedby={describedBy(name, null, error)}
        />
        {label}
      </label>
      {error !== null && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
