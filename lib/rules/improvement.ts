import type { OutcomeBand, StopReason } from '@/lib/domain/case-file'
import { type Interval, type Quantity, toInterval } from '@/lib/domain/quantity'
import { closed, halfOpen, intersectRanges, type Range, staysBelow } from './range'
import type { Verdict } from './verdict'

/** Percent improvement as far as recorded. */
export type Improvement = Range

/** What a definition calls a failure: improvement below a percentage, or at most that percentage. */
export type FailureThreshold = { readonly percent: number; readonly inclusive: boolean }

const RESPONSE_PERCENT = 50
const PARTIAL_PERCENT = 25

const from = (min: number): Improvement => closed(min, 100)
const below = (max: number): Improvement => halfOpen(-Infinity, max)

const PARTIAL: Improvement = halfOpen(PARTIAL_PERCENT, RESPONSE_PERCENT)

/** Anything at all: nothing is known. */
export const ANY_IMPROVEMENT: Improvement = closed(-Infinity, 100)

/** What each recorded band means in percent (`docs/rules.md`; decided, bands are half-open). */
export const BAND_IMPROVEMENT = {
  remission: from(RESPONSE_PERCENT),
  response: from(RESPONSE_PERCENT),
  partial: PARTIAL,
  minimal: { min: 0, max: PARTIAL_PERCENT, minOpen: true, maxOpen: true },
  none: closed(0, 0),
  worse: below(0),
  failed: below(RESPONSE_PERCENT),
  notFailed: from(RESPONSE_PERCENT),
} as const satisfies Record<OutcomeBand, Improvement>

/** What each CGI-I means in percent (1 and 2 are a response; decided for the others). */
export const CGI_I_IMPROVEMENT: Readonly<Record<number, Improvement>> = {
  1: from(RESPONSE_PERCENT),
  2: from(RESPONSE_PERCENT),
  3: closed(1, 49),
  4: below(PARTIAL_PERCENT),
  5: below(0),
  6: below(0),
  7: below(0),
}

/** The only stop reasons that say anything of the outcome. */
export const STOP_REASON_IMPROVEMENT: Readonly<Partial<Record<StopReason, Improvement>>> = {
  lackOfEfficacy: below(RESPONSE_PERCENT),
  partialResponse: PARTIAL,
  remission: from(RESPONSE_PERCENT),
}

/** Whether an improvement is a failure by a threshold: met means failed. */
export function isFailure(improvement: Improvement, threshold: FailureThreshold): Verdict {
  return staysBelow(improvement, threshold.percent, threshold.inclusive)
}

/** (baseline − endpoint) / baseline × 100 over every completion of both scores, both within their scale. */
export function improvementOfScores(baseline: Interval, endpoint: Interval): Improvement {
  const percent = (base: number, end: number) => ((base - end) / base) * 100
  return closed(percent(baseline.min, endpoint.max), percent(baseline.max, endpoint.min))
}

/** A recorded percentage as a range. */
export function recordedImprovement(percent: Quantity | undefined): Improvement | null {
  if (percent === undefined || percent === null) return null
  const { min, max } = toInterval(percent, { min: -Infinity, max: 100 })
  return closed(min, max)
}

/** The range that all stop reasons together leave, or `null` when they say nothing or contradict each other. */
export function improvementOfStopReasons(reasons: readonly StopReason[]): Improvement | null {
  const said = reasons.flatMap((reason) => STOP_REASON_IMPROVEMENT[reason] ?? [])
  return said.reduce<Improvement | null>(
    (all, one) => (all === null ? null : intersectRanges(all, one)),
    said.length === 0 ? null : ANY_IMPROVEMENT,
  )
}

/** One decimal, unless that would carry a value across a whole percentage, on which thresholds lie. */
function round(percent: number): number {
  const short = Math.round(percent * 10) / 10
  return Number.isInteger(short) ? Math.trunc(percent * 100) / 100 : short
}

/** An improvement as a quantity to show, in percent. */
export function toImprovementQuantity(improvement: Improvement): Quantity {
  const { min, max } = improvement
  if (min === max) return round(min)
  const least = Number.isFinite(min) ? { min: round(min) } : {}
  const known = Number.isFinite(min) || max < 100
  return known ? { ...least, max: round(max) } : null
}
