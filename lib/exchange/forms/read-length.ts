import type { Quantity } from '@/lib/domain/quantity'
import { formatQuantity, readQuantity } from './read-quantity'
import { type Reading, saysNotKnown, toPlainText } from './reading'

/** How long something lasted, as the case file holds it: in weeks or in days. */
export type Length = { readonly weeks: Quantity } | { readonly days: Quantity }

const WEEKS = /(?<=[\d\s+?])(?:weeks|week|wks|wk|w)$/
const DAYS = /(?<=[\d\s+?])(?:days|day|d)$/
const MONTHS = /(?<=[\d\s+?])(?:months|month|mths|mth|mo|m|years|year|yrs|yr|y)$/

/** Reads a length as typed: "8", "6-8 weeks", "40 days", "3 months", "?". Weeks where no unit is given. */
export function readLength(text: string): Reading<Length> {
  const plain = toPlainText(text)
  const unit = [WEEKS, DAYS, MONTHS].find((pattern) => pattern.test(plain)) ?? WEEKS
  const amount = plain.replace(unit, '').trim()
  if (unit === MONTHS && !saysNotKnown(amount)) return readMonths(amount, /y[a-z]*$/.test(plain) ? 12 : 1)
  const reading = readQuantity(amount)
  if (reading.kind === 'leftOut' || reading.kind === 'problem') return reading
  const quantity = reading.kind === 'notKnown' ? null : reading.value
  if (plain === amount && quantity === null) return { kind: 'notKnown' }
  return { kind: 'value', value: unit === DAYS ? { days: quantity } : { weeks: quantity } }
}

/** Months differ in length, so a number of them is a range of days. */
function readMonths(amount: string, monthsEach: number): Reading<Length> {
  const reading = readQuantity(amount)
  if (reading.kind !== 'value') return reading
  const { value } = reading
  const [min, max] = typeof value === 'number' ? [value, value] : [value.min, value.max]
  const isWhole = [min, max].every((end) => end === undefined || (Number.isInteger(end) && end <= 1200))
  if (!isWhole) return { kind: 'problem', message: 'Write part of a month or year in weeks or days, such as 6 weeks.' }
  const shortest = min === undefined ? {} : { min: Math.min(...lengthsOfMonths(min * monthsEach)) }
  const longest = max === undefined ? {} : { max: Math.max(...lengthsOfMonths(max * monthsEach)) }
  return { kind: 'value', value: { days: { ...shortest, ...longest } } }
}

/** The days in so many months, counted from the first of every month of eight years. */
function lengthsOfMonths(months: number): number[] {
  const starts = Array.from({ length: 96 }, (_, index) => index)
  return starts.map((start) => (Date.UTC(2000, start + months, 1) - Date.UTC(2000, start, 1)) / 86_400_000)
}

/** A length as it stands in a box; what is read back is the same length. */
export function formatLength(weeks: Quantity | undefined, days: Quantity | undefined): string {
  if (days !== undefined) return `${formatQuantity(days)} ${days === 1 ? 'day' : 'days'}`
  if (weeks === undefined) return ''
  return weeks === null ? formatQuantity(weeks) : `${formatQuantity(weeks)} ${weeks === 1 ? 'week' : 'weeks'}`
}

/** A length in words, for the line under the box. */
export function describeLength(length: Length): string {
  return 'weeks' in length ? formatLength(length.weeks, undefined) : formatLength(undefined, length.days)
}
