import { type PartialDate, toDayRange } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import type { Interval } from '@/lib/domain/quantity'
import type { Verdict } from './verdict'

/** The days on which something may have started, and may have ended. */
export type Span = { readonly start: Interval; readonly end: Interval }

/** Whether two spans share a day: certainly, possibly or not at all. */
export function spansOverlap(a: Span, b: Span): Verdict {
  if (a.start.max <= b.end.min && b.start.max <= a.end.min) return 'met'
  return a.start.min > b.end.max || b.start.min > a.end.max ? 'notMet' : 'unknown'
}

/** Whether two spans started on the same day: certainly, possibly or not at all. */
export function startedTogether(a: Span, b: Span): Verdict {
  if (a.start.min > b.start.max || b.start.min > a.start.max) return 'notMet'
  return a.start.min === a.start.max && b.start.min === b.start.max ? 'met' : 'unknown'
}

type OtherDrug = NonNullable<CaseFile['case']['otherDrugs']>[number]

function toInterval(date: PartialDate | null | undefined): Interval {
  if (date == null) return { min: -Infinity, max: Infinity }
  const { first, last } = toDayRange(date)
  return { min: first, max: last }
}

/** The span between two days as recorded; a day that is not may be any. */
export function recordedSpan({ start, stop }: Pick<OtherDrug, 'start' | 'stop'>): Span {
  return { start: toInterval(start), end: toInterval(stop) }
}

/** When another drug of the case was taken, as far as recorded. */
export function otherDrugSpan(other: OtherDrug, today: number): Span {
  const span = recordedSpan(other)
  if (other.stop != null) return span
  return { start: span.start, end: { min: other.ongoing === true ? today : -Infinity, max: today } }
}
