import type { AntidepressantTrial, CaseFile } from '@/lib/domain/case-file'
import type {
  CriterionId,
  DefinitionEvaluation,
  DefinitionId,
  Evaluation,
  ReasonId,
  TrialEvaluation,
} from '@/lib/rules/evaluation'
import { describeNumber, describeUnit } from './describe-number'
import { describeDrugInSentence } from './describe-trial'

/** Something unknown that could change the verdict: the question, and whom or what to ask. */
export type OpenQuestion = {
  /** The trial asked about, or `null` for a fact of the case. */
  readonly trial: string | null
  readonly field: CriterionId | 'drug' | 'addedTo' | 'indication' | 'episode' | 'facts' | 'diagnosis' | 'birthYear'
  readonly question: string
  readonly ask: string
}

function minimumDose(trial: TrialEvaluation): string | null {
  const dose = trial.findings.find((finding) => finding.criterion === 'dose')
  if (dose === undefined || dose.threshold === null) return null
  return `${describeNumber(dose.threshold)} ${describeUnit(dose.unit)}`
}

function criterionQuestion(
  criterion: CriterionId,
  trial: TrialEvaluation,
  drug: string,
): Pick<OpenQuestion, 'question' | 'ask'> {
  const minimum = minimumDose(trial)
  switch (criterion) {
    case 'dose':
      return {
        question:
          minimum === null
            ? `What was the highest dose of ${drug}?`
            : `What was the highest dose of ${drug}, and did it reach ${minimum}?`,
        ask: 'Pharmacy record, prescriber.',
      }
    case 'duration':
      return {
        question:
          minimum === null
            ? `How many weeks was ${drug} taken, at which doses?`
            : `How many weeks was ${drug} at ${minimum} or more?`,
        ask: 'Pharmacy record, patient.',
      }
    case 'adherence':
      return { question: `How much of the ${drug} was taken over those weeks?`, ask: 'Refill record, patient.' }
    case 'outcome':
      return {
        question: `How much better was the depression at the end of ${drug}, on which scale?`,
        ask: 'Chart, patient, informant.',
      }
  }
}

const REASON_QUESTIONS: Partial<Record<ReasonId, (drug: string) => Omit<OpenQuestion, 'trial'>>> = {
  contradictoryFacts: (drug) => ({
    field: 'facts',
    question: `Which of the facts recorded for ${drug} are right?`,
    ask: 'Pharmacy record, chart.',
  }),
  drugUnresolved: (drug) => ({
    field: 'drug',
    question: drug === 'the unnamed drug' ? 'Which drug was it?' : `Which drug was “${drug}”?`,
    ask: 'Pharmacy record, package, patient.',
  }),
  indicationUnknown: (drug) => ({
    field: 'indication',
    question: `Was ${drug} given for depression?`,
    ask: 'Prescriber, patient.',
  }),
  episodeUnknown: (drug) => ({
    field: 'episode',
    question: `Was ${drug} taken in the current episode?`,
    ask: 'Chart, patient.',
  }),
}

function trialQuestions(trial: TrialEvaluation, recorded: AntidepressantTrial): OpenQuestion[] {
  const drug = describeDrugInSentence(recorded, trial.drugId)
  const reasons = trial.reasons.flatMap((reason) => {
    const question = REASON_QUESTIONS[reason]?.(drug)
    return question === undefined ? [] : [{ trial: trial.id, ...question }]
  })
  const isBaseOpen = trial.counts === 'unknown' && trial.reasons.includes('augmentation')
  const base: OpenQuestion[] =
    isBaseOpen && (recorded.addedTo ?? []).length === 0
      ? [{ trial: trial.id, field: 'addedTo', question: `Which drug was ${drug} added to?`, ask: 'Chart, patient.' }]
      : []
  const criteria = trial.findings
    .filter((finding) => finding.verdict === 'unknown')
    .map((finding) => ({
      trial: trial.id,
      field: finding.criterion,
      ...criterionQuestion(finding.criterion, trial, drug),
    }))
  return [...reasons, ...base, ...criteria]
}

function scopeQuestions(definition: DefinitionEvaluation, file: CaseFile): OpenQuestion[] {
  if (definition.verdict !== 'indeterminate') return []
  const unknownDiagnosis = file.case.diagnosis?.primary === 'unknown'
  const diagnosis: OpenQuestion = {
    trial: null,
    field: 'diagnosis',
    question: 'What is the primary diagnosis?',
    ask: 'Clinical interview, chart.',
  }
  const age: OpenQuestion = {
    trial: null,
    field: 'birthYear',
    question: 'Was the patient 18 or older on the day of assessment?',
    ask: 'Chart, patient.',
  }
  const unknownAge = file.case.birthYear === null || (!unknownDiagnosis && definition.countMin >= definition.required)
  return [...(unknownDiagnosis ? [diagnosis] : []), ...(unknownAge ? [age] : [])]
}

/** Whether an augmentation that might count was added to this trial, and whether that was adequate is not known. */
function isOpenBase(trial: TrialEvaluation, definition: DefinitionEvaluation, file: CaseFile): boolean {
  if (trial.adequacy !== 'unknown') return false
  const open = definition.trials.filter((other) => other.counts === 'unknown' && other.reasons.includes('augmentation'))
  return open.some((other) => file.trials.find(({ id }) => id === other.id)?.addedTo?.includes(trial.id) === true)
}

function matters(trial: TrialEvaluation, definition: DefinitionEvaluation, file: CaseFile): boolean {
  if (definition.verdict === 'indeterminate') return trial.counts === 'unknown' || isOpenBase(trial, definition, file)
  const mightBeApparent =
    definition.apparentFailures.min < definition.required && definition.apparentFailures.max >= definition.required
  if (definition.verdict === 'notResistant' && mightBeApparent) {
    return trial.findings.some((finding) => finding.criterion === 'outcome' && finding.verdict === 'unknown')
  }
  return false
}

/** What is unknown and could change the case verdict under one definition, as questions in the order of the trials. */
export function openQuestions(
  evaluation: Evaluation,
  definitionId: DefinitionId,
  file: CaseFile,
): readonly OpenQuestion[] {
  const definition = evaluation.definitions.find((candidate) => candidate.id === definitionId)
  if (definition === undefined) return []
  const ofTrials = definition.trials.flatMap((trial) => {
    const recorded = file.trials.find((candidate) => candidate.id === trial.id)
    return recorded === undefined || !matters(trial, definition, file) ? [] : trialQuestions(trial, recorded)
  })
  return [...scopeQuestions(definition, file), ...ofTrials]
}
