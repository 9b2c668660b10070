'use client'
import { BoxFrame, describedBy } from './box-frame'
import { useBox } from './form-context'

type Props = { readonly field: string; readonly label: string; readonly hint?: string | null }

/** A box for several lines of text. */
export function LongTextBox({ field, label, hint = null }: Props) {
  const { name, typed, error, rowLabel } = useBox(field)
  return (
    <BoxFrame name={name} label={label} rowLabel={rowLabel} hint={hint} error={error} width="full">
      <textarea
        className="textarea"
        id={name}
        name={name}
        rows={3}
        defaultValue={typed[0]}
        aria-invalid={error !== null || undefined}
        aria-describedby={describedBy(name, hint, error)}
      />
    </BoxFrame>
  )
}
