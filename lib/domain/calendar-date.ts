/** A date with the precision it was given: `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (the partial dates of FHIR). */
export type PartialDate = string & { readonly __brand: 'PartialDate' }

/** A whole calendar day, `YYYY-MM-DD`, checked to exist. */
export type CalendarDate = PartialDate & { readonly __precision: 'day' }

/** Days since 1970-01-01, so that differences are days. */
export type DayNumber = number

/** Both ends belong to the range. */
export type DayRange = { readonly first: DayNumber; readonly last: DayNumber }

const MS_PER_DAY = 86_400_000
const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function dayNumber(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / MS_PER_DAY
}

/** True for an existing date of years 1900 to 2199, given to the year, month or day. */
export function isPartialDate(text: string): text is PartialDate {
  const match = PARTIAL_DATE.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  if (year < 1900 || year > 2199) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** True for an existing date given to the day. */
export function isCalendarDate(text: string): text is CalendarDate {
  return text.length === 10 && isPartialDate(text)
}

/** Every day that a partial date may stand for. */
export function toDayRange(date: PartialDate): DayRange {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
  if (date.length === 4) return { first: dayNumber(year, 1, 1), last: dayNumber(year, 12, 31) }
  if (date.length === 7)
    return { first: dayNumber(year, month, 1), last: dayNumber(year, month, daysInMonth(year, month)) }
  const exact = dayNumber(year, month, day)
  return { first: exact, last: exact }
}

/** The day a day number stands for. */
export function toCalendarDate(day: DayNumber): CalendarDate {
  const text = new Date(day * MS_PER_DAY).toISOString().slice(0, 10)
  if (!isCalendarDate(text)) throw new RangeError('day number outside the calendar of years 1900 to 2199')
  return text
}

/** The day number of a date given to the day. */
export function toDayNumber(date: CalendarDate): DayNumber {
  return toDayRange(date).first
}

/** The same day so many years before; 28 February where there is no 29th. */
export function yearsBefore(day: DayNumber, years: number): DayNumber {
  const date = new Date(day * MS_PER_DAY)
  const [year, month] = [date.getUTCFullYear() - years, date.getUTCMonth() + 1]
  return dayNumber(year, month, Math.min(date.getUTCDate(), daysInMonth(year, month)))
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** A date in words with the precision it was given: "6 August 2026", "August 2026", "2026". */
export function describeDate(date: PartialDate): string {
  const [year, month, day] = date.split('-')
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1]
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(' ')
}
