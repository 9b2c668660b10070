import type { DayNumber } from '@/lib/domain/calendar-date'
import type { DoseDays } from '@/lib/rules/dose-by-day'

/** The first possible day; where nobody knows the start, the last day before the first that is certain. */
export function startOfDays([first]: readonly DoseDays[]): DayNumber {
  if (first === undefined) return Infinity
  return Number.isFinite(first.first) ? first.first : first.last
}
