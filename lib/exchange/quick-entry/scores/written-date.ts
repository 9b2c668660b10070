import { type PartialDate, toCalendarDate, toDayNumber } from '@/lib/domain/calendar-date'
import { type ReadingDay, toDate } from '../read-dates'

const IN_NUMBERS = /^\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?$/
const DAY_OF_A_MONTH = /^(?:30|31)(?![0-9])/
const TWO_DAYS = 'This can be two days: write the month by name.'
const NO_SUCH_DAY = 'There is no such day.'
const INEXACT = 'A score needs its own date: write the day, the month or the year.'

type WrittenDate = { readonly date?: PartialDate; readonly why?: string }

/** A written date of a score, or why it is none; `null` where it is a number before a month, and no day. */
export function readWrittenDate(written: string, day: ReadingDay): WrittenDate | null {
  if (written === 'today') return { date: day.asOf }
  if (written === 'yesterday') return { date: toCalendarDate(toDayNumber(day.asOf) - 1) }
  const read = toDate(written, day)
  if (read?.isInexact) return { why: INEXACT }
  if (read !== null) return { date: read.date }
  if (IN_NUMBERS.test(written)) return { why: canBeTwoDays(written) ? TWO_DAYS : NO_SUCH_DAY }
  return DAY_OF_A_MONTH.test(written) ? { why: NO_SUCH_DAY } : null
}

function canBeTwoDays(written: string): boolean {
  const [a = 0, b = 0, ...year] = written.split(/[/.-]/).map(Number)
  return year.length === 1 && a >= 1 && a <= 12 && b >= 1 && b <= 12
}
