import type { Interval, Quantity } from '@/lib/domain/quantity'
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
  if (unit === MONTHS && !saysNotKnown(amount))
    return readMonths(amount, /y[a-z]*$/.test(plain) ? YEAR_DAYS : MONTH_DAYS)
  const reading = readQuantity(amount)
  if (reading.kind === 'leftOut' || reading.kind === 'problem') return reading
  const quantity = reading.kind === 'notKnown' ? null : reading.value
  if (plain === amount && quantity === null) return { kind: 'notKnown' }
  return { kind: 'value', value: unit === DAYS ? { days: quantity } : { weeks: quantity } }
}

const MONTH_DAYS = { min: 28, max: 31 }
const YEAR_DAYS = { min: 365, max: 366 }

/** Months and years differ in length, so a number of them is a range of days. */
function readMonths(amount: string, each: Interval): Reading<Length> {
  const reading = readQuantity(amount)
  if (reading.kind !== 'value') return reading
  const { value } = reading
  const [min, max] = typeof value === 'number' ? [value, value] : [value.min, value.max]
  const isWhole = [min, max].every((end) => end === undefined || (Number.isInteger(end) && end <= 1200))
  if (!isWhole) return { kind: 'problem', message: 'Write part of a month or year in weeks or days, such as 6 weeks.' }
  const shortest = min === undefined ? {} : { min: min * each.min }
  const longest = max === undefined ? {} : { max: max * each.max }
  return { kind: 'value', value: { days: { ...shortest, ...longest } } }
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
