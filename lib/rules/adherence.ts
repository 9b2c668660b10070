import { type DayNumber, toDayRange } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { toInterval } from '@/lib/domain/quantity'
import { type Course, courseSpan } from './course'
import { countCoveredDays, listCoveredStretches } from './covered-days'
import { closed, halfOpen, hull, intersectRanges, type Range } from './range'

/** What is known of the proportion of doses taken, and how. */
export type AdherenceRecord = {
  /** As stated by a person; `null` when no value was stated. */
  readonly stated: Range | null
  /** As computed from dispensing records; `null` without any. */
  readonly refills: Range | null
  readonly method: NonNullable<AntidepressantTrial['adherence']>['method'] | null
  /** Nothing at all was recorded: the only state that a user may choose to assume as adherent. */
  readonly isLeftOut: boolean
  readonly contradiction: string | null
}

/** Decided: what a recorded category means as a proportion (`docs/rules.md`). */
export const ADHERENCE_BANDS = {
  good: closed(0.8, 1),
  partial: halfOpen(0.5, 0.8),
  poor: halfOpen(0, 0.5),
} as const

const ANY = closed(0, 1)

/** Longest stretch of possible stop days over which refills are compared day by day. */
export const MAX_STOP_DAYS = 800

/** The proportion of days covered up to one stop day, over every supply; `null` where it cannot be said. */
export function refillAdherenceAt(trial: AntidepressantTrial, stop: DayNumber): Range | null {
  const dispenses = trial.dispenses ?? []
  const first = Math.min(...dispenses.map(({ date }) => toDayRange(date).first))
  if (first > stop || dispenses.some(({ date }) => date.length !== 10)) return null
  const covered = (side: 'min' | 'max') => {
    const fills = dispenses.map(({ date, daysSupply }) => ({
      drug: trial.id,
      date: toDayRange(date).first,
      daysSupply: toInterval(daysSupply)[side],
    }))
    return countCoveredDays(listCoveredStretches(fills), first, stop) / (stop - first + 1)
  }
  return closed(covered('min'), covered('max'))
}

/** The proportion of days covered over every completion of supplies and stop day, or `null` without fills. */
export function refillAdherence(trial: AntidepressantTrial, course: Course): Range | null {
  if (!trial.dispenses?.length) return null
  const { end } = courseSpan(course)
  if (end.max - end.min > MAX_STOP_DAYS) return ANY
  let range: Range | null = null
  for (let stop = end.min; stop <= end.max; stop++) {
    const at = refillAdherenceAt(trial, stop)
    if (at === null) return ANY
    range = range === null ? at : hull(range, at)
  }
  return range
}

/** What the record says of adherence: a proportion, a category, refills, or nothing. */
export function readAdherence(trial: AntidepressantTrial, course: Course): AdherenceRecord {
  const { adherence } = trial
  const refills = refillAdherence(trial, course)
  const recorded = adherence?.proportion ?? null
  const category = adherence?.category ?? null
  const band = category === null ? null : ADHERENCE_BANDS[category]
  const { min, max } = toInterval(recorded, ANY)
  const proportion = recorded === null ? null : closed(min, max)
  const both = proportion !== null && band !== null ? intersectRanges(proportion, band) : null
  const excludeEachOther = proportion !== null && band !== null && both === null
  return {
    stated: excludeEachOther ? ANY : (both ?? proportion ?? band),
    refills,
    method: adherence?.method ?? (refills === null ? null : 'refillRecord'),
    isLeftOut: adherence === undefined && refills === null,
    contradiction: excludeEachOther ? 'The proportion and the category of adherence exclude each other.' : null,
  }
}
