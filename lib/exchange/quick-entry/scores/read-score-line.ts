import type { PartialDate } from '@/lib/domain/calendar-date'
import type { Scale } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import { SCALE_RANGES } from '@/lib/rules/scales'
import type { ReadingDay } from '../read-dates'
import { listBlocks, type ScoreMarks } from './score-blocks'
import { listMarks, type Mark } from './score-marks'

/** What a score needs before it can be kept. */
export type ScoreField = 'scale' | 'total' | 'date'

/** One score as a line says it; a total of `null` was asked and is not known. */
export type ReadScore = {
  readonly scale?: Scale
  /** The name as it was written, where it is not the name of the scale. */
  readonly scaleText?: string
  readonly total?: Quantity
  readonly date?: PartialDate
  readonly missing: readonly ScoreField[]
  /** What to do about what is missing, where the line itself says why. */
  readonly hint?: string
}

/** A part of a line that no rule reads, as it was written, and what can be done about it. */
export type Unread = {
  readonly written: string
  readonly why?: string
  /** The one scale of this name that a case holds. */
  readonly suggested?: Scale
}

/** What a line says of scores. */
export type ScoreEntry = { readonly scores: readonly ReadScore[]; readonly notUnderstood: readonly Unread[] }

/** Reads one line; what is left out is missing, and what can be two things is neither. */
export function readScoreLine(written: string, day: ReadingDay): ScoreEntry {
  const marks = listMarks(written, day)
  const found = listBlocks(marks)
  const scores = found.map((score) => toScore(score, written))
  const used = new Set(
    found.flatMap(({ scale, total, date }) => [scale, total, date].filter((mark) => mark !== undefined)),
  )
  const isRead = (mark: Mark) => used.has(mark) && explain(mark, found) === null
  return { scores, notUnderstood: listUnread(marks, isRead, found, written) }
}

const FIELDS = ['scale', 'total', 'date'] as const
const DAY_FIRST = /^\d{1,2} ?[a-z]/i
const DAY_HINT = 'A number right before a month is read as its day: write a comma after the total.'

function toScore({ scale, total, date }: ScoreMarks, line: string): ReadScore {
  const name = scale?.kind === 'scale' ? scale.scale : null
  const text = scale === undefined ? '' : line.slice(scale.from, scale.to)
  const isWhole = total?.kind === 'total' && total.total !== undefined && isOutOf(total, name)
  const score = {
    ...(name === null ? {} : { scale: name }),
    ...(name === null || text === name ? {} : { scaleText: text }),
    ...(isWhole ? { total: total.total } : {}),
    ...(date?.kind === 'date' && date.date !== undefined ? { date: date.date } : {}),
  }
  const missing = FIELDS.filter((field) => score[field] === undefined)
  const isDay = total === undefined && date !== undefined && DAY_FIRST.test(line.slice(date.from, date.to))
  return { ...score, missing, ...(isDay && missing.length > 0 ? { hint: DAY_HINT } : {}) }
}

/** Whether what a total is said to be out of is the end of its scale. */
function isOutOf({ outOf }: { readonly outOf?: number }, scale: Scale | null): boolean {
  return outOf === undefined || scale === null || SCALE_RANGES[scale].maximum === outOf
}

const OTHER = 'Not one of the six scales of a case.'

/** Why a mark is not understood, or `null` where it is. */
function explain(mark: Mark, scores: readonly ScoreMarks[]): string | null {
  if (mark.kind === 'scale')
    return mark.scale === null ? `This has several versions; a case holds the ${mark.suggested}.` : null
  if (mark.kind === 'date') return mark.date === undefined ? (mark.why ?? '') : null
  if (mark.kind === 'otherScale') return OTHER
  if (mark.kind !== 'total') return null
  if (mark.total === undefined) return mark.why ?? ''
  const scale = scores.find(({ total }) => total === mark)?.scale
  const name = scale?.kind === 'scale' ? scale.scale : null
  return name === null || isOutOf(mark, name) ? null : `The ${name} ends at ${SCALE_RANGES[name].maximum}.`
}

const SAYS_SOMETHING: readonly Mark['kind'][] = ['scale', 'total', 'date', 'otherScale', 'word']

/** The parts that were not understood; what only plain words and spaces part, and nothing explains, is one part. */
function listUnread(
  marks: readonly Mark[],
  isRead: (mark: Mark) => boolean,
  scores: readonly ScoreMarks[],
  line: string,
): readonly Unread[] {
  const parts: { from: number; to: number; why: string | null; suggested?: Scale; isOpen: boolean }[] = []
  for (const mark of marks) {
    const last = parts.at(-1)
    if (!SAYS_SOMETHING.includes(mark.kind)) {
      if (last !== undefined && endsPart(mark, line, last.from)) last.isOpen = false
      continue
    }
    if (isRead(mark)) {
      if (last !== undefined) last.isOpen = false
      continue
    }
    const why = explain(mark, scores)
    if (last?.isOpen && why === null) last.to = mark.to
    else parts.push({ from: mark.from, to: mark.to, why, isOpen: why === null || why === OTHER, ...suggest(mark) })
  }
  return parts.map(({ from, to, why, suggested }) => ({
    written: line.slice(from, to + closeBracket(line, from, to)),
    ...(why ? { why } : {}),
    ...(suggested === undefined ? {} : { suggested }),
  }))
}

/** A comma ends a part, and so does a bracket that was opened before it. */
function endsPart(mark: Mark, line: string, from: number): boolean {
  if (mark.kind === 'separator') return true
  return line.slice(mark.from, mark.to).includes(')') && !line.slice(from, mark.from).includes('(')
}

function suggest(mark: Mark) {
  return mark.kind === 'scale' && mark.scale === null && mark.suggested !== undefined
    ? { suggested: mark.suggested }
    : {}
}

function closeBracket(line: string, from: number, to: number): number {
  const part = line.slice(from, to)
  return part.split('(').length > part.split(')').length && line[to] === ')' ? 1 : 0
}
