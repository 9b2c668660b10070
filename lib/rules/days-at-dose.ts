import type { DayNumber } from '@/lib/domain/calendar-date'
import type { Interval } from '@/lib/domain/quantity'
import { type Course, courseSpan } from './course'
import { difference, solve } from './difference-constraints'
import { fewestDaysInRun, mostDaysInRun } from './longest-run'

/** The least daily dose that is enough, in the drug's unit; a range where a recorded cap is one. */
export type EnoughDose = Interval

/**
 * Days in the longest run at or above a dose, over every completion of the recorded facts.
 *
 * A run may hold one gap: a window of at most `bridgeDays` days that holds every day of the run below the dose. Days
 * below do not count. Read this way, one more day at dose never makes a run shorter (`docs/rules.md`).
 */
export function daysAtDose(course: Course, enough: EnoughDose, bridgeDays: number): Interval {
  return runDays(course, enough, bridgeDays, {})
}

/** Days so far in the run that goes on at the end of the course; 0 when the course ends below the dose. */
export function daysInLastRun(course: Course, enough: EnoughDose, bridgeDays: number): Interval {
  return runDays(course, enough, bridgeDays, { endsAt: course.segments.length })
}

function runDays(course: Course, enough: EnoughDose, bridgeDays: number, only: { readonly endsAt?: number }): Interval {
  const certainly = course.segments.map((segment) => segment.dose.min >= enough.max)
  const possibly = course.segments.map((segment) => segment.dose.max >= enough.min)
  if (course.network === null) return { min: 0, max: possibly.includes(true) ? Infinity : 0 }
  return {
    min: fewestDaysInRun(course.network, { at: certainly, bridgeDays, ...only }),
    max: mostDaysInRun(course.network, { at: possibly, bridgeDays, ...only }),
  }
}

/** Days certainly at dose in one run up to and including a day: never more than is certain. */
export function certainDaysAtDoseBy(course: Course, enough: EnoughDose, bridgeDays: number, day: DayNumber): number {
  const cut = cutToDays(course, -Infinity, day)
  if (cut !== null) return daysAtDose(cut, enough, bridgeDays).min
  return Math.max(0, daysAtDose(course, enough, bridgeDays).min - Math.max(0, courseSpan(course).end.max - day))
}

/** Days certainly at dose in one run from a day on: never more than is certain. */
export function certainDaysAtDoseFrom(course: Course, enough: EnoughDose, bridgeDays: number, day: DayNumber): number {
  const cut = cutToDays(course, day, Infinity)
  if (cut !== null) return daysAtDose(cut, enough, bridgeDays).min
  return Math.max(0, daysAtDose(course, enough, bridgeDays).min - Math.max(0, day - courseSpan(course).start.min))
}

/** The part of the course between two days, where every boundary is known to the day; otherwise `null`. */
function cutToDays(course: Course, first: DayNumber, last: DayNumber): Course | null {
  if (course.network === null) return null
  const { network, segments } = course
  const origin = segments.length + 1
  const boundaries: number[] = []
  for (let index = 0; index < origin; index++) {
    const { min, max } = difference(network, origin, index)
    if (min !== max) return null
    boundaries.push(Math.min(Math.max(min, first), last + 1))
  }
  const fixed = boundaries.map((at, to) => ({ from: origin, to, min: at, max: at }))
  return { ...course, network: solve(origin + 1, fixed) }
}
