import { type DayNumber, type DayRange, type PartialDate, toDayRange } from '@/lib/domain/calendar-date'
import { SCALES, type Scale } from '@/lib/domain/case-file'
import type { Interval, Quantity } from '@/lib/domain/quantity'
import type { CaseScore } from './case-scores'
import { courseSpan } from './course'
import { judgeInTime } from './outcome'
import type { PreparedTrial } from './prepare-trial'
import type { Span } from './spans'
import { allOf, type Verdict } from './verdict'

/** A score this long before the start is no baseline of the trial (decided). Days. */
export const MAX_DAYS_BEFORE_START = 28

/** One total, and the days on which it may have been taken; `null` for one that a trial records without a date. */
export type Score = { readonly date: PartialDate | null; readonly days: DayRange | null; readonly total: Quantity }

/** A score that may be the baseline of a trial. */
export type Baseline = Score & { readonly fits: Verdict }

/** A score that may have been taken while a trial ran or soon after, before anything else was begun. */
export type LaterScore = Score & { readonly fits: Verdict; readonly inTime: Verdict; readonly isAfterStop: Verdict }

/** The scores on one scale that may lie around a trial: of the baselines, those that may be the latest. */
export type ScaleScores = {
  readonly scale: Scale
  readonly baselines: readonly Baseline[]
  readonly later: readonly LaterScore[]
}

/** When another treatment was begun, and whether it was one of depression. */
export type Begun = { readonly days: DayRange; readonly isForDepression: Verdict }

const NEVER: Interval = { min: Infinity, max: Infinity }

/** Whether a day is certainly, possibly or not at all among the days of a range. */
function liesIn({ first, last }: DayRange, from: Interval, to: Interval): Verdict {
  if (first >= from.max && last <= to.min) return 'met'
  return last < from.min || first > to.max ? 'notMet' : 'unknown'
}

function toBaselines(scores: readonly CaseScore[], start: Interval): readonly Baseline[] {
  const from = { min: start.min - MAX_DAYS_BEFORE_START, max: start.max - MAX_DAYS_BEFORE_START }
  const fitting = scores.flatMap((score) => {
    const fits = liesIn(score.days, from, start)
    return fits === 'notMet' ? [] : [{ ...score, fits }]
  })
  const latest = Math.max(...fitting.filter(({ fits }) => fits === 'met').map(({ days }) => days.first))
  return fitting.filter(({ days }) => days.last >= latest)
}

/** Until when a score speaks of a trial: the first of what was certainly, and of what was possibly, begun after its start. */
type Limits = { readonly certain: DayRange; readonly possibleFrom: DayNumber }

function limitsOf(start: Interval, others: readonly Begun[]): Limits {
  const after = { min: start.min + 1, max: start.max + 1 }
  const later = others.map(({ days, isForDepression }) => ({
    days,
    isLater: allOf([isForDepression, liesIn(days, after, NEVER)]),
  }))
  const certain = later.filter(({ isLater }) => isLater === 'met').map(({ days }) => days)
  const possible = later.filter(({ isLater }) => isLater === 'unknown').map(({ days }) => days.first)
  return {
    certain: {
      first: Math.min(...certain.map(({ first }) => first)),
      last: Math.min(...certain.map(({ last }) => last)),
    },
    possibleFrom: Math.min(...possible),
  }
}

function isWithin({ first, last }: DayRange, { certain, possibleFrom }: Limits): Verdict {
  if (first > certain.last) return 'notMet'
  return last <= certain.first && last <= possibleFrom ? 'met' : 'unknown'
}

function toLater(scores: readonly Score[], { start, end }: Span, limits: Limits): readonly LaterScore[] {
  const after = { min: start.min + 1, max: start.max + 1 }
  const afterStop = { min: end.min + 1, max: end.max + 1 }
  return scores.flatMap((score): LaterScore[] => {
    const { days } = score
    // What a trial names as its own endpoint, and gives no day, is taken at its word.
    if (days === null) return [{ ...score, fits: 'met', inTime: 'met', isAfterStop: 'notMet' }]
    const fits = allOf([liesIn(days, after, NEVER), isWithin(days, limits)])
    if (fits === 'notMet') return []
    return [{ ...score, fits, inTime: judgeInTime(days, end), isAfterStop: liesIn(days, afterStop, NEVER) }]
  })
}

function own(date: PartialDate | null | undefined, total: Quantity | undefined): Score | null {
  if (total == null) return null
  return { date: date ?? null, days: date == null ? null : toDayRange(date), total }
}

/**
 * The scores of a case that may lie around a trial, by scale: before its start, and while it ran or soon after. Where the
 * trial names one side itself, that is the side.
 */
export function listTrialScores(
  { trial, course, hasDates }: PreparedTrial,
  scores: readonly CaseScore[],
  others: readonly Begun[],
): readonly ScaleScores[] {
  if (!hasDates || course.network === null) return []
  const span = courseSpan(course)
  const limits = limitsOf(span.start, others)
  const { scale: ownScale, baseline, baselineOn, endpoint, endpointOn } = trial.outcome ?? {}
  return SCALES.map((scale) => {
    const ofCase = scores.filter((score) => score.scale === scale)
    const ownBaseline = scale === ownScale ? own(baselineOn, baseline) : null
    const ownEndpoint = scale === ownScale && ownBaseline === null ? own(endpointOn, endpoint) : null
    const baselines =
      ownBaseline === null ? toBaselines(ofCase, span.start) : [{ ...ownBaseline, fits: 'met' as const }]
    const later = toLater(ownEndpoint === null ? ofCase : [ownEndpoint], span, limits)
    return { scale, baselines, later }
  })
}
