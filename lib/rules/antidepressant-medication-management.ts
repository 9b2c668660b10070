import { type CalendarDate, type DayNumber, toCalendarDate, toDayRange } from '@/lib/domain/calendar-date'
import { type Interval, type Quantity, toInterval } from '@/lib/domain/quantity'
import { countCoveredDays, listCoveredStretches, listGaps } from './covered-days'
import type { Evidence } from './evaluation'
import type { PreparedCase } from './prepare-case'
import type { PreparedTrial } from './prepare-trial'
import { closed, staysBelow } from './range'
import type { ReferenceId } from './references'
import { atLeast, not, type Verdict } from './verdict'

type Rate = {
  readonly id: 'acute' | 'continuation'
  readonly title: string
  /** Days of the window, the day of the first fill among them. */
  readonly windowDays: number
  /** Days with supply that the window needs. */
  readonly coveredDays: number
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  readonly lastChecked: string
}

/** The two rates of CMS128 (antidepressant medication management). */
export const MEDICATION_MANAGEMENT_RATES = [
  {
    id: 'acute',
    title: 'Acute phase',
    windowDays: 115,
    coveredDays: 84,
    source: 'ammHorizon',
    locator: '84 treatment days in the 115 days from the first fill, gaps of 31 days at most',
    evidence: 'read',
    lastChecked: '2026-11-21',
  },
  {
    id: 'continuation',
    title: 'Continuation phase',
    windowDays: 232,
    coveredDays: 180,
    source: 'ammHorizon',
    locator: '180 treatment days in the 232 days from the first fill, gaps of 52 days at most',
    evidence: 'read',
    lastChecked: '2026-11-21',
  },
] as const satisfies readonly Rate[]

/** What decides whether a patient enters the measure; a case file does not hold it, and it is not evaluated. */
export const MEDICATION_MANAGEMENT_ENTRY = [
  {
    text: 'a diagnosis of major depression within 60 days of the first fill',
    source: 'ammRecalled',
    evidence: 'recalled',
  },
  { text: 'no antidepressant in the 105 days before the first fill', source: 'ammRecalled', evidence: 'recalled' },
  { text: 'enrollment without a break, and the age of an adult', source: 'ammRecalled', evidence: 'recalled' },
] as const satisfies readonly { text: string; source: ReferenceId; evidence: Evidence }[]

/** Doxepin is for sleep, and not in the measure, at or below this daily dose. */
export const DOXEPIN_ABOVE_MG = {
  value: 6,
  unit: 'mg/day',
  source: 'ammDrugList',
  locator: 'doxepin above 6 mg',
  evidence: 'read',
  lastChecked: '2026-11-21',
} as const satisfies { value: number; unit: string; source: ReferenceId; locator: string } & Record<string, unknown>

type Gap = { readonly first: CalendarDate; readonly last: CalendarDate; readonly days: number }

export type MedicationManagementRate = {
  readonly rate: Rate
  readonly verdict: Verdict
  /** Days with supply so far; a range where a supply is one. */
  readonly covered: Interval
  /** Days of the window that lie after the day of assessment. */
  readonly daysAhead: number
  /** Stretches without supply so far, where every supply is known. */
  readonly gaps: readonly Gap[]
}

/**
 * `null` without dispensing records. `firstFill` is `null` where a fill has no exact day or may not be in the measure, or
 * where none lies in the past: then nothing is said.
 */
export type MedicationManagement = {
  readonly firstFill: CalendarDate | null
  readonly rates: readonly MedicationManagementRate[]
} | null

type Supply = { readonly drug: string; readonly date: DayNumber; readonly days: Interval }

/** Whether a fill is in the measure; where one of doxepin has no dose, those of its trial tell. */
function isInMeasure({ drug, drugKey, trial }: PreparedTrial, mgPerDay: Quantity | undefined): Verdict {
  if (drug.kind === 'unresolved') return 'unknown'
  if (drugKey !== 'doxepin') return 'met'
  const recorded = mgPerDay === undefined ? (trial.doses ?? []).map((step) => step.mgPerDay) : [mgPerDay]
  const [first = 'unknown', ...others] = recorded.map((dose) => {
    const { min, max } = toInterval(dose)
    return not(staysBelow(closed(min, max), DOXEPIN_ABOVE_MG.value, true))
  })
  return others.every((verdict) => verdict === first) ? first : 'unknown'
}

/** `null` for a fill without an exact day, or that may not be in the measure. */
function readSupplies(prepared: PreparedTrial): readonly (Supply | null)[] {
  return (prepared.trial.dispenses ?? []).flatMap(({ date, daysSupply, mgPerDay }) => {
    const isIn = isInMeasure(prepared, mgPerDay)
    if (isIn === 'notMet') return []
    const { first, last } = toDayRange(date)
    return [
      isIn === 'met' && first === last ? { drug: prepared.drugKey, date: first, days: toInterval(daysSupply) } : null,
    ]
  })
}

function judgeRate(rate: Rate, supplies: readonly Supply[], index: DayNumber, today: DayNumber) {
  const end = index + rate.windowDays - 1
  const last = Math.min(end, today)
  const stretches = (side: 'min' | 'max') =>
    listCoveredStretches(supplies.map(({ drug, date, days }) => ({ drug, date, daysSupply: days[side] })))
  const [least, greatest] = [stretches('min'), stretches('max')]
  const covered = { min: countCoveredDays(least, index, last), max: countCoveredDays(greatest, index, last) }
  const daysAhead = Math.max(0, end - today)
  const isExact = supplies.every(({ days }) => days.min === days.max)
  return {
    rate,
    verdict: atLeast(rate.coveredDays, { min: covered.min, max: covered.max + daysAhead }),
    covered,
    daysAhead,
    gaps: isExact
      ? listGaps(least, index, last).map((gap) => ({
          first: toCalendarDate(gap.first),
          last: toCalendarDate(gap.last),
          days: gap.last - gap.first + 1,
        }))
      : [],
  }
}

/**
 * The two rates of antidepressant medication management from the first antidepressant dispensed, whatever it was for. A
 * window that is not over is `met` once its days are reached, `notMet` once they cannot be, and otherwise `unknown`.
 */
export function assessMedicationManagement(context: PreparedCase): MedicationManagement {
  const supplies = context.trials.filter(({ kind }) => kind === 'antidepressant').flatMap(readSupplies)
  const dated = supplies.filter((supply) => supply !== null)
  if (supplies.length === 0) return null
  const index = Math.min(...dated.map(({ date }) => date))
  if (dated.length < supplies.length || index > context.today) return { firstFill: null, rates: [] }
  return {
    firstFill: toCalendarDate(index),
    rates: MEDICATION_MANAGEMENT_RATES.map((rate) => judgeRate(rate, dated, index, context.today)),
  }
}
