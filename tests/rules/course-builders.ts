import { type DayNumber, toCalendarDate, toDayNumber } from '@/lib/domain/calendar-date'
import { type Interval, toInterval } from '@/lib/domain/quantity'
import { type Course, courseSpan, layOutCourse } from '@/lib/rules/course'
import { type PreparedTrial, prepareTrial } from '@/lib/rules/prepare-trial'
import { aTrial } from '../factories'
import { aDay } from './builders'

export type Recorded = NonNullable<Parameters<typeof aTrial>[0]>

/** The day of assessment of these tests: 20 November 2026. */
export const TODAY: DayNumber = toDayNumber(aDay('2026-11-20'))

/** A trial of sertraline 100 mg a day, read once. */
export function aPrepared(recorded: Recorded = {}): PreparedTrial {
  return prepareTrial(aTrial({ doses: [{ mgPerDay: 100 }], ...recorded }), TODAY)
}

/** A trial laid on the calendar. */
export function aCourse(recorded: Recorded): Course {
  const trial = aTrial(recorded)
  return layOutCourse(
    trial,
    TODAY,
    (trial.doses ?? []).map((step) => toInterval(step.mgPerDay)),
  )
}

/** The first and last day that something may be, as text: one where they are the same. */
export function daysOf({ min, max }: Interval): string {
  const [first, last] = [min, max].map((day) => (Number.isFinite(day) ? toCalendarDate(day) : '?'))
  return first === last ? `${first}` : `${first} to ${last}`
}

/** When a course began and ended, and its days, as text. */
export function describeSpan(course: Course): readonly string[] {
  const { start, end, days } = courseSpan(course)
  return [daysOf(start), daysOf(end), days.min === days.max ? `${days.min}` : `${days.min} to ${days.max}`]
}
