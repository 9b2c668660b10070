import { type DayRange, toDayRange } from '@/lib/domain/calendar-date'
import type { OtherTreatment } from '@/lib/domain/case-file'
import { DEFINITIONS } from './definitions'
import { isFailure } from './improvement'
import { combineOutcome, readOutcome } from './outcome'
import type { PreparedCase } from './prepare-case'
import { allOf, type Verdict } from './verdict'

/** A course of something that is not a drug: whether it belongs to the current episode, and whether it failed. */
export type JudgedTreatment = {
  readonly treatment: OtherTreatment
  readonly isCurrent: Verdict
  /** Improvement below the threshold of the default definition. How much of it was given is not judged. */
  readonly failed: Verdict
  readonly isBilateral: Verdict
}

/** Whole words only: anything else leaves the side unknown. */
const LATERALITY: ReadonlyMap<string, Verdict> = new Map([
  ['bilateral', 'met'],
  ['bitemporal', 'met'],
  ['bifrontal', 'met'],
  ['bilateral ect', 'met'],
  ['bl', 'met'],
  ['bt', 'met'],
  ['bf', 'met'],
  ['unilateral', 'notMet'],
  ['right unilateral', 'notMet'],
  ['left unilateral', 'notMet'],
  ['unilateral right', 'notMet'],
  ['unilateral left', 'notMet'],
  ['unilateral ect', 'notMet'],
  ['rul', 'notMet'],
  ['lul', 'notMet'],
])

function judgeLaterality(text: string | null | undefined): Verdict {
  return (text == null ? null : LATERALITY.get(text.trim().toLowerCase())) ?? 'unknown'
}

/** Recorded, or shown by dates, or assumed to be the current one, as for trials. */
function judgeEpisode({ episode, start, stop }: OtherTreatment, onset: DayRange | null): Verdict {
  if (episode === 'current') return 'met'
  if (episode === 'previous') return 'notMet'
  if (episode === 'unknown') return 'unknown'
  if (onset === null || (start == null && stop == null)) return 'met'
  if (stop != null && toDayRange(stop).last < onset.first) return 'notMet'
  if (start != null && toDayRange(start).first >= onset.last) return 'met'
  return 'unknown'
}

/** While a course goes on, it may still bring a response. */
function judgeFailed(treatment: OtherTreatment): Verdict {
  const { sources, contradictions } = readOutcome({ id: treatment.id, drug: null, outcome: treatment.outcome })
  if (sources[0]?.isUsable !== 'met' || contradictions.length > 0) return 'unknown'
  const { value, inclusive } = DEFINITIONS['six-week'].failedBelow
  const failed = isFailure(combineOutcome(sources).improvement, { percent: value, inclusive })
  return allOf([failed, treatment.ongoing === true ? 'unknown' : 'met'])
}

/** The courses of one kind; `null` where the list of other treatments was left out, so that nobody was asked. */
export function listTreatments(context: PreparedCase, kind: OtherTreatment['kind']): readonly JudgedTreatment[] | null {
  const { otherTreatments } = context.file
  if (otherTreatments === undefined) return null
  return otherTreatments
    .filter((treatment) => treatment.kind === kind)
    .map((treatment) => ({
      treatment,
      isCurrent: judgeEpisode(treatment, context.onset),
      failed: judgeFailed(treatment),
      isBilateral: judgeLaterality(treatment.laterality),
    }))
}
