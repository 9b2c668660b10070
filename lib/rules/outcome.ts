import { type DayNumber, type DayRange, toDayRange } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { describeQuantity, type Interval, type Quantity, toInterval } from '@/lib/domain/quantity'
import { listStopReasons } from '@/lib/domain/stop-reasons'
import {
  ANY_IMPROVEMENT,
  BAND_IMPROVEMENT,
  CGI_I_IMPROVEMENT,
  type FailureThreshold,
  type Improvement,
  improvementOfScores,
  improvementOfStopReasons,
  isFailure,
  recordedImprovement,
  STOP_REASON_IMPROVEMENT,
} from './improvement'
import { SCALE_RANGES } from './scales'
import { areOpposite, type Verdict } from './verdict'

/** One recorded source of the outcome, in words and in percent. */
export type OutcomeSource = {
  readonly from: 'scale' | 'scores' | 'percent' | 'cgiI' | 'band' | 'stopReason'
  readonly improvement: Improvement
  readonly basis: string
  /** Whether the source says anything: a baseline that may lie below the scale's mild range may say nothing. */
  readonly isUsable: Verdict
  /** When the endpoint was scored; `null` when it has no date. */
  readonly on: { readonly first: DayNumber; readonly last: DayNumber } | null
}

/** The outcome as recorded, the highest-ranked source first. */
export type OutcomeRecord = { readonly sources: readonly OutcomeSource[]; readonly contradictions: readonly string[] }

/** The improvement by the source that stands, and the sources that it outranks. */
export type CombinedOutcome = {
  readonly improvement: Improvement
  readonly basis: string | null
  readonly from: OutcomeSource['from'] | null
  readonly overruled: readonly OutcomeSource[]
}

/** A score this long after the stop says nothing of the trial (decided). Days. */
export const MAX_DAYS_AFTER_STOP = 28

/** Whether a score is from no more than so many days after the stop. */
export function judgeInTime(on: DayRange, end: Interval): Verdict {
  if (on.last <= end.min + MAX_DAYS_AFTER_STOP) return 'met'
  return on.first > end.max + MAX_DAYS_AFTER_STOP ? 'notMet' : 'unknown'
}

/** "19 to 16"; where either is a range, "19, then 14 to 16", for "to" would be read as that of the range. */
function describeScores(baseline: Quantity, endpoint: Quantity): string {
  const isExact = typeof baseline === 'number' && typeof endpoint === 'number'
  return `${describeQuantity(baseline)}${isExact ? ' to' : ', then'} ${describeQuantity(endpoint)}`
}

function scaleSource(trial: AntidepressantTrial): { source: OutcomeSource | null; contradiction: string | null } {
  const { scale, baseline, baselineOn, endpoint, endpointOn } = trial.outcome ?? {}
  if (!scale || baseline == null || endpoint == null) return { source: null, contradiction: null }
  const range = SCALE_RANGES[scale]
  const [before, after] = [toInterval(baseline), toInterval(endpoint)]
  if (before.min > range.maximum || after.min > range.maximum)
    return { source: null, contradiction: `A ${scale} total is above the scale's maximum of ${range.maximum}.` }
  const on = endpointOn == null ? null : toDayRange(endpointOn)
  const from = baselineOn == null ? null : toDayRange(baselineOn)
  if (on !== null && from !== null && from.first > on.last)
    return { source: null, contradiction: 'The baseline was scored after the endpoint.' }
  if (before.max < range.mildFrom) return { source: null, contradiction: null }
  const isUsable: Verdict = before.min < range.mildFrom ? 'unknown' : 'met'
  const improvement = improvementOfScores(
    { min: Math.max(before.min, range.mildFrom), max: Math.min(before.max, range.maximum) },
    { min: after.min, max: Math.min(after.max, range.maximum) },
  )
  const basis = `${scale} ${describeScores(baseline, endpoint)}`
  return { source: { from: 'scale', improvement, basis, isUsable, on }, contradiction: null }
}

/** Every recorded source of the outcome, in the order in which they outrank each other. */
export function readOutcome(trial: AntidepressantTrial): OutcomeRecord {
  const { source, contradiction } = scaleSource(trial)
  const percent = recordedImprovement(trial.outcome?.improvement)
  const { cgiI, band } = trial.outcome ?? {}
  const cgi = cgiI == null ? null : (CGI_I_IMPROVEMENT[cgiI] ?? null)
  const reasons = listStopReasons(trial)
  const stopped = improvementOfStopReasons(reasons)
  const excludes = stopped === null && reasons.some((reason) => STOP_REASON_IMPROVEMENT[reason] !== undefined)
  const sources: (OutcomeSource | null)[] = [
    source,
    percent === null ? null : undated('percent', percent, 'recorded percentage'),
    cgi === null ? null : undated('cgiI', cgi, `CGI-I ${cgiI}`),
    band ? undated('band', BAND_IMPROVEMENT[band], `recorded as ${BAND_WORDS[band]}`) : null,
    stopped === null ? null : undated('stopReason', stopped, 'reason for stopping'),
  ]
  return {
    sources: sources.filter((one) => one !== null),
    contradictions: [contradiction, excludes ? 'The reasons for stopping exclude each other.' : null].filter(
      (sentence) => sentence !== null,
    ),
  }
}

function undated(from: OutcomeSource['from'], improvement: Improvement, basis: string): OutcomeSource {
  return { from, improvement, basis, isUsable: 'met', on: null }
}

const BAND_WORDS = {
  remission: 'remission',
  response: 'response',
  partial: 'partial response',
  minimal: 'minimal improvement',
  none: 'no improvement',
  worse: 'worse',
  failed: 'failed',
  notFailed: 'not failed',
} as const

/** The sources of a trial, and after its own pair of scores the one that the scores of the case make. */
export function withScoresOfCase(
  own: readonly OutcomeSource[],
  scores: OutcomeSource | null,
): readonly OutcomeSource[] {
  if (scores === null) return own
  const isPair = ({ from }: OutcomeSource) => from === 'scale'
  return [...own.filter(isPair), scores, ...own.filter((source) => !isPair(source))]
}

/** The highest-ranked source stands alone; the others are kept to be named where they disagree. */
export function combineOutcome(sources: readonly OutcomeSource[]): CombinedOutcome {
  const [first, ...overruled] = sources
  return {
    improvement: first?.improvement ?? ANY_IMPROVEMENT,
    basis: first?.basis ?? null,
    from: first?.from ?? null,
    overruled,
  }
}

/** Whether a source that is outranked would have decided the other way. */
export function isOutcomeConflict(combined: CombinedOutcome, threshold: FailureThreshold): boolean {
  const verdict = isFailure(combined.improvement, threshold)
  return combined.overruled.some(({ improvement }) => areOpposite(verdict, isFailure(improvement, threshold)))
}
