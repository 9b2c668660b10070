import type { ReactNode } from 'react'

type Props = {
  readonly id: string
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

/** A part of a form: what it asks on the left, the boxes on the right. */
export function FormSection({ id, title, hint, children }: Props) {
  return (
    <section className="form-section" aria-labelledby={`${id}-title`}>
      <div className="form-section-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {hint !== undefined && <p className="hint">{hint}</p>}
      </div>
      <div className="form-section-body">{children}</div>
    </section>
  )
}
