import { type CalendarDate, isCalendarDate } from './calendar-date'

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
