'use client'
import { type RefObject, useContext, useEffect, useRef } from 'react'
import type { DrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { DrugContext } from './drug-context'

const WAIT_MS = 250

/** Asks how the drug in a box is understood whenever it is written, or its release form chosen. */
export function useDrugReading(input: RefObject<HTMLInputElement | null>) {
  const { reading, setReading } = useContext(DrugContext)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(0)

  function ask(drug: string) {
    clearTimeout(timer.current)
    latest.current += 1
    const number = latest.current
    // What stood here was about another name.
    setReading(null)
    timer.current = setTimeout(async () => {
      const understood = await askReading(drug, getFormulation(input.current?.form))
      if (number === latest.current) setReading(understood)
    }, WAIT_MS)
  }

  const askAgain = useRef(ask)
  useEffect(() => {
    askAgain.current = ask
  })
  useEffect(() => {
    const box = input.current
    const form = box?.form
    const askForForm = (event: Event) => {
      if (event.target instanceof HTMLSelectElement && event.target.name === 'formulation' && box !== null) {
        askAgain.current(box.value)
      }
    }
    form?.addEventListener('change', askForForm)
    return () => {
      form?.removeEventListener('change', askForForm)
      clearTimeout(timer.current)
    }
  }, [input])

  return { reading, ask }
}

function getFormulation(form: HTMLFormElement | null | undefined): string {
  const box = form?.elements.namedItem('formulation')
  return box instanceof HTMLSelectElement ? box.value : ''
}

/** Without a connection there is simply no reading; the name is saved as written all the same. */
async function askReading(drug: string, formulation: string): Promise<DrugReading | null> {
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
