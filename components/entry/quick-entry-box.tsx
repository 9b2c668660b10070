'use client'
import { describeReading } from '@/lib/exchange/quick-entry/describe-entry'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import { readEntryLines } from '@/lib/exchange/quick-entry/read-entry-lines'
import { EntryReading } from './entry-reading'
import { LinesBox, type PutLines } from './lines-box'

const HINT = 'One trial per line, as you would write it. Paste a medication list if you have one.'
const EXAMPLE = `sertraline 50→150 mg 10 wk Mar–May 2021, good adherence, nausea, no response
Effexor XR 75 x 2w then 150 x 6w, PHQ9 18>15, stopped: no benefit`

/** Trials, a line each, and beneath them as they are typed how each is read. */
export function QuickEntryBox({ day }: { readonly day: ReadingDay }) {
  function read(text: string, put: PutLines) {
    const lines = readEntryLines(text, day)
    return {
      count: describeReading(lines.map(({ entry }) => entry)),
      readings: lines.map((line) => <EntryReading key={line.number} line={line} put={put} />),
    }
  }
  return <LinesBox label="Trials" hint={HINT} example={EXAMPLE} read={read} />
}
