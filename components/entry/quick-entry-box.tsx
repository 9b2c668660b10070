'use client'
import { useContext, useEffect, useRef, useState } from 'react'
import { describedBy } from '@/components/forms/box-frame'
import { FormContext, useBox } from '@/components/forms/form-context'
import { describeReading } from '@/lib/exchange/quick-entry/describe-entry'
import { LINES_BOX, SEEN_BOX } from '@/lib/exchange/quick-entry/entry-boxes'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import { readEntryLines, replaceLine } from '@/lib/exchange/quick-entry/read-entry-lines'
import { EntryReading } from './entry-reading'

const HINT = 'One trial per line, as you would write it. Paste a medication list if you have one.'
const EXAMPLE = `sertraline 50→150 mg 10 wk Mar–May 2021, good adherence, nausea, no response
Effexor XR 75 x 2w then 150 x 6w, PHQ9 18>15, stopped: no benefit`
const FEWEST_ROWS = 5
const MOST_ROWS = 16

/** The lines, and beneath them as they are typed how each is read. Nothing is put right for the writer. */
export function QuickEntryBox({ day }: { readonly day: ReadingDay }) {
  const { name, typed, error } = useBox(LINES_BOX)
  const { changed } = useContext(FormContext)
  const [text, setText] = useState(typed[0] ?? '')
  const box = useRef<HTMLTextAreaElement>(null)
  const lines = readEntryLines(text, day)
  const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, text.split('\n').length + 1))

  // What was typed before the page was ready is in the box already, and stays.
  useEffect(() => setText(box.current?.value ?? ''), [])

  function put(number: number, replacement: readonly string[]) {
    if (box.current === null) return
    box.current.value = replaceLine(text, number, replacement)
    box.current.focus()
    setText(box.current.value)
    changed()
  }

  return (
    <>
      <div className="box box-full" data-error={error === null ? undefined : ''}>
        <label className="box-label" htmlFor={name}>
          Trials
        </label>
        <p className="hint" id={`${name}-hint`}>
          {HINT}
        </p>
        <textarea
          ref={box}
          className="textarea entry-lines"
          id={name}
          name={name}
          rows={rows}
          defaultValue={typed[0]}
          placeholder={EXAMPLE}
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={error !== null || undefined}
          aria-describedby={describedBy(name, HINT, error)}
          onChange={(event) => setText(event.target.value)}
        />
        {error !== null && (
          <p className="field-error" id={`${name}-error`}>
            {error}
          </p>
        )}
        <input type="hidden" name={SEEN_BOX} value={text} />
      </div>
      <output className="entry-count" htmlFor={name} aria-live="polite">
        {text.trim() === '' ? '' : describeReading(lines.map(({ entry }) => entry))}
      </output>
      {lines.length > 0 && (
        <ol className="entry-readings" aria-label="How the lines are read">
          {lines.map((line) => (
            <EntryReading key={line.number} line={line} put={put} />
          ))}
        </ol>
      )}
      <noscript>
        <p>
          <button type="submit" className="button" name={SEEN_BOX} value="">
            Read these lines
          </button>
        </p>
      </noscript>
    </>
  )
}
