import type { DoseStep } from '@/lib/domain/case-file'
import { type Interval, toInterval } from '@/lib/domain/quantity'

const DAYS_PER_WEEK = 7

/** Rounding to weeks moves a length by up to so many days; more than that is a contradiction. */
export const LENGTH_SLACK_DAYS = 6

/** The days that a recorded length may stand for; `null` where none was recorded. */
export function toLengthDays({ weeks, days }: Pick<DoseStep, 'weeks' | 'days'>): Interval | null {
  if (days !== undefined) return toInterval(days)
  if (weeks === undefined) return null
  const { min, max } = toInterval(weeks)
  return { min: min * DAYS_PER_WEEK, max: max * DAYS_PER_WEEK }
}
