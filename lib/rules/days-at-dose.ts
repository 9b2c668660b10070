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
  if (course.network === null) return 0
  const cut = cutAfter(course, day)
  if (cut !== null) return daysAtDose(cut, enough, bridgeDays).min
  const later = Math.max(0, courseSpan(course).end.max - day)
  return Math.max(0, daysAtDose(course, enough, bridgeDays).min - later)
}

/** The course up to a day, where every boundary is known to the day; otherwise `null`. */
function cutAfter(course: Course, day: DayNumber): Course | null {
  if (course.network === null) return null
  const network = course.network
  const origin = course.segments.length + 1
  const boundaries = course.segments.map((_, index) => difference(network, origin, index))
  const end = difference(network, origin, course.segments.length)
  if ([...boundaries, end].some((boundary) => boundary.min !== boundary.max)) return null
  const kept = course.segments.filter((_, index) => (boundaries[index]?.min ?? Infinity) <= day)
  const days = [
    ...boundaries.slice(0, kept.length),
    kept.length === course.segments.length ? end : boundaries[kept.length],
  ]
  const fixed = days.map((boundary, to) => {
    const at = Math.min(boundary?.min ?? day + 1, day + 1)
    return { from: kept.length + 1, to, min: at, max: at }
  })
  return { segments: kept, network: solve(kept.length + 2, fixed), contradictions: [] }
}
