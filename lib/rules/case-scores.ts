import { type DayNumber, type DayRange, type PartialDate, toDayRange } from '@/lib/domain/calendar-date'
import type { CaseFile, Scale } from '@/lib/domain/case-file'
import { type Quantity, toInterval } from '@/lib/domain/quantity'
import { SCALE_RANGES } from './scales'

/** A score of a case, and the days up to the day of assessment on which it may have been taken. */
export type CaseScore = {
  readonly scale: Scale
  readonly date: PartialDate
  readonly days: DayRange
  readonly total: Quantity
}

/** The scores of a case that may have been taken by a day; a total that its scale cannot have is not known. */
export function listCaseScores(file: CaseFile, today: DayNumber): readonly CaseScore[] {
  return (file.case.scores ?? []).flatMap(({ scale, date, total }) => {
    const { first, last } = toDayRange(date)
    if (first > today) return []
    const isPossible = toInterval(total).min <= SCALE_RANGES[scale].maximum
    return [{ scale, date, days: { first, last: Math.min(last, today) }, total: isPossible ? total : null }]
  })
}
