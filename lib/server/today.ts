import 'server-only'
import { type CalendarDate, describeDate, isCalendarDate } from '@/lib/domain/calendar-date'
import { getEnvironment } from './env'

/** The calendar day of an instant in a time zone; `null` is the zone of the machine. */
export function toCalendarDay(instant: Date, timeZone: string | null): CalendarDate {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone === null ? {} : { timeZone }),
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  const text = `${part('year')}-${part('month')}-${part('day')}`
  if (!isCalendarDate(text)) throw new RangeError('The clock of this machine is outside the years 1900 to 2199.')
  return text
}

/** Today where the practice is. Read once per request and passed down as `assessedOn`. */
export function readToday(): CalendarDate {
  return toCalendarDay(new Date(), getEnvironment().timeZone)
}

/** The day of an instant where the practice is. */
export function toPracticeDay(instant: Date): CalendarDate {
  return toCalendarDay(instant, getEnvironment().timeZone)
}

/** An instant as people say it where the practice is: "14:02" on the same day, else "20 November 2026, 14:02". */
export function describeMoment(instant: Date, now: Date): string {
  const { timeZone } = getEnvironment()
  const zone = timeZone === null ? {} : { timeZone }
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone }).format(instant)
  const day = toCalendarDay(instant, timeZone)
  return day === toCalendarDay(now, timeZone) ? time : `${describeDate(day)}, ${time}`
}
