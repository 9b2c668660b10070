import { type CalendarDate, describeDate, type PartialDate, toDayRange } from '@/lib/domain/calendar-date'
import type { CaseFacts, OtherTreatment } from '@/lib/domain/case-file'
import { toInterval } from '@/lib/domain/quantity'
import { SCALE_RANGES } from '@/lib/rules/scales'
import type { FormErrors } from './form-values'

type DateAt = readonly [box: string, date: PartialDate | CalendarDate | null | undefined]
type Period = { readonly start?: PartialDate | null | undefined; readonly stop?: PartialDate | null | undefined }

/** What in a case's own facts cannot be so, by the box to put right: dates after today, ends before beginnings. */
export function checkCaseFacts(
  facts: CaseFacts,
  today: CalendarDate,
  treatments: readonly OtherTreatment[] = [],
): FormErrors {
  const periods: readonly (readonly [string, Period])[] = [
    ...(facts.contributors ?? []).map((row, number) => [`contributors.${number}`, row] as const),
    ...(facts.otherDrugs ?? []).map((row, number) => [`otherDrugs.${number}`, row] as const),
    ...treatments.map((row, number) => [`otherTreatments.${number}`, row] as const),
  ]
  return {
    ...checkFuture(facts, periods, today),
    ...checkOrder(periods),
    ...checkBirthYear(facts, today),
    ...checkScores(facts),
  }
}

function checkFuture(
  facts: CaseFacts,
  periods: readonly (readonly [string, Period])[],
  today: CalendarDate,
): FormErrors {
  const dates: readonly DateAt[] = [
    ['episode.onset', facts.episode?.onset],
    ['assessedOn', facts.assessedOn],
    ...(facts.scores ?? []).map(({ date }, number) => [`scores.${number}.date`, date] as const),
    ...periods.flatMap(([row, { start, stop }]) => [[`${row}.start`, start] as const, [`${row}.stop`, stop] as const]),
  ]
  const now = toDayRange(today).last
  const late = dates.filter(([, date]) => date && toDayRange(date).first > now)
  const message = `This date is after today, ${describeDate(today)}: correct the day or the year.`
  return Object.fromEntries(late.map(([box]) => [box, message]))
}

function checkOrder(periods: readonly (readonly [string, Period])[]): FormErrors {
  return Object.fromEntries(
    periods.flatMap(([row, { start, stop }]) =>
      start && stop && toDayRange(stop).last < toDayRange(start).first
        ? [[`${row}.stop`, `Enter an end on or after the beginning, ${describeDate(start)}.`]]
        : [],
    ),
  )
}

function checkBirthYear({ birthYear }: CaseFacts, today: CalendarDate): FormErrors {
  const isLate = typeof birthYear === 'number' && birthYear > Number(today.slice(0, 4))
  return isLate ? { birthYear: 'Enter a year of birth that is not in the future.' } : {}
}

function checkScores({ scores = [] }: CaseFacts): FormErrors {
  return Object.fromEntries(
    scores.flatMap(({ scale, total }, number) => {
      const { maximum } = SCALE_RANGES[scale]
      const highest = typeof total === 'object' && total !== null ? (total.max ?? total.min) : toInterval(total).min
      if (highest === undefined || highest <= maximum) return []
      return [[`scores.${number}.total`, `The ${scale} ends at ${maximum}: correct the total or the scale.`]]
    }),
  )
}
