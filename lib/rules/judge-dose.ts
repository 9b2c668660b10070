import type { DayNumber } from '@/lib/domain/calendar-date'
import type { Interval } from '@/lib/domain/quantity'
import { toInterval, toQuantity } from '@/lib/domain/quantity'
import { cite } from './cite'
import { convertMinimumDose } from './conversions'
import type { Course } from './course'
import { daysAtDose, daysAtDoseBy, type EnoughDose } from './days-at-dose'
import type { Definition } from './definitions'
import type { Finding } from './evaluation'
import { type DoseTableId, getMinimumDose, type MinimumDose } from './minimum-effective-doses'
import { type LevelJudgement, withLevels } from './plasma-level'
import type { PreparedTrial } from './prepare-trial'
import { closed, staysBelow } from './range'
import { areOpposite, atLeast, type Verdict } from './verdict'

/** What one dose table makes of a trial, whatever days are asked for. */
export type DoseReading = {
  readonly dose: Verdict
  /** `null` where no source gives a minimum, or the drug is not resolved. */
  readonly minimum: MinimumDose | null
  /** What is enough for this patient: the minimum, or a recorded cap below it. */
  readonly enough: EnoughDose | null
  readonly isCapped: Verdict
  readonly isBorderline: boolean
  readonly days: Interval
  /** Days at dose in one run up to and including a day. */
  readonly daysBy: (day: DayNumber) => Interval
  /** The course as the levels, if any decide, let it be read. */
  readonly course: Course
}

/** Dose and days of one trial under one definition. */
export type DoseJudgement = DoseReading & { readonly duration: Verdict; readonly requiredDays: number }

const TABLES = ['default', 'lowestAccepted', 'mghAtrq'] as const satisfies readonly DoseTableId[]

/** The minimum effective dose of a trial's drug and product in a table. */
export function minimumDoseOf(trial: PreparedTrial, table: DoseTableId): MinimumDose | null {
  if (trial.agent === null) return null
  const minimum = getMinimumDose(trial.agent.id, table)
  const product = trial.drug.kind === 'agent' ? trial.drug.product : null
  return minimum === null ? null : convertMinimumDose(trial.agent.id, product, minimum)
}

/** More than none: a day off the drug is a day at no dose. */
const ANY_DOSE = Number.MIN_VALUE

/** A recorded cap for this patient below the minimum takes its place. */
function enoughFor(trial: PreparedTrial, minimum: MinimumDose): { enough: EnoughDose; isCapped: Verdict } {
  const { value } = minimum
  const cap = trial.trial.cap?.mgPerDay
  if (cap == null || minimum.unit !== 'mg/day') return { enough: { min: value, max: value }, isCapped: 'notMet' }
  const { min, max } = toInterval(cap)
  return {
    enough: { min: Math.max(ANY_DOSE, Math.min(min, value)), max: Math.min(max, value) },
    isCapped: staysBelow(closed(min, max), value, false),
  }
}

function judgeReached(course: Course, enough: EnoughDose, days: Interval): Verdict {
  const isAnyEnough = course.segments.some((segment) => segment.dose.min >= enough.max)
  return course.network === null && isAnyEnough ? 'met' : atLeast(1, days)
}

function judgeAgainst(trial: PreparedTrial, course: Course, minimum: MinimumDose): Verdict {
  const { enough } = enoughFor(trial, minimum)
  return judgeReached(course, enough, daysAtDose(course, enough, trial.bridgeDays))
}

/** One dose table accepts the dose and another does not: a met one the highest minimum, one not met the lowest. */
function isBorderline(trial: PreparedTrial, course: Course, minimum: MinimumDose, own: Verdict): boolean {
  if (own === 'unknown') return false
  const values = TABLES.map((table) => minimumDoseOf(trial, table)?.value ?? minimum.value)
  const value = own === 'met' ? Math.max(...values) : Math.min(...values)
  return value !== minimum.value && areOpposite(own, judgeAgainst(trial, course, { ...minimum, value }))
}

/** Remembers what was computed for a day. */
function oncePerDay(compute: (day: DayNumber) => Interval): (day: DayNumber) => Interval {
  const known = new Map<DayNumber, Interval>()
  return (day) => {
    const days = known.get(day) ?? compute(day)
    known.set(day, days)
    return days
  }
}

function readWithoutMinimum(trial: PreparedTrial): DoseReading {
  const { max } = daysAtDose(trial.course, { min: ANY_DOSE, max: ANY_DOSE }, trial.bridgeDays)
  const days = { min: 0, max }
  return {
    dose: 'unknown',
    minimum: null,
    enough: null,
    isCapped: 'notMet',
    isBorderline: false,
    days,
    daysBy: () => days,
    course: trial.course,
  }
}

function readAgainst(trial: PreparedTrial, minimum: MinimumDose, levels: LevelJudgement): DoseReading {
  const { enough, isCapped } = enoughFor(trial, minimum)
  const course = withLevels(trial.course, enough, levels)
  const days = daysAtDose(course, enough, trial.bridgeDays)
  const dose = judgeReached(course, enough, days)
  return {
    dose,
    minimum,
    enough,
    isCapped,
    isBorderline: isBorderline(trial, course, minimum, dose),
    days,
    daysBy: oncePerDay((day) => daysAtDoseBy(course, enough, trial.bridgeDays, day)),
    course,
  }
}

/** Definitions that share a dose table share what it makes of a trial. */
function readDose(trial: PreparedTrial, table: DoseTableId, levels: LevelJudgement): DoseReading {
  const reading = trial.doseReadings.get(table) ?? readDoseAnew(trial, table, levels)
  trial.doseReadings.set(table, reading)
  return reading
}

function readDoseAnew(trial: PreparedTrial, table: DoseTableId, levels: LevelJudgement): DoseReading {
  const minimum = minimumDoseOf(trial, table)
  return minimum === null ? readWithoutMinimum(trial) : readAgainst(trial, minimum, levels)
}

/** Judges dose and days at dose together: days only count at or above the minimum. */
export function judgeDose(trial: PreparedTrial, definition: Definition, levels: LevelJudgement): DoseJudgement {
  const requiredDays = trial.kind === 'augmentation' ? definition.augmentationDays.value : definition.days.value
  const { dose, minimum, enough, isCapped, isBorderline, days, daysBy, course } = readDose(
    trial,
    definition.doseTable.value,
    levels,
  )
  const duration = atLeast(requiredDays, days)
  return { dose, duration, minimum, enough, isCapped, isBorderline, days, daysBy, requiredDays, course }
}

/** The findings on dose and duration, with what they are held against. */
export function doseFindings(trial: PreparedTrial, judged: DoseJudgement, definition: Definition): readonly Finding[] {
  const { minimum, enough } = judged
  const days = trial.kind === 'augmentation' ? definition.augmentationDays : definition.days
  return [
    {
      criterion: 'dose',
      verdict: judged.dose,
      observed: trial.highestDose === null ? null : toQuantity(trial.highestDose),
      threshold: enough?.max ?? null,
      unit: trial.agent?.unit ?? 'mg/day',
      source: minimum === null ? 'no source gives a minimum' : cite(minimum),
      evidence: minimum?.evidence ?? 'decided',
      basis: trial.wantedUnit === null ? null : `dose wanted in ${trial.wantedUnit}`,
    },
    {
      criterion: 'duration',
      verdict: judged.duration,
      observed: toQuantity(judged.days),
      threshold: judged.requiredDays,
      unit: 'days',
      source: cite(days),
      evidence: days.evidence,
      basis: trial.course.contradictions[0] ?? null,
    },
  ]
}
