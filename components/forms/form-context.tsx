'use client'
import { createContext, useContext } from 'react'
import type { FormErrors, FormValues } from '@/lib/exchange/forms/form-values'

type FormState = {
  /** What stood in the form when it was opened. */
  readonly values: FormValues
  readonly errors: FormErrors
  readonly dropErrors: (list: string) => void
}

/** Where in a list a row stands now, and where it stood when the form was opened. */
export type RowPlace = { readonly name: string; readonly from: string | null; readonly label: string }

export const FormContext = createContext<FormState>({ values: {}, errors: {}, dropErrors: () => {} })
export const RowContext = createContext<RowPlace | null>(null)

/** What a box shows: its full name, what was typed in it, and what is wrong with it. */
export function useBox(field: string) {
  const { values, errors } = useContext(FormContext)
  const row = useContext(RowContext)
  const name = row === null ? field : `${row.name}.${field}`
  const from = row === null ? field : row.from && `${row.from}.${field}`
  const typed: readonly string[] = (from === null ? undefined : values[from]) ?? []
  return { name, typed, error: errors[name] ?? null, rowLabel: row?.label ?? null }
}
