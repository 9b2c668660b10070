import { type PartialDate, toDayNumber } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial, CaseFile, OtherTreatment, TrialOutcome } from '@/lib/domain/case-file'
import { listStopReasons } from '@/lib/domain/stop-reasons'
import { getContributor } from '@/lib/rules/contributor-codes'
import type { Evaluation } from '@/lib/rules/evaluation'
import { layOutTreatment } from '@/lib/rules/other-treatments'
import { prepareTrial } from '@/lib/rules/prepare-trial'
import { resolveDrug } from '@/lib/rules/resolve-drug'
import { isConclusionReason } from '../conclusion'
import { courseWeeks, stepWeeks } from './durations'
import { DE_IDENTIFIED_FORMAT, type DeIdentifiedCase, deIdentifiedSchema, OLDEST_AGE } from './schema'

type Ids = (id: string) => string

/** The year of a date; `null` where it was asked and is not known, and nothing where it is not recorded. */
function yearOf(date: PartialDate | null | undefined): number | null | undefined {
  return date == null ? date : Number(date.slice(0, 4))
}

/** The INN id of a drug that is known by its name; what somebody wrote instead is left out. */
function drugOf(written: string | null, formulation?: AntidepressantTrial['formulation']): string | null {
  if (written === null) return null
  const drug = resolveDrug(written, formulation)
  if (drug.kind === 'agent') return drug.agent.id
  return drug.kind === 'other' ? drug.id : 'notRecognized'
}

function outcomeOf(outcome: TrialOutcome | null | undefined) {
  if (outcome == null) return outcome
  const { baselineOn: _baselineOn, endpointOn: _endpointOn, ...rest } = outcome
  return rest
}

function trialOf(trial: AntidepressantTrial, today: number, idOf: Ids) {
  const weeks = stepWeeks(trial.doses ?? [], trial)
  return {
    id: idOf(trial.id),
    drug: drugOf(trial.drug, trial.formulation),
    formulation: trial.formulation,
    role: trial.role,
    addedTo: trial.addedTo?.map(idOf),
    indication: trial.indication,
    episode: trial.episode,
    startYear: yearOf(trial.start),
    stopYear: yearOf(trial.stop),
    ongoing: trial.ongoing,
    weeks: courseWeeks(prepareTrial(trial, today).course),
    doses: trial.doses?.map(({ mgPerDay, amount, unit }, index) => ({ mgPerDay, amount, unit, weeks: weeks[index] })),
    maximumTolerated: trial.maximumTolerated,
    cap: trial.cap,
    adherence: trial.adherence,
    dispenses: trial.dispenses?.length,
    plasmaLevels: trial.plasmaLevels?.length,
    outcome: outcomeOf(trial.outcome),
    lostResponse: trial.lostResponse,
    sideEffects: trial.sideEffects?.map(({ severity, doseLimiting }) => ({ severity, doseLimiting })),
    stopReasons: trial.stopReason == null ? undefined : listStopReasons(trial),
    antipsychoticAtTheTime: trial.antipsychoticAtTheTime,
    source: trial.source,
  }
}

function treatmentOf(treatment: OtherTreatment, today: number, idOf: Ids) {
  const { id, kind, sessions, start, stop, ongoing, episode, outcome } = treatment
  return {
    ...{ id: idOf(id), kind, sessions, ongoing, episode },
    startYear: yearOf(start),
    stopYear: yearOf(stop),
    weeks: courseWeeks(layOutTreatment(treatment, today)),
    outcome: outcomeOf(outcome),
  }
}

function ageOf(
  birthYear: number | null | undefined,
  assessedYear: number,
): number | `${typeof OLDEST_AGE}+` | null | undefined {
  if (birthYear == null) return birthYear
  // Before the birthday of that year they are a year younger; the older of the two decides who is 90.
  const age = Math.max(0, assessedYear - birthYear)
  return age >= OLDEST_AGE ? `${OLDEST_AGE}+` : age
}

function definitionsOf({ definitions }: Evaluation, idOf: Ids) {
  return definitions.map(({ id, verdict, provisional, countMin, countMax, required, trials }) => ({
    ...{ definition: id, verdict, provisional, countMin, countMax, required },
    trials: trials.map((trial) => ({
      id: idOf(trial.id),
      adequacy: trial.adequacy,
      failed: trial.failed,
      counts: trial.counts,
      reasons: trial.reasons,
      daysAtDose: trial.findings.find(({ criterion }) => criterion === 'duration')?.observed ?? null,
    })),
  }))
}

/**
 * A judged case without what identifies a patient: years for dates, weeks computed before the dates go, ages over 89 as one,
 * ids from `newId`, and no word that somebody typed. Built from a list of what may stay; throws if anything else is in it.
 */
export function deIdentify(file: CaseFile, evaluation: Evaluation, newId: () => string): DeIdentifiedCase {
  const known = new Map<string, string>()
  const idOf = (id: string) => {
    const given = known.get(id) ?? newId()
    known.set(id, given)
    return given
  }
  const { case: facts } = file
  const today = toDayNumber(evaluation.assessedOn)
  const assessedYear = Number(evaluation.assessedOn.slice(0, 4))
  return deIdentifiedSchema.parse({
    format: DE_IDENTIFIED_FORMAT,
    id: newId(),
    rulesVersion: evaluation.rulesVersion,
    assessedYear,
    assumeAdherence: evaluation.assumeAdherence,
    ageYears: ageOf(facts.birthYear, assessedYear),
    diagnosis: facts.diagnosis,
    episode: facts.episode && {
      onsetYear: yearOf(facts.episode.onset),
      severity: facts.episode.severity,
      lifetimeEpisodes: facts.episode.lifetimeEpisodes,
    },
    currentStatus: facts.currentStatus,
    safety: facts.safety,
    contributors: facts.contributors?.flatMap(({ code, status }) => {
      const contributor = getContributor(code)
      return contributor === null ? [] : [{ code: contributor.code, status }]
    }),
    scores: facts.scores?.map(({ scale, date, total }) => ({ scale, year: yearOf(date), total })),
    otherDrugs: facts.otherDrugs?.map(({ drug }) => ({ drug: drugOf(drug) })),
    notTried: facts.notTried?.map(({ drug }) => ({ drug: drugOf(drug) })),
    trials: file.trials.map((trial) => trialOf(trial, today, idOf)),
    otherTreatments: file.otherTreatments?.map((treatment) => treatmentOf(treatment, today, idOf)),
    conclusion: facts.conclusion && {
      verdict: facts.conclusion.verdict,
      reasonCode: codeOf(facts.conclusion.reasonCode),
    },
    definitions: definitionsOf(evaluation, idOf),
  })
}

function codeOf(code: string | null | undefined) {
  return code == null || isConclusionReason(code) ? code : null
}
