'use client'
import { createContext, useContext } from 'react'
import type { FormErrors, FormValues } from '@/lib/exchange/forms/form-values'

type FormState = {
  /** What stood in the form when it was opened. */
  readonly values: FormValues
  readonly errors: FormErrors
  readonly dropErrors: (list: string) => void
  /** Says that the form changed without a key being pressed in a box, such as by removing a row. */
  readonly changed: () => void
}

export type RowPlace = {
  /** Where in its list a row stands now. */
  readonly name: string
  /** Where it stood when the form was opened; `null` for a new row. */
  readonly from: string | null
  readonly label: string
  /** What stood in it when it was removed, by box, once that is undone. */
  readonly held: FormValues | null
}

export const FormContext = createContext<FormState>({
  values: {},
  errors: {},
  dropErrors: () => {},
  changed: () => {},
})
export const RowContext = createContext<RowPlace | null>(null)

/** What a box shows: its full name, what was typed in it, and what is wrong with it. */
export function useBox(field: string) {
  const { values, errors } = useContext(FormContext)
  const row = useContext(RowContext)
  const name = row === null ? field : `${row.name}.${field}`
  const from = row === null ? field : row.from && `${row.from}.${field}`
  const recorded = from === null ? undefined : values[from]
  const typed: readonly string[] = (row?.held ? row.held[field] : recorded) ?? []
  return { name, typed, error: errors[name] ?? null, rowLabel: row?.label ?? null }
}
