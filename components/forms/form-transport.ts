'use client'
import { createContext } from 'react'
import type { DrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { type Sent, sendForm } from './send-form'

/** Who answers the forms of a page: our server, unless the page answers them itself. */
export type FormTransport = {
  readonly send: (action: string, body: URLSearchParams) => Promise<Sent>
  /** Goes to where a saved form leads. */
  readonly goTo: (location: string) => void
  readonly readDrug: (drug: string, formulation: string) => Promise<DrugReading | null>
}

/** Without a connection there is simply no reading; the name is saved as written all the same. */
async function readDrugOnServer(drug: string, formulation: string): Promise<DrugReading | null> {
  try {
    const body = new URLSearchParams({ drug, formulation })
    const response = await fetch('/api/cases/drug-reading', { method: 'POST', body })
    const answer: unknown = await response.json()
    return isAnswer(answer) ? answer.reading : null
  } catch {
    return null
  }
}

function isAnswer(answer: unknown): answer is { readonly reading: DrugReading | null } {
  return typeof answer === 'object' && answer !== null && 'reading' in answer
}

export const FormTransportContext = createContext<FormTransport>({
  send: sendForm,
  goTo: (location) => window.location.assign(location),
  readDrug: readDrugOnServer,
})
