import { describeDate, isPartialDate, type PartialDate } from '@/lib/domain/calendar-date'
import { NOT_KNOWN, type Reading, saysNotKnown, toPlainText } from './reading'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

const HOW_TO = 'Write it as 14 Mar 2024, Mar 2024, 3/2024 or 2024, or ? when it is not known.'

type Parts = { readonly year: number; readonly month?: number; readonly day?: number }
type Read = Parts | { readonly message: string } | null

/** Reads a date as typed into one box: "3/2024", "Mar 2024", "14 March 2024", "2024-03-14", "2024", "?". */
export function readDate(text: string): Reading<PartialDate> {
  const plain = toPlainText(text)
  if (plain === '') return { kind: 'leftOut' }
  if (saysNotKnown(plain)) return { kind: 'notKnown' }
  const read = readNumbers(plain) ?? readWithMonthName(plain)
  if (read === null) return { kind: 'problem', message: `This date cannot be read. ${HOW_TO}` }
  if ('message' in read) return { kind: 'problem', message: read.message }
  const date = toText(read)
  if (isPartialDate(date)) return { kind: 'value', value: date }
  return { kind: 'problem', message: describeWhyNot(read) }
}

/** A date as it stands in a box. */
export function formatDate(date: PartialDate | null | undefined): string {
  if (date === undefined) return ''
  return date === null ? NOT_KNOWN : describeDate(date)
}

function readNumbers(plain: string): Read {
  const numbers = /^\d+(?:[-/. ]\d+){0,2}$/.test(plain) ? plain.split(/[-/. ]/) : null
  if (numbers === null) return null
  const [first = '', second, third] = numbers
  const [a, b, c] = [Number(first), Number(second), Number(third)]
  if (first.length === 4) {
    if (second === undefined) return { year: a }
    return third === undefined ? { year: a, month: b } : { year: a, month: b, day: c }
  }
  const year = third ?? second ?? first
  if (year.length !== 4) return { message: `Write the year with four digits. ${HOW_TO}` }
  if (third === undefined) return { year: b, month: a }
  return readDayAndMonth(a, b, c)
}

/** 13/3/2024 can only be a day and a month; 3/4/2024 can be two days and is never guessed. */
function readDayAndMonth(a: number, b: number, year: number): Read {
  if (a === b || (a > 12 && b <= 12)) return { year, month: b, day: a }
  if (b > 12 && a <= 12) return { year, month: a, day: b }
  if (a > 12 || a < 1 || b < 1) return { message: `This day does not exist. ${HOW_TO}` }
  const [one, other] = [`${a} ${nameOf(b)} ${year}`, `${b} ${nameOf(a)} ${year}`]
  return { message: `This can be ${one} or ${other}: write the month by name.` }
}

function readWithMonthName(plain: string): Read {
  const words = plain
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .split(/[\s,./-]+/)
    .filter((word) => word !== '' && word !== 'of')
  const months = words.map(toMonth).filter((month) => month !== null)
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word))
  const [month] = months
  if (month === undefined || months.length !== 1 || months.length + numbers.length !== words.length) return null
  const years = numbers.filter((word) => word.length === 4)
  const days = numbers.filter((word) => word.length <= 2)
  const [year] = years
  if (year === undefined) return { message: `Add the year with four digits. ${HOW_TO}` }
  if (years.length !== 1 || days.length > 1 || years.length + days.length !== numbers.length) return null
  const [day] = days
  return day === undefined ? { year: Number(year), month } : { year: Number(year), month, day: Number(day) }
}

function toMonth(word: string): number | null {
  if (word === 'sept') return 9
  const index = MONTHS.findIndex((short, at) => word === short || word === MONTH_NAMES[at])
  return index === -1 ? null : index + 1
}

function nameOf(month: number): string {
  const name = MONTHS[month - 1] ?? ''
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

function toText({ year, month, day }: Parts): string {
  const two = (part: number | undefined) => (part === undefined ? [] : [String(part).padStart(2, '0')])
  return [String(year).padStart(4, '0'), ...two(month), ...two(day)].join('-')
}

function describeWhyNot({ year, month, day }: Parts): string {
  if (year < 1900 || year > 2199) return 'Check the year: it has to be from 1900 to 2199.'
  if (month !== undefined && (month < 1 || month > 12)) return 'Check the month: it has to be from 1 to 12.'
  return `${day} ${nameOf(month ?? 1)} ${year} does not exist: check the day.`
}
