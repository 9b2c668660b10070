'use client'
import { type RefObject, useContext, useEffect, useRef } from 'react'
import { DrugContext } from './drug-context'
import { FormTransportContext } from './form-transport'

const WAIT_MS = 250

/** Asks how the drug in a box is understood whenever it is written, or its release form chosen. */
export function useDrugReading(input: RefObject<HTMLInputElement | null>) {
  const { reading, setReading } = useContext(DrugContext)
  const { readDrug } = useContext(FormTransportContext)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(0)

  function ask(drug: string) {
    clearTimeout(timer.current)
    latest.current += 1
    const number = latest.current
    // What stood here was about another name.
    setReading(null)
    timer.current = setTimeout(async () => {
      const understood = await readDrug(drug, getFormulation(input.current?.form))
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
