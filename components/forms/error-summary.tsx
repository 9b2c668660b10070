'use client'
import { type RefObject, useEffect } from 'react'
import type { FormErrors } from '@/lib/exchange/forms/form-values'

type Props = {
  readonly errors: FormErrors
  /** What a box, or a row of a list, is called, by its name. */
  readonly places: Readonly<Record<string, string>>
  readonly focus: RefObject<HTMLDivElement | null>
}

/** What has to be put right, each line leading to its box. Takes the focus when it appears. */
export function ErrorSummary({ errors, places, focus }: Props) {
  const entries = Object.entries(errors)
  useEffect(() => {
    if (Object.keys(errors).length > 0) focus.current?.focus()
  }, [errors, focus])
  if (entries.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={focus} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">
        Not saved: {entries.length === 1 ? 'one entry needs' : `${entries.length} entries need`} another look
      </h2>
      <ul>
        {entries.map(([name, message]) => (
          <li key={name}>
            <a href={`#${name}`} onClick={(event) => openAndFocus(event, name)}>
              {describePlace(name, places)}
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function describePlace(name: string, places: Props['places']): string {
  const box = places[name]
  if (box !== undefined) return `${box}: `
  const [list = '', row = ''] = name.split('.')
  const label = places[list]
  return label === undefined || !/^\d+$/.test(row) ? '' : `${label} ${Number(row) + 1}: `
}

function openAndFocus(event: { preventDefault: () => void }, name: string) {
  const box = document.getElementById(name)
  if (box === null) return
  event.preventDefault()
  for (let parent = box.parentElement; parent !== null; parent = parent.parentElement) {
    if (parent instanceof HTMLDetailsElement) parent.open = true
  }
  box.focus()
  box.scrollIntoView?.({ block: 'center' })
}
