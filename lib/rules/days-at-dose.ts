import type { DayNumber } from '@/lib/domain/calendar-date'
import type { Interval } from '@/lib/domain/quantity'
import type { Course } from './course'
import { difference, type Network, solve, tighten } from './difference-constraints'
import { certainRunPlaces, fewestDaysInRun, mostDaysInRun, possibleRunPlaces, type RunPlaces } from './longest-run'

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

/** Where the runs at or above a dose lie that have at least so many days; a gap that a run bridges lies within it. */
export function placeRuns(course: Course, enough: EnoughDose, bridgeDays: number, leastDays: number): RunPlaces {
  const { network, segments } = course
  if (network === null) return { certain: [], possible: [] }
  const certainly = segments.map((segment) => segment.dose.min >= enough.max)
  const possibly = segments.map((segment) => segment.dose.max >= enough.min)
  const origin = segments.length + 1
  return {
    certain: certainRunPlaces(network, { at: certainly, bridgeDays }, leastDays, origin),
    possible: possibleRunPlaces(network, { at: possibly, bridgeDays }, leastDays, origin),
  }
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

/** Days at dose in one run up to and including a day. */
export function daysAtDoseBy(course: Course, enough: EnoughDose, bridgeDays: number, day: DayNumber): Interval {
  return overParts(cutAt(course, day + 1, 'before'), enough, bridgeDays)
}

/** Days at dose in one run from a day on. */
export function daysAtDoseFrom(course: Course, enough: EnoughDose, bridgeDays: number, day: DayNumber): Interval {
  return overParts(cutAt(course, day, 'after'), enough, bridgeDays)
}

function overParts(parts: readonly Course[] | null, enough: EnoughDose, bridgeDays: number): Interval {
  if (parts === null) return { min: 0, max: Infinity }
  const days = parts.map((part) => daysAtDose(part, enough, bridgeDays))
  return { min: Math.min(...days.map(({ min }) => min)), max: Math.max(...days.map(({ max }) => max)) }
}

/**
 * What may lie on one side of a day: one course for every segment that the day may fall into, and none or all of the
 * course where the day may lie outside it. `null` when the dates contradict each other.
 */
function cutAt(course: Course, boundary: DayNumber, side: 'before' | 'after'): readonly Course[] | null {
  const { network, segments } = course
  if (network === null) return null
  const last = segments.length
  const origin = last + 1
  const nothing: Course = { ...course, segments: [], network: solve(2, []) }
  const all = tighten(network, [
    side === 'before'
      ? { from: origin, to: last, min: -Infinity, max: boundary }
      : { from: origin, to: 0, min: boundary, max: Infinity },
  ])
  const none = tighten(network, [
    side === 'before'
      ? { from: origin, to: 0, min: boundary, max: Infinity }
      : { from: origin, to: last, min: -Infinity, max: boundary },
  ])
  const inside = segments.flatMap((_, index) => {
    const here = tighten(network, [
      { from: origin, to: index, min: -Infinity, max: boundary },
      { from: origin, to: index + 1, min: boundary, max: Infinity },
    ])
    return here === null ? [] : [part(course, here, index, boundary, side)]
  })
  return [...(all === null ? [] : [{ ...course, network: all }]), ...(none === null ? [] : [nothing]), ...inside]
}

/** The segments on one side of a boundary that lies in the segment at `index`. */
function part(course: Course, network: Network, index: number, boundary: DayNumber, side: 'before' | 'after'): Course {
  const count = course.segments.length
  const points = Array.from({ length: count + 1 }, (_, point) => point)
  const kept = side === 'before' ? points.slice(0, index + 1) : points.slice(index + 1)
  const segments = side === 'before' ? course.segments.slice(0, index + 1) : course.segments.slice(index)
  const origin = segments.length + 1
  const cut = side === 'before' ? segments.length : 0
  const place = (position: number) => (side === 'before' ? position : position + 1)
  const within = kept.flatMap((a, from) =>
    [...kept, count + 1].map((b, to) => ({
      from: place(from),
      to: to === kept.length ? origin : place(to),
      ...difference(network, a, b),
    })),
  )
  return {
    ...course,
    segments,
    network: solve(origin + 1, [...within, { from: origin, to: cut, min: boundary, max: boundary }]),
  }
}
