'use client'
import { type ReactNode, useContext } from 'react'
import { FormContext, RowContext } from './form-context'

type Props = {
  readonly summary: string
  /** Names of the boxes inside; it opens when one of them holds a value or an error. */
  readonly holds: readonly string[]
  readonly children: ReactNode
}

/** More boxes behind a native disclosure. */
export function Disclosure({ summary, holds, children }: Props) {
  const { values, errors } = useContext(FormContext)
  const row = useContext(RowContext)
  const filledAt = row === null ? '' : `${row.from ?? row.name}.`
  const errorAt = row === null ? '' : `${row.name}.`
  const isFilled =
    Object.entries(values).some(
      ([name, typed]) => !name.endsWith('.rows') && typed.some(Boolean) && isHeld(name, filledAt),
    ) || Object.entries(row?.held ?? {}).some(([name, typed]) => typed.some(Boolean) && isHeld(name, ''))
  const hasError = Object.keys(errors).some((name) => isHeld(name, errorAt))

  function isHeld(name: string, at: string): boolean {
    return holds.some((held) => name === `${at}${held}` || name.startsWith(`${at}${held}.`))
  }

  return (
    <details className="more" open={isFilled || hasError || undefined}>
      <summary>{summary}</summary>
      <div className="more-body">{children}</div>
    </details>
  )
}
