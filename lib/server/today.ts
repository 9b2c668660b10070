import 'server-only'
import { type CalendarDate, describeDate } from '@/lib/domain/calendar-date'
import { toCalendarDay } from '@/lib/domain/calendar-day'
import { getEnvironment } from './env'

/** Today where the practice is. Read once per request and passed down as `assessedOn`. */
export function readToday(): CalendarDate {
  return toCalendarDay(new Date(), getEnvironment().timeZone)
}

/** The day of an instant where the practice is. */
export function toPracticeDay(instant: Date): CalendarDate {
  return toCalendarDay(instant, getEnvironment().timeZone)
}

/** An instant where the practice is: "20 November 2026, 14:02". */
export function describeInstant(instant: Date): string {
  return `${describeDate(toPracticeDay(instant))}, ${describeTime(instant)}`
}

/** An instant as people say it where the practice is: "14:02" on the same day, else "20 November 2026, 14:02". */
export function describeMoment(instant: Date, now: Date): string {
  return toPracticeDay(instant) === toPracticeDay(now) ? describeTime(instant) : describeInstant(instant)
}

function describeTime(instant: Date): string {
  const { timeZone } = getEnvironment()
  const zone = timeZone === null ? {} : { timeZone }
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone }).format(instant)
}

/** An instant to the second where the practice is: "20 November 2026, 14:02:07". */
export function describeSecond(instant: Date): string {
  const { timeZone } = getEnvironment()
  const zone = timeZone === null ? {} : { timeZone }
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', ...zone }).format(instant)
  return `${describeDate(toPracticeDay(instant))}, ${time}`
}
