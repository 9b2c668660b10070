import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFacts } from '@/lib/domain/case-file'
import { checkCaseFacts } from '../../forms/check-case-facts'
import { isSame } from '../../re-runs/is-same'
import type { ReadingDay } from '../read-dates'
import { readLines, type WrittenLine } from '../written-line'
import { type ReadScore, readScoreLine, type Unread } from './read-score-line'

/** A total on one scale and day, as a case file holds it. */
export type Score = NonNullable<CaseFacts['scores']>[number]

/**
 * A score of a line, and what comes of it: `recorded` and `repeated` ones stand in the case, or in a line before, already,
 * and are not added again. `problem` says what in a whole score cannot be so.
 */
export type LineScore = ReadScore & {
  readonly state: 'new' | 'recorded' | 'repeated' | 'incomplete' | 'impossible'
  readonly problem?: string
}

export type ScoreLine = WrittenLine<{
  readonly scores: readonly LineScore[]
  readonly notUnderstood: readonly Unread[]
}>

/** Reads every line of a text, beside the scores that are recorded. */
export function readScoreLines(text: string, day: ReadingDay, recorded: readonly Score[]): readonly ScoreLine[] {
  const before: Score[] = []
  return readLines(text, (written) => {
    const { scores, notUnderstood } = readScoreLine(written, day)
    return { notUnderstood, scores: scores.map((score) => judgeScore(score, day.asOf, { recorded, before })) }
  })
}

type Around = { readonly recorded: readonly Score[]; readonly before: Score[] }

function judgeScore(read: ReadScore, today: CalendarDate, { recorded, before }: Around): LineScore {
  const score = toScore(read)
  if (score === null) return { ...read, state: 'incomplete' }
  const problem = findProblem(score, today)
  if (problem !== null) return { ...read, state: 'impossible', problem }
  const isOne = (other: Score) => isSame(other, score)
  if (recorded.some(isOne)) return { ...read, state: 'recorded' }
  if (before.some(isOne)) return { ...read, state: 'repeated' }
  before.push(score)
  return { ...read, state: 'new' }
}

/** A score as a case file holds it, or `null` where something of it is missing. */
export function toScore({ scale, total, date }: ReadScore): Score | null {
  return scale === undefined || total === undefined || date === undefined ? null : { scale, date, total }
}

/** The scores that a case does not hold yet, each once. */
export function listNewScores(scores: readonly Score[], recorded: readonly Score[]): readonly Score[] {
  return scores.filter(
    (score, index) => ![...recorded, ...scores.slice(0, index)].some((other) => isSame(other, score)),
  )
}

function findProblem(score: Score, today: CalendarDate): string | null {
  const errors = checkCaseFacts({ label: '', scores: [score] }, today)
  const field = (['total', 'date'] as const).find((name) => errors[`scores.0.${name}`] !== undefined)
  return field === undefined ? null : `${field}: ${errors[`scores.0.${field}`]}`
}
