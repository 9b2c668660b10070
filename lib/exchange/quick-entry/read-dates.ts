import type { CalendarDate, PartialDate } from '@/lib/domain/calendar-date'
import { isPartialDate } from '@/lib/domain/calendar-date'
import type { DateOrder } from './date-order'
import type { Found, Line } from './line'

/** What the day is, and how the practice writes dates (`null`: not set, so that a date that can be two is none). */
export type ReadingDay = { readonly asOf: CalendarDate; readonly dateOrder: DateOrder | null }

/** From one date to another. */
export type Period = { readonly start: PartialDate; readonly stop: PartialDate }

/** When a drug was taken, as far as a line says it. `inexact` are words of which only the year or month was kept. */
export type FoundDates = {
  readonly start?: PartialDate
  readonly stop?: PartialDate
  readonly ongoing?: true
  /** Periods of a line that holds more than one, each for a dose of its own. */
  readonly periods?: readonly Found<Period>[]
  readonly inexact: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** The name of a month. */
export const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?'
const YEAR = "(?:(?:19|20)\\d\\d|'\\d\\d)"
const SEASON = '(?:spring|summer|autumn|fall)'
/** Where a date ends: no number that goes on, and no dose. */
export const EDGE = '(?![a-z0-9/]| ?(?:mg|mcg|g)(?![a-z]))'

/** One date, in every way in which it is read; relative words among them. */
export const DATE = [
  '\\d{4}-\\d{1,2}-\\d{1,2}',
  '\\d{4}/\\d{1,2}/\\d{1,2}',
  '\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d\\d)',
  '\\d{4}-\\d{2}(?!\\d)',
  '\\d{1,2}/\\d{4}',
  `\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]?${MONTH},?[ -]?${YEAR}`,
  `${MONTH} ?\\d{1,2}(?:st|nd|rd|th)?,? ${YEAR}`,
  `${MONTH},?(?: of)?[ /-]?${YEAR}`,
  `(?:early|mid|late|beginning of|middle of|end of|the )[ -]?(?:in )?${YEAR}`,
  `${SEASON}(?: of)?,? ${YEAR}`,
  `last (?:year|month|${SEASON}|${MONTH})`,
  'this (?:year|month)',
  '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?:years?|yrs?|months?|mos?) ago',
  // A winter lies in two years.
  `(?<!winter |winter of )${YEAR}`,
].join('|')
/** A date whose year is said by the one after it. */
export const NO_YEAR = [`\\d{1,2}(?:st|nd|rd|th)? ?${MONTH}`, `${MONTH} ?\\d{1,2}(?:st|nd|rd|th)?`, MONTH].join('|')
export const UNTIL = '(?:-|to|until|till?|through|thru|>|and)'
const NOW = '(?:present|now|date|today|current(?:ly)?|ongoing|the present)'

const PATTERNS = {
  untilNow: new RegExp(
    `(?<![a-z0-9])(?:(?:since|from|started|began|start) )?(${DATE}) ?(?:-|to|until|till?|through|>) ?${NOW}${EDGE}`,
  ),
  withoutFirstYear: new RegExp(`(?<![a-z0-9])(?:from |between )?(${NO_YEAR}) ?${UNTIL} ?(${DATE})${EDGE}`),
  fromTo: new RegExp(
    `(?<![a-z0-9/.-])(?:from |between |since |started )?(${DATE}) ?${UNTIL} ?(?:stopped |ended )?(${DATE})${EDGE}`,
  ),
  shortYears: /(?<![a-z0-9/.-])((?:19|20)\d\d) ?[-/] ?(1[3-9]|[2-9]\d)(?![a-z0-9/.-])/,
  since: new RegExp(`(?<![a-z0-9])since (${DATE})${EDGE}`),
  // The word "stopped" stays in the line: what follows the date may be the reason.
  stopped: new RegExp(
    `(?<=(?<![a-z0-9])(?:stopped|stop|discontinued|quit|d/?c'?e?d?)(?: (?:on|in|at|by))? )(${DATE})${EDGE}`,
  ),
  until: new RegExp(
    `(?<![a-z0-9])(?:until|till?|through|ended|ending|end(?: date)?|stop date|last (?:dose|taken))(?: (?:on|in|at|by))?[: ] ?(${DATE})${EDGE}`,
  ),
  started: new RegExp(
    `(?<![a-z0-9/.-])(?:(?:started|begun|began|start date|start|starting|from|in|on|during|since)[: ] ?(?:in |on )?)?(${DATE})${EDGE}`,
  ),
  ongoing:
    /(?<![a-z0-9])(?:currently|current(?! (?:episode|mde))|ongoing|still (?:on|taking|takes|on it)(?: it)?|at present|to date|presently|continues|continuing|is on it now|on it now)(?![a-z0-9])/,
}

/** Reads when the drug was taken; what may be two days is left where it stands. */
export function readDates(line: Line, day: ReadingDay): FoundDates {
  const inexact: string[] = []
  const read = (written: string | undefined): PartialDate | null => {
    const date = written === undefined ? null : toDate(written, day)
    if (date?.isInexact && written !== undefined) inexact.push(written)
    return date?.date ?? null
  }
  const ongoing = line.takeFirst(PATTERNS.untilNow, ([, from]) => read(from))?.value
  if (ongoing !== undefined) return { start: ongoing, ongoing: true, inexact }
  const periods = [
    ...line.take(PATTERNS.fromTo, ([, from, to]) => toBoth(read(from), read(to))),
    ...line.take(PATTERNS.withoutFirstYear, ([, from = '', to]) => withYearOf(from, read(to), day)),
  ].sort((a, b) => a.from - b.from)
  if (periods.length > 1) return { periods, inexact }
  const both =
    periods[0] ??
    line.takeFirst(PATTERNS.shortYears, ([, from = '', to]) => toBoth(read(from), read(`${from.slice(0, 2)}${to}`)))
  if (both !== undefined) return { ...both.value, inexact }
  const since = line.takeFirst(PATTERNS.since, ([, from]) => read(from))?.value
  const readStop = ([, to]: RegExpExecArray) => read(to)
  const stop = (line.takeFirst(PATTERNS.stopped, readStop) ?? line.takeFirst(PATTERNS.until, readStop))?.value
  const start = since ?? line.takeFirst(PATTERNS.started, ([, from]) => read(from))?.value
  const isOngoing = line.take(PATTERNS.ongoing, () => true).length > 0 || since !== undefined
  return {
    ...(start === undefined ? {} : { start }),
    ...(stop === undefined ? {} : { stop }),
    ...(isOngoing && stop === undefined ? { ongoing: true } : {}),
    inexact,
  }
}

function toBoth(start: PartialDate | null, stop: PartialDate | null) {
  return start === null || stop === null ? null : { start, stop }
}

/** "Mar to May 2021": the first has the year of the second, or the year before where that would be later. */
export function withYearOf(written: string, stop: PartialDate | null, day: ReadingDay) {
  if (stop === null || stop.length === 4) return null
  const year = Number(stop.slice(0, 4))
  const [same, before] = [year, year - 1].map((number) => toDate(`${written} ${number}`, day)?.date)
  const start = same !== undefined && same.slice(0, stop.length) <= stop ? same : before
  return start === undefined ? null : { start, stop }
}

type ReadDate = { readonly date: PartialDate; readonly isInexact?: boolean }

/** A written date, with the precision that it has; `null` where there is no such day, or there are two. */
export function toDate(written: string, day: ReadingDay): ReadDate | null {
  return toNumericDate(written, day) ?? toNamedDate(written, day) ?? toRelativeDate(written, day)
}

function check(year: number, month?: number, date?: number): ReadDate | null {
  const two = (part: number | undefined) => (part === undefined ? [] : [String(part).padStart(2, '0')])
  const text = [String(year), ...two(month), ...two(date)].join('-')
  return isPartialDate(text) ? { date: text } : null
}

/** Two digits are a year of this century, or of the last one where that would be still to come. */
function toYear(written: string, { asOf }: ReadingDay): number {
  const digits = written.replace("'", '')
  if (digits.length === 4) return Number(digits)
  const year = 2000 + Number(digits)
  return year > Number(asOf.slice(0, 4)) ? year - 100 : year
}

function toNumericDate(written: string, day: ReadingDay): ReadDate | null {
  if (/^'\d\d$/.test(written)) return check(toYear(written, day))
  const parts = /^\d/.test(written) && /^[\d/.-]+$/.test(written) ? written.split(/[/.-]/) : []
  const [first = '', second, third] = parts
  const [a, b] = [Number(first), Number(second)]
  if (parts.length === 1) return first.length === 4 ? check(a) : null
  if (first.length === 4) return check(a, b, third === undefined ? undefined : Number(third))
  if (third === undefined) return second?.length === 4 ? check(b, a) : null
  return toDayAndMonth(a, b, toYear(third, day), day)
}

function toDayAndMonth(a: number, b: number, year: number, { dateOrder }: ReadingDay): ReadDate | null {
  if (a === b || (a > 12 && b <= 12)) return check(year, b, a)
  if (b > 12 && a <= 12) return check(year, a, b)
  if (dateOrder === null) return null
  return dateOrder === 'dayFirst' ? check(year, b, a) : check(year, a, b)
}

function toNamedDate(written: string, day: ReadingDay): ReadDate | null {
  const year = /[a-z]/.test(written) ? new RegExp(`${YEAR}$`).exec(written)?.[0] : undefined
  if (year === undefined) return null
  const before = written.slice(0, -year.length)
  const month = findMonth(before)
  if (month === null) return toPartOfYear(before, toYear(year, day))
  const date = /\d{1,2}/.exec(before)?.[0]
  return check(toYear(year, day), month, date === undefined ? undefined : Number(date))
}

/** "spring 2021" and "early 2021" are kept to the year; the words stay in the comment. */
function toPartOfYear(before: string, year: number): ReadDate | null {
  const read = check(year)
  return read === null ? null : { ...read, isInexact: before.trim() !== '' && before.trim() !== 'the' }
}

function findMonth(written: string): number | null {
  const word = new RegExp(MONTH).exec(written)?.[0]
  const index = word === undefined ? -1 : MONTHS.indexOf(word.slice(0, 3))
  return index === -1 ? null : index + 1
}

const SEASON_ENDS: Readonly<Record<string, number>> = { spring: 5, summer: 8, autumn: 11, fall: 11 }
const SMALL_NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** Words that count from the day of assessment, with no more precision than they have. Seasons are the northern ones. */
function toRelativeDate(written: string, { asOf }: ReadingDay): ReadDate | null {
  const [year, month] = [Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7))]
  const [which, what = ''] = written.split(' ')
  const months = (count: number) =>
    check(year + Math.floor((month - 1 - count) / 12), ((month - 1 - count + 1200) % 12) + 1)
  if (written.endsWith('ago')) {
    const count = SMALL_NUMBERS.indexOf(which ?? '') === -1 ? Number(which) : SMALL_NUMBERS.indexOf(which ?? '')
    const read = what.startsWith('y') ? check(year - count) : months(count)
    return read === null ? null : { ...read, isInexact: true }
  }
  if (what === 'year') return check(which === 'last' ? year - 1 : year)
  if (what === 'month') return months(which === 'last' ? 1 : 0)
  const ends = SEASON_ENDS[what]
  if (ends !== undefined) return { ...(check(month > ends ? year : year - 1) ?? { date: asOf }), isInexact: true }
  const named = which === 'last' ? findMonth(what) : null
  return named === null ? null : check(named < month ? year : year - 1, named)
}
