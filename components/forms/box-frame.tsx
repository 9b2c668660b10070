import type { ReactNode } from 'react'

export type BoxWidth = 'tiny' | 'short' | 'medium' | 'long' | 'full'

type Props = {
  readonly name: string
  readonly label: string
  readonly rowLabel: string | null
  readonly hint: string | null
  readonly error: string | null
  readonly width: BoxWidth
  readonly children: ReactNode
}

/** Which texts belong to a box, for people who do not see them beside it. */
export function describedBy(name: string, hint: string | null, error: string | null, reads = false) {
  const ids = [hint !== null && `${name}-hint`, reads && `${name}-reading`, error !== null && `${name}-error`]
  return ids.filter(Boolean).join(' ') || undefined
}

/** A label over a box, and what belongs to it below: hint, then error. */
export function BoxFrame({ name, label, rowLabel, hint, error, width, children }: Props) {
  return (
    <div className={`box box-${width}`} data-error={error === null ? undefined : ''}>
      <label className="box-label" htmlFor={name}>
        {rowLabel !== null && (
          <>
            <span className="visually-hidden">{rowLabel}:</span>{' '}
          </>
        )}
        {label}
      </label>
      {children}
      {hint !== null && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error !== null && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
