import type { DayNumber, DayRange } from '@/lib/domain/calendar-date'
import type { OtherTreatment } from '@/lib/domain/case-file'
import { type Course, layOutCourse } from './course'
import { DEFINITIONS } from './definitions'
import { judgeEpisode } from './episode'
import { isFailure } from './improvement'
import { combineOutcome, type OutcomeRecord, readOutcome } from './outcome'
import type { PreparedCase } from './prepare-case'
import { allOf, type Verdict } from './verdict'

/** A course of something that is not a drug: whether it belongs to the current episode, and whether it failed. */
export type JudgedTreatment = {
  readonly treatment: OtherTreatment
  readonly isCurrent: Verdict
  /** Improvement below the threshold of the default definition. How much of it was given is not judged. */
  readonly failed: Verdict
  readonly isBilateral: Verdict
  /** Its dates, or the scores of its outcome, cannot all be true. */
  readonly isContradictory: boolean
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

/** The course on the calendar, as for trials. */
export function layOutTreatment(treatment: OtherTreatment, today: DayNumber): Course {
  const { id, start, stop, ongoing, weeks, days } = treatment
  return layOutCourse({ id, drug: null, start, stop, ongoing, weeks, days }, today, [])
}

/** As for trials; how much of it was given is not judged, so that one on both sides of the onset is open. */
function isCurrent({ episode, start, stop }: OtherTreatment, course: Course, onset: DayRange | null): Verdict {
  if (course.network === null) return 'unknown'
  const isDated = start != null || stop != null
  const anyDays = { certainlyAfter: 0, possiblyAfter: Infinity, certainlyBefore: 0, possibly: Infinity, required: 1 }
  return judgeEpisode(episode, course, isDated, onset, () => anyDays).isCurrent
}

/** While a course goes on, it may still bring a response. A score that may say nothing is read both ways. */
function judgeFailed({ sources }: OutcomeRecord, { ongoing }: OtherTreatment): Verdict {
  const { value, inclusive } = DEFINITIONS['six-week'].failedBelow
  const failedBy = (some: typeof sources) => isFailure(combineOutcome(some).improvement, { percent: value, inclusive })
  const certain = failedBy(sources.filter(({ isUsable }) => isUsable === 'met'))
  return allOf([certain === failedBy(sources) ? certain : 'unknown', ongoing === true ? 'unknown' : 'met'])
}

/** What the record says of one course. */
export function judgeTreatment(treatment: OtherTreatment, context: PreparedCase): JudgedTreatment {
  const course = layOutTreatment(treatment, context.today)
  const outcome = readOutcome({ id: treatment.id, drug: null, outcome: treatment.outcome })
  const isContradictory = course.network === null || outcome.contradictions.length > 0
  return {
    treatment,
    isCurrent: isCurrent(treatment, course, context.onset),
    failed: isContradictory ? 'unknown' : judgeFailed(outcome, treatment),
    isBilateral: judgeLaterality(treatment.laterality),
    isContradictory,
  }
}

/** The courses of one kind; `null` where the list of other treatments was left out, so that nobody was asked. */
export function listTreatments(context: PreparedCase, kind: OtherTreatment['kind']): readonly JudgedTreatment[] | null {
  const { otherTreatments } = context.file
  if (otherTreatments === undefined) return null
  return otherTreatments
    .filter((treatment) => treatment.kind === kind)
    .map((treatment) => judgeTreatment(treatment, context))
}
