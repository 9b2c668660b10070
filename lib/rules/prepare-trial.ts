import { type DayNumber, toDayRange } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial, StopReason } from '@/lib/domain/case-file'
import type { Interval } from '@/lib/domain/quantity'
import { listStopReasons } from '@/lib/domain/stop-reasons'
import { type AdherenceRecord, readAdherence } from './adherence'
import type { Agent } from './antidepressants'
import { getBridgeDays } from './bridging'
import { type Course, layOutCourse } from './course'
import type { GivenForDepression } from './depression-uses'
import type { DoseReading } from './judge-dose'
import { ABSURD_DOSE_FACTOR, getHighestNamedDose } from './label-maximums'
import type { DoseTableId } from './minimum-effective-doses'
import { type OutcomeRecord, readOutcome } from './outcome'
import { type ResolvedDrug, resolveDrug } from './resolve-drug'
import { readStepDose, UNKNOWN_DOSE } from './step-dose'
import { usualOtherUse } from './usual-other-uses'
import type { Verdict } from './verdict'

/** What a record is a trial of, as far as counting goes. */
export type TrialKind = 'antidepressant' | 'augmentation' | 'countedApart' | 'notAnAntidepressant'

/** One trial read once, whatever the definition: who the drug is, when it was taken, what is recorded of the rest. */
export type PreparedTrial = {
  readonly trial: AntidepressantTrial
  readonly drug: ResolvedDrug
  readonly agent: Agent | null
  readonly kind: TrialKind
  /** Trials with the same key are trials of one drug. */
  readonly drugKey: string
  readonly course: Course
  readonly hasDates: boolean
  readonly bridgeDays: number
  /** The highest recorded daily dose; `null` when no step has one. */
  readonly highestDose: Interval | null
  /** The unit in which a dose has to be recorded, where the record has another. */
  readonly wantedUnit: string | null
  readonly adherence: AdherenceRecord
  readonly outcome: OutcomeRecord
  readonly stopReasons: readonly StopReason[]
  readonly indication: 'depression' | 'other' | 'unknown'
  readonly isIndicationAssumed: boolean
  readonly contradictions: readonly string[]
  /** What each dose table made of it, as far as a definition asked. */
  readonly doseReadings: Map<DoseTableId, DoseReading>
}

function kindOf(trial: AntidepressantTrial, drug: ResolvedDrug): TrialKind {
  switch (drug.kind) {
    case 'unresolved':
      return trial.role === 'augmentation' ? 'augmentation' : 'antidepressant'
    case 'other':
      return kindWithoutDoseRows(trial, drug.use?.given ?? null)
    case 'agent':
      switch (drug.agent.role) {
        case 'antidepressant':
        case 'antidepressantAndAugmentation':
          return 'antidepressant'
        case 'countedApart':
          return 'countedApart'
        case 'augmentation':
          return trial.role === 'monotherapy' ? 'notAnAntidepressant' : 'augmentation'
      }
  }
}

/** Whether a drug was given by itself: left out it is assumed, unless what it was added to is on record. */
export function isGivenAlone({ role, addedTo = [] }: AntidepressantTrial): boolean {
  return role === undefined ? addedTo.length === 0 : role === 'monotherapy'
}

/** A drug without dose rows: alone, added to an antidepressant, or no treatment of depression at all. */
function kindWithoutDoseRows(trial: AntidepressantTrial, given: GivenForDepression | null): TrialKind {
  const { role } = trial
  switch (given) {
    case 'mayCount':
      return 'antidepressant'
    case 'apart':
      return 'countedApart'
    case 'alone':
      return isGivenAlone(trial) ? 'countedApart' : 'augmentation'
    case 'added':
      return role === 'monotherapy' ? 'notAnAntidepressant' : 'augmentation'
    case null:
      return role === 'augmentation' ? 'augmentation' : 'notAnAntidepressant'
  }
}

function keyOf(trial: AntidepressantTrial, drug: ResolvedDrug): string {
  switch (drug.kind) {
    case 'agent':
      return drug.agent.countsAs
    case 'other':
      return drug.id
    case 'unresolved':
      return trial.drug === null ? `? ${trial.id}` : `? ${trial.drug.trim().toLowerCase()}`
  }
}

function highest(doses: readonly Interval[]): Interval | null {
  if (doses.length === 0) return null
  return { min: Math.max(...doses.map((d) => d.min)), max: Math.max(...doses.map((d) => d.max)) }
}

function hasAnyDate(trial: AntidepressantTrial): boolean {
  const isDated = ({ start, stop }: Pick<AntidepressantTrial, 'start' | 'stop'>) => start != null || stop != null
  return trial.ongoing === true || isDated(trial) || (trial.doses ?? []).some(isDated)
}

/** Dates of a trial, outside its course, that lie after the day of assessment. */
function lateDates(trial: AntidepressantTrial, today: number): string[] {
  const dates = [
    trial.outcome?.baselineOn,
    trial.outcome?.endpointOn,
    ...(trial.dispenses ?? []).map((fill) => fill.date),
    ...(trial.plasmaLevels ?? []).map((level) => level.on),
  ]
  const isLate = dates.some((date) => date !== null && date !== undefined && toDayRange(date).first > today)
  return isLate ? ['A score, a fill or a level is dated after the day of assessment.'] : []
}

function indicationOf(trial: AntidepressantTrial, drug: ResolvedDrug, dose: Interval | null) {
  if (trial.indication !== undefined) return { indication: trial.indication, isIndicationAssumed: false } as const
  const isUsuallyForElse = drug.kind !== 'unresolved' && usualOtherUse(drug, dose) !== null
  if (isUsuallyForElse) return { indication: 'unknown', isIndicationAssumed: false } as const
  return { indication: 'depression', isIndicationAssumed: true } as const
}

/** Whether a response on this drug was lost while it was taken. */
export function judgeLoss({ trial, stopReasons }: PreparedTrial): Verdict {
  if (trial.lostResponse === true || stopReasons.includes('lossOfResponse')) return 'met'
  return trial.lostResponse === null ? 'unknown' : 'notMet'
}

/** Reads a trial once for all definitions. */
export function prepareTrial(trial: AntidepressantTrial, today: DayNumber): PreparedTrial {
  const drug = resolveDrug(trial.drug, trial.formulation)
  const agent = drug.kind === 'agent' ? drug.agent : null
  const formulation = drug.kind === 'agent' ? drug.formulation : (trial.formulation ?? null)
  const limit = agent === null ? null : getHighestNamedDose(agent.id)
  const absurdFrom = limit === null ? Infinity : limit.value * ABSURD_DOSE_FACTOR.value
  const read = (trial.doses ?? []).map((step) => readStepDose(step, agent, formulation))
  const isAbsurd = read.some(({ dose }) => dose.min > absurdFrom)
  const doses = read.map(({ dose }) => (dose.min > absurdFrom ? UNKNOWN_DOSE : dose))
  const course = layOutCourse(trial, today, doses)
  const highestDose = highest(doses)
  const adherence = readAdherence(trial, course)
  const outcome = readOutcome(trial)
  const { indication, isIndicationAssumed } = indicationOf(trial, drug, highestDose)
  return {
    trial,
    drug,
    agent,
    kind: kindOf(trial, drug),
    drugKey: keyOf(trial, drug),
    course,
    hasDates: hasAnyDate(trial),
    bridgeDays: getBridgeDays(agent?.countsAs ?? null),
    highestDose,
    doseReadings: new Map(),
    wantedUnit: read.find((step) => step.wanted !== null)?.wanted ?? null,
    adherence,
    outcome,
    stopReasons: listStopReasons(trial),
    indication,
    isIndicationAssumed,
    contradictions: [
      ...course.contradictions,
      ...(isAbsurd
        ? [
            `A dose is over ${ABSURD_DOSE_FACTOR.value} times the highest that a label or source names, ${limit?.value} ${limit?.unit}.`,
          ]
        : []),
      ...(adherence.contradiction === null ? [] : [adherence.contradiction]),
      ...outcome.contradictions,
      ...lateDates(trial, today),
    ],
  }
}
