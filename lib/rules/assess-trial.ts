import type { DayRange } from '@/lib/domain/calendar-date'
import { toCalendarDate } from '@/lib/domain/calendar-date'
import { toQuantity } from '@/lib/domain/quantity'
import { cite } from './cite'
import { daysAtDoseBy, daysAtDoseFrom, daysInLastRun } from './days-at-dose'
import type { Definition } from './definitions'
import { type EpisodeJudgement, judgeEpisode } from './episode'
import type { Finding, TrialEvaluation } from './evaluation'
import { isJointlyPossible } from './joint-adequacy'
import { type DoseJudgement, doseFindings, judgeDose } from './judge-dose'
import { judgeOutcome, type OutcomeContext, type OutcomeJudgement, outcomeFinding } from './judge-outcome'
import { judgeLevels, type LevelJudgement } from './plasma-level'
import { judgeLoss, type PreparedTrial } from './prepare-trial'
import { reaches } from './range'
import { allOf, areOpposite, not, type Verdict } from './verdict'

/** What of the case a trial is judged in: the day, the episode, and what was added when. */
export type TrialContext = OutcomeContext & {
  readonly onset: DayRange | null
  readonly assumeAdherence: boolean
}

/** One trial under one definition, before the other trials of the case are looked at. */
export type JudgedTrial = {
  readonly prepared: PreparedTrial
  readonly dose: DoseJudgement
  readonly adherence: Verdict
  readonly isAdherenceAssumed: boolean
  readonly outcome: OutcomeJudgement
  /** The scores of the case that may lie around it. */
  readonly scores: OutcomeContext['scores']
  readonly adequacy: Verdict
  readonly failed: Verdict
  readonly lost: Verdict
  readonly isInProgress: boolean
  readonly notTolerated: Verdict
  readonly episode: EpisodeJudgement
  readonly findings: readonly Finding[]
  readonly completesOn: TrialEvaluation['completesOn']
  readonly contradictions: readonly string[]
  readonly levels: LevelJudgement
}

type AdherenceJudgement = {
  readonly verdict: Verdict
  readonly isAssumed: boolean
  readonly contradiction: string | null
}

function judgeAdherence(
  trial: PreparedTrial,
  definition: Definition,
  assume: boolean,
  levels: LevelJudgement,
): AdherenceJudgement {
  const { stated, refills, isLeftOut } = trial.adherence
  if (levels.adherence !== null) return { verdict: levels.adherence, isAssumed: false, contradiction: null }
  if (isLeftOut && assume) return { verdict: 'met', isAssumed: true, contradiction: null }
  const threshold = definition.adherence.value
  const byRecord = stated === null ? 'unknown' : reaches(stated, threshold)
  const byRefills = refills === null ? 'unknown' : reaches(refills, threshold)
  if (areOpposite(byRecord, byRefills)) {
    const contradiction = 'The recorded adherence and the refill records exclude each other.'
    return { verdict: 'unknown', isAssumed: false, contradiction }
  }
  return { verdict: byRecord === 'unknown' ? byRefills : byRecord, isAssumed: false, contradiction: null }
}

function adherenceFinding(trial: PreparedTrial, definition: Definition, verdict: Verdict, isAssumed: boolean): Finding {
  const range = trial.adherence.stated ?? trial.adherence.refills
  return {
    criterion: 'adherence',
    verdict,
    observed: range === null || (range.min === 0 && range.max === 1) ? null : toQuantity(range),
    threshold: definition.adherence.value,
    unit: 'proportion',
    source: cite(definition.adherence),
    evidence: definition.adherence.evidence,
    basis: isAssumed ? 'assumed, not recorded' : METHOD_WORDS[trial.adherence.method ?? 'none'],
  }
}

const METHOD_WORDS = {
  refillRecord: 'refill record',
  plasmaLevel: 'plasma level',
  pillCount: 'pill count',
  selfReport: 'self-report',
  clinicianImpression: 'clinician’s impression',
  unknown: 'recorded as not known',
  none: null,
} as const

/** Stopped for side effects before the days were reached, or kept below the minimum by them. */
function judgeNotTolerated(trial: PreparedTrial, dose: DoseJudgement): Verdict {
  const stoppedForThem = trial.stopReasons.some((reason) => reason === 'sideEffects' || reason === 'seriousReaction')
  const keptLow =
    trial.trial.maximumTolerated === 'yes' ||
    (trial.trial.sideEffects ?? []).some((effect) => effect.doseLimiting === true)
  if (keptLow && dose.dose === 'notMet') return 'met'
  if (!stoppedForThem) return keptLow && dose.dose === 'unknown' ? 'unknown' : 'notMet'
  if (dose.duration === 'notMet') return 'met'
  return dose.duration === 'unknown' ? 'unknown' : 'notMet'
}

/** The day or days on which an ongoing trial at dose has the definition's days, if nothing changes. */
function completionOf(trial: PreparedTrial, dose: DoseJudgement, today: number): TrialEvaluation['completesOn'] {
  if (dose.enough === null) return null
  const soFar = daysInLastRun(dose.course, dose.enough, trial.bridgeDays)
  if (soFar.min < 1) return null
  return {
    first: toCalendarDate(today + dose.requiredDays - soFar.max),
    last: toCalendarDate(today + dose.requiredDays - soFar.min),
  }
}

function episodeOf(trial: PreparedTrial, dose: DoseJudgement, onset: DayRange | null): EpisodeJudgement {
  const { enough, course } = dose
  return judgeEpisode(trial.trial.episode, trial.course, trial.hasDates, onset, ({ first, last }) => ({
    certainlyAfter: enough === null ? 0 : daysAtDoseFrom(course, enough, trial.bridgeDays, last).min,
    possiblyAfter: enough === null ? Infinity : daysAtDoseFrom(course, enough, trial.bridgeDays, first).max,
    certainlyBefore: enough === null ? 0 : daysAtDoseBy(course, enough, trial.bridgeDays, first - 1).min,
    possibly: dose.days.max,
    required: dose.requiredDays,
  }))
}

/** Judges one trial by one definition: its four criteria, one by one, and what they come to. */
export function judgeTrial(trial: PreparedTrial, definition: Definition, context: TrialContext): JudgedTrial {
  const levels = judgeLevels(trial.trial, trial.agent, trial.course)
  const dose = judgeDose(trial, definition, levels)
  const adherence = judgeAdherence(trial, definition, context.assumeAdherence, levels)
  const outcome = judgeOutcome(trial, dose, definition, context)
  const lost = judgeLoss(trial)
  const isOngoing = trial.trial.ongoing === true && trial.trial.stop == null
  const isInProgress = isOngoing && dose.duration === 'notMet'
  const episode = episodeOf(trial, dose, context.onset)
  const isPossible = isJointlyPossible(trial, dose, levels, definition.adherence.value)
  const adequacy = isPossible ? allOf([dose.dose, dose.duration, adherence.verdict]) : 'notMet'
  return {
    prepared: trial,
    dose,
    adherence: adherence.verdict,
    isAdherenceAssumed: adherence.isAssumed,
    outcome,
    scores: context.scores,
    adequacy,
    failed: allOf([adequacy, outcome.failed, not(lost)]),
    lost,
    isInProgress,
    notTolerated: judgeNotTolerated(trial, dose),
    episode,
    findings: [
      ...doseFindings(trial, dose, definition),
      adherenceFinding(trial, definition, adherence.verdict, adherence.isAssumed),
      outcomeFinding(outcome, definition, lost),
    ],
    completesOn: isInProgress ? completionOf(trial, dose, context.today) : null,
    contradictions: [
      ...trial.contradictions,
      ...(adherence.contradiction === null ? [] : [adherence.contradiction]),
      ...(episode.contradiction === null ? [] : [episode.contradiction]),
    ],
    levels,
  }
}
