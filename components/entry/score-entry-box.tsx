'use client'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import { describeScoreReading } from '@/lib/exchange/quick-entry/scores/describe-scores'
import { readScoreLines, type Score } from '@/lib/exchange/quick-entry/scores/score-lines'
import { LinesBox, type PutLines } from './lines-box'
import { ScoreReading } from './score-reading'

const HINT = 'Scale, total and date, as you would write them. One score or several on a line.'
const EXAMPLE = `PHQ-9: 19 (27 Feb 2024), 16 (10 June 2024), 9 (Aug 2024)
3 Mar 2024: MADRS 32, QIDS 18`

type Props = {
  readonly day: ReadingDay
  /** The scores of the case, which are not added again. */
  readonly recorded: readonly Score[]
}

/** Scores in lines, and beneath them as they are typed how each is read. */
export function ScoreEntryBox({ day, recorded }: Props) {
  function read(text: string, put: PutLines) {
    const lines = readScoreLines(text, day, recorded)
    return {
      count: describeScoreReading(lines),
      readings: lines.map((line) => <ScoreReading key={line.number} line={line} put={put} />),
    }
  }
  return <LinesBox label="Scores" hint={HINT} example={EXAMPLE} read={read} />
}
