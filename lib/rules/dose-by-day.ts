import type { DayNumber } from '@/lib/domain/calendar-date'
import type { Interval } from '@/lib/domain/quantity'
import type { Course } from './course'
import { difference, type Network } from './difference-constraints'
import type { Verdict } from './verdict'

/** Days, both ends included, on which the same doses are possible. The first is `-Infinity` where nobody knows the start. */
export type DoseDays = {
  readonly first: DayNumber
  readonly last: DayNumber
  /** The doses that these days may have had while the course went on; 0 is a day off the drug within it. */
  readonly dose: Interval
  /** Whether the course went on: it may have begun later, or ended before. */
  readonly isWithin: Exclude<Verdict, 'notMet'>
}

/** A stretch of the course: when it may have begun, the day after it, and the doses. */
type Stretch = { readonly from: Interval; readonly to: Interval; readonly dose: Interval }

function listStretches(segments: Course['segments'], network: Network): readonly Stretch[] {
  const origin = segments.length + 1
  return segments.flatMap(({ dose }, index) =>
    difference(network, index, index + 1).max < 1
      ? []
      : [{ from: difference(network, origin, index), to: difference(network, origin, index + 1), dose }],
  )
}

function isSame(a: DoseDays, b: DoseDays): boolean {
  return a.isWithin === b.isWithin && a.dose.min === b.dose.min && a.dose.max === b.dose.max
}

/** What may have been taken on each day of a course, earliest first; empty where no day is known or the dates contradict. */
export function doseByDay(course: Course): readonly DoseDays[] {
  const { network, segments } = course
  if (network === null) return []
  const origin = segments.length + 1
  const start = difference(network, origin, 0)
  const end = difference(network, origin, segments.length)
  if (end.min === -Infinity) return []
  const stretches = listStretches(segments, network)
  const ends = [start, end, ...stretches.flatMap(({ from, to }) => [from, to])].flatMap(({ min, max }) => [min, max])
  const cuts = [...new Set(ends)].filter((day) => day >= start.min && day <= end.max).sort((a, b) => a - b)
  const days = cuts.slice(0, -1).flatMap((first, index): DoseDays[] => {
    const next = cuts[index + 1] ?? first
    // Nothing changes between two cuts, so one day tells of all of them.
    const day = Number.isFinite(first) ? first : next - 1
    const doses = stretches.filter(({ from, to }) => from.min <= day && day < to.max).map(({ dose }) => dose)
    if (doses.length === 0) return []
    const dose = { min: Math.min(...doses.map(({ min }) => min)), max: Math.max(...doses.map(({ max }) => max)) }
    return [{ first, last: next - 1, dose, isWithin: start.max <= day && day < end.min ? 'met' : 'unknown' }]
  })
  const joined: DoseDays[] = []
  for (const piece of days) {
    const before = joined.at(-1)
    if (before !== undefined && before.last + 1 === piece.first && isSame(before, piece))
      joined[joined.length - 1] = { ...before, last: piece.last }
    else joined.push(piece)
  }
  return joined
}
