import { type DayRange, describeDate } from '@/lib/domain/calendar-date'
import type { Scale } from '@/lib/domain/case-file'
import { describeQuantity, type Interval, toInterval } from '@/lib/domain/quantity'
import { type FailureThreshold, type Improvement, improvementOfScores, isFailure } from './improvement'
import type { OutcomeSource } from './outcome'
import { hull } from './range'
import { SCALE_RANGES } from './scales'
import type { Baseline, LaterScore, ScaleScores, Score } from './trial-scores'
import { allOf, anyOf, type Verdict } from './verdict'

type Bracket = { readonly improvement: Improvement; readonly isUsable: Verdict; readonly basis: string }

type Endpoint = LaterScore & { readonly isUsable: Verdict }

const ANY_TIME: DayRange = { first: -Infinity, last: Infinity }

function totalOf({ total }: Score, { maximum }: { readonly maximum: number }): Interval {
  const { min, max } = toInterval(total, { min: 0, max: maximum })
  return { min, max: Math.min(max, maximum) }
}

/** Those that may be the last by the stop or, where there is none, the first after it. */
function listEndpoints(later: readonly LaterScore[], isDue: (on: DayRange) => Verdict): readonly Endpoint[] {
  const usable = later.flatMap((score): Endpoint[] => {
    const cheap = allOf([score.fits, score.inTime])
    const isUsable = cheap === 'notMet' || score.days === null ? cheap : allOf([cheap, isDue(score.days)])
    return isUsable === 'notMet' ? [] : [{ ...score, isUsable }]
  })
  const certain = (isAfterStop: Verdict) =>
    usable.filter((score) => score.isUsable === 'met' && score.isAfterStop === isAfterStop).map(daysOf)
  const lastByStop = Math.max(...certain('notMet').map(({ first }) => first))
  const firstAfter = Math.min(...certain('met').map(({ last }) => last))
  return usable.filter((score) => {
    const { first, last } = daysOf(score)
    if (score.isAfterStop === 'met') return lastByStop === -Infinity && first <= firstAfter
    return last >= lastByStop
  })
}

function daysOf({ days }: Score): DayRange {
  return days ?? ANY_TIME
}

/** A baseline below the mild range leaves no room to improve. */
function isHighEnough(baseline: Score, scale: Scale): Verdict {
  const { min, max } = totalOf(baseline, SCALE_RANGES[scale])
  const { mildFrom } = SCALE_RANGES[scale]
  if (min >= mildFrom) return 'met'
  return max < mildFrom ? 'notMet' : 'unknown'
}

function improvementBetween(baselines: readonly Score[], ends: readonly Score[], scale: Scale): Improvement | null {
  const range = SCALE_RANGES[scale]
  const all = baselines.flatMap((baseline) => {
    const { min, max } = totalOf(baseline, range)
    const before = { min: Math.max(min, range.mildFrom), max }
    return ends.map((end) => improvementOfScores(before, totalOf(end, range)))
  })
  return all.reduce<Improvement | null>((known, one) => (known === null ? one : hull(known, one)), null)
}

function describeScores(scores: readonly Score[]): string {
  const [first, second, ...others] = scores.map(
    ({ total, date }) => `${describeQuantity(total)}${date === null ? '' : ` of ${describeDate(date)}`}`,
  )
  return [first, second, others.length > 0 ? 'others' : undefined].filter((one) => one !== undefined).join(' or ')
}

/** Where the trial failed by the last score, an earlier one that is no failure leaves open whether a response was lost. */
function withEarlier(
  bracket: Bracket,
  { scale, later }: ScaleScores,
  baselines: readonly Baseline[],
  ends: readonly Endpoint[],
  threshold: FailureThreshold,
): Bracket {
  if (isFailure(bracket.improvement, threshold) !== 'met') return bracket
  const lastEnd = Math.max(...ends.map((end) => daysOf(end).last))
  const better = later.filter((score) => {
    if (daysOf(score).first >= lastEnd) return false
    const improvement = improvementBetween(baselines, [score], scale)
    return improvement !== null && isFailure(improvement, threshold) !== 'met'
  })
  const most = improvementBetween(baselines, better, scale)
  if (most === null) return bracket
  return {
    ...bracket,
    improvement: hull(bracket.improvement, most),
    basis: `${bracket.basis}, and ${describeScores(better)} before`,
  }
}

function bracketOnScale(
  scores: ScaleScores,
  isDue: (on: DayRange) => Verdict,
  threshold: FailureThreshold,
): Bracket | null {
  const { scale } = scores
  const baselines = scores.baselines.filter((baseline) => isHighEnough(baseline, scale) !== 'notMet')
  const ends = listEndpoints(scores.later, isDue)
  const improvement = improvementBetween(baselines, ends, scale)
  if (improvement === null) return null
  const bracket = {
    improvement,
    isUsable: allOf([
      anyOf(scores.baselines.map(({ fits }) => fits)),
      scores.baselines.every((baseline) => isHighEnough(baseline, scale) === 'met') ? 'met' : 'unknown',
      anyOf(ends.map(({ isUsable }) => isUsable)),
    ]),
    basis: `${scale} ${describeScores(baselines)}, then ${describeScores(ends)}`,
  }
  return withEarlier(bracket, scores, baselines, ends, threshold)
}

/**
 * The outcome of a trial by the scores of the case around it: from the latest in the 28 days up to its start to the last by
 * its stop, or the first in the 28 days after. `isDue`: whether by then the trial had the days that decide. Scales of which
 * nobody says which decides are taken together; `null` where none has a score on both sides.
 */
export function bracketTrial(
  scores: readonly ScaleScores[],
  isDue: (on: DayRange) => Verdict,
  threshold: FailureThreshold,
): OutcomeSource | null {
  const found = scores.flatMap((one) => bracketOnScale(one, isDue, threshold) ?? [])
  const improvement = found.reduce<Improvement | null>(
    (all, one) => (all === null ? one.improvement : hull(all, one.improvement)),
    null,
  )
  if (improvement === null) return null
  return {
    from: 'scores',
    improvement,
    basis: found.map(({ basis }) => basis).join('; '),
    isUsable: anyOf(found.map(({ isUsable }) => isUsable)),
    on: null,
  }
}
