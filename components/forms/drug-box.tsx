'use client'
import { useEffect, useRef, useState } from 'react'
import type { DrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { BoxFrame, describedBy } from './box-frame'
import { useBox } from './form-context'

type Props = {
  readonly suggestions: readonly string[]
  /** How the drug was understood when the form was opened. */
  readonly reading: DrugReading | null
}

const WAIT_MS = 250

/** The drug as one would write it; how it is understood stands beneath it. Nothing is ever chosen for the writer. */
export function DrugBox({ suggestions, reading: first }: Props) {
  const { name, typed, error } = useBox('drug')
  const [reading, setReading] = useState(first)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(0)

  useEffect(() => () => clearTimeout(timer.current), [])

  function ask(drug: string, formulation: string) {
    clearTimeout(timer.current)
    latest.current += 1
    const number = latest.current
    timer.current = setTimeout(async () => {
      const understood = await askReading(drug, formulation)
      if (number === latest.current) setReading(understood)
    }, WAIT_MS)
  }

  const hint = 'Generic or brand, as you would write it. ? when nobody remembers which.'
  return (
    <BoxFrame name={name} label="Drug" rowLabel={null} hint={hint} error={error} width="long">
      <input
        className="input input-drug"
        id={name}
        name={name}
        list="drug-names"
        defaultValue={typed[0]}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={error !== null || undefined}
        aria-describedby={describedBy(name, hint, error, true)}
        onChange={(event) => ask(event.target.value, getFormulation(event.target.form))}
      />
      <datalist id="drug-names">
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
      <output
        className="reading"
        id={`${name}-reading`}
        htmlFor={name}
        aria-live="polite"
        data-known={reading?.isKnown}
      >
        {reading?.text}
      </output>
    </BoxFrame>
  )
}

function getFormulation(form: HTMLFormElement | null): string {
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
