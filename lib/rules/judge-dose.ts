import type { Interval } from '@/lib/domain/quantity'
import { toInterval, toQuantity } from '@/lib/domain/quantity'
import { cite } from './cite'
import { convertMinimumDose } from './conversions'
import type { Course } from './course'
import { daysAtDose, type EnoughDose } from './days-at-dose'
import type { Definition } from './definitions'
import type { Finding } from './evaluation'
import { type DoseTableId, getMinimumDose, type MinimumDose } from './minimum-effective-doses'
import { type LevelJudgement, withLevels } from './plasma-level'
import type { PreparedTrial } from './prepare-trial'
import { closed, staysBelow } from './range'
import { areOpposite, atLeast, type Verdict } from './verdict'

/** Dose and days of one trial under one definition. */
export type DoseJudgement = {
  readonly dose: Verdict
  readonly duration: Verdict
  /** `null` where no source gives a minimum, or the drug is not resolved. */
  readonly minimum: MinimumDose | null
  /** What is enough for this patient: the minimum, or a recorded cap below it. */
  readonly enough: EnoughDose | null
  readonly isCapped: Verdict
  readonly isBorderline: boolean
  readonly days: Interval
  readonly requiredDays: number
  /** The course as the levels, if any decide, let it be read. */
  readonly course: Course
}

const TABLES = ['default', 'lowestAccepted', 'mghAtrq'] as const satisfies readonly DoseTableId[]

/** The minimum effective dose of a trial's drug and product in a table. */
export function minimumDoseOf(trial: PreparedTrial, table: DoseTableId): MinimumDose | null {
  if (trial.agent === null) return null
  const minimum = getMinimumDose(trial.agent.id, table)
  const product = trial.drug.kind === 'agent' ? trial.drug.product : null
  return minimum === null ? null : convertMinimumDose(trial.agent.id, product, minimum)
}

/** A recorded cap for this patient below the minimum takes its place. */
function enoughFor(trial: PreparedTrial, minimum: MinimumDose): { enough: EnoughDose; isCapped: Verdict } {
  const { value } = minimum
  const cap = trial.trial.cap?.mgPerDay
  if (cap == null || minimum.unit !== 'mg/day') return { enough: { min: value, max: value }, isCapped: 'notMet' }
  const { min, max } = toInterval(cap)
  return {
    enough: { min: Math.min(min, value), max: Math.min(max, value) },
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

/** One dose table accepts the dose and another does not. */
function isBorderline(trial: PreparedTrial, course: Course, minimum: MinimumDose, own: Verdict): boolean {
  return TABLES.some((table) => {
    const other = minimumDoseOf(trial, table)
    if (other === null || other.value === minimum.value) return false
    return areOpposite(own, judgeAgainst(trial, course, other))
  })
}

const ANY_DOSE: EnoughDose = { min: 0, max: 0 }

/** Judges dose and days at dose together: days only count at or above the minimum. */
export function judgeDose(trial: PreparedTrial, definition: Definition, levels: LevelJudgement): DoseJudgement {
  const requiredDays = trial.kind === 'augmentation' ? definition.augmentationDays.value : definition.days.value
  const minimum = minimumDoseOf(trial, definition.doseTable.value)
  if (minimum === null) {
    const days = { min: 0, max: daysAtDose(trial.course, ANY_DOSE, trial.bridgeDays).max }
    return {
      dose: 'unknown',
      duration: atLeast(requiredDays, days),
      minimum,
      enough: null,
      isCapped: 'notMet',
      isBorderline: false,
      days,
      requiredDays,
      course: trial.course,
    }
  }
  const { enough, isCapped } = enoughFor(trial, minimum)
  const course = withLevels(trial.course, enough, levels)
  const days = daysAtDose(course, enough, trial.bridgeDays)
  const dose = judgeReached(course, enough, days)
  return {
    dose,
    duration: atLeast(requiredDays, days),
    minimum,
    enough,
    isCapped,
    isBorderline: isBorderline(trial, course, minimum, dose),
    days,
    requiredDays,
    course,
  }
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
      unit: minimum?.unit ?? trial.agent?.unit ?? 'mg/day',
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
      basis: trial.course.network === null ? (trial.course.contradictions[0] ?? null) : null,
    },
  ]
}
