'use client'
import { createContext, type ReactNode, useState } from 'react'
import type { DrugReading } from '@/lib/exchange/forms/describe-drug-reading'

type DrugState = {
  readonly reading: DrugReading | null
  readonly setReading: (reading: DrugReading | null) => void
}

/** How the drug of a form is understood, for the boxes of its doses. */
export const DrugContext = createContext<DrugState>({ reading: null, setReading: () => {} })

type Props = {
  /** How the drug was understood when the form was opened. */
  readonly reading: DrugReading | null
  readonly children: ReactNode
}

export function DrugProvider({ reading: first, children }: Props) {
  const [reading, setReading] = useState(first)
  return <DrugContext.Provider value={{ reading, setReading }}>{children}</DrugContext.Provider>
}
