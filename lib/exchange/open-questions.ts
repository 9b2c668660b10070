import type { CaseFile } from '@/lib/domain/case-file'
import type { DefinitionEvaluation, DefinitionId, Evaluation, TrialEvaluation } from '@/lib/rules/evaluation'
import type { Fact } from '@/lib/rules/what-would-settle'
import { describeNumber, describeUnit } from './describe-number'
import { describeDrugInSentence } from './describe-trial'

/** Something unknown that could change the verdict: the question, and whom or what to ask. */
export type OpenQuestion = Fact & { readonly question: string; readonly ask: string }

function minimumDose(trial: TrialEvaluation): string | null {
  const dose = trial.findings.find((finding) => finding.criterion === 'dose')
  if (dose === undefined || dose.threshold === null) return null
  return `${describeNumber(dose.threshold)} ${describeUnit(dose.unit)}`
}

type Phrase = Pick<OpenQuestion, 'question' | 'ask'>

const DIAGNOSIS: Phrase = { question: 'What is the primary diagnosis?', ask: 'Clinical interview, chart.' }
const AGE: Phrase = { question: 'Was the patient 18 or older on the day of assessment?', ask: 'Chart, patient.' }

function doseQuestion(drug: string, minimum: string | null): Phrase {
  const question =
    minimum === null
      ? `What was the highest dose of ${drug}?`
      : `What was the highest dose of ${drug}, and did it reach ${minimum}?`
  return { question, ask: 'Pharmacy record, prescriber.' }
}

function durationQuestion(drug: string, minimum: string | null): Phrase {
  const question =
    minimum === null
      ? `How many weeks was ${drug} taken, at which doses?`
      : `How many weeks was ${drug} at ${minimum} or more?`
  return { question, ask: 'Pharmacy record, patient.' }
}

function phraseForTrial(field: Fact['field'], drug: string, minimum: string | null): Phrase {
  switch (field) {
    case 'drug':
      return {
        question: drug === 'the unnamed drug' ? 'Which drug was it?' : `Which drug was “${drug}”?`,
        ask: 'Pharmacy record, package, patient.',
      }
    case 'facts':
      return { question: `Which of the facts recorded for ${drug} are right?`, ask: 'Pharmacy record, chart.' }
    case 'dose':
      return doseQuestion(drug, minimum)
    case 'duration':
      return durationQuestion(drug, minimum)
    case 'adherence':
      return { question: `How much of the ${drug} was taken over those weeks?`, ask: 'Refill record, patient.' }
    case 'outcome':
      return {
        question: `How much better was the depression at the end of ${drug}, on which scale?`,
        ask: 'Chart, patient, informant.',
      }
    case 'indication':
      return { question: `Was ${drug} given for depression?`, ask: 'Prescriber, patient.' }
    case 'episode':
      return { question: `Was ${drug} taken in the current episode?`, ask: 'Chart, patient.' }
    case 'addedTo':
      return { question: `Which drug was ${drug} added to?`, ask: 'Chart, patient.' }
    case 'diagnosis':
      return DIAGNOSIS
    case 'birthYear':
      return AGE
  }
}

/** A fact to ask for, as a question with whom or what to ask. */
export function toQuestion(fact: Fact, definition: DefinitionEvaluation, file: CaseFile): OpenQuestion {
  const trial = definition.trials.find(({ id }) => id === fact.trial)
  const recorded = file.trials.find(({ id }) => id === fact.trial)
  const drug = recorded === undefined ? 'the drug' : describeDrugInSentence(recorded, trial?.drugId ?? null)
  return { ...fact, ...phraseForTrial(fact.field, drug, trial === undefined ? null : minimumDose(trial)) }
}

/** Where too few apparent failures are certain, an outcome that nobody knows could name the failures apparent. */
function openOutcomes(definition: DefinitionEvaluation): readonly Fact[] {
  const { apparentFailures, required, verdict } = definition
  if (verdict !== 'notResistant' || apparentFailures.min >= required || apparentFailures.max < required) return []
  return definition.trials
    .filter(({ findings }) => findings.some((one) => one.criterion === 'outcome' && one.verdict === 'unknown'))
    .map(({ id }) => ({ trial: id, field: 'outcome' }))
}

/** What is unknown and could change the case verdict under one definition, as questions in the order of the trials. */
export function openQuestions(
  evaluation: Evaluation,
  definitionId: DefinitionId,
  file: CaseFile,
): readonly OpenQuestion[] {
  const definition = evaluation.definitions.find((candidate) => candidate.id === definitionId)
  if (definition === undefined) return []
  const facts = [...(definition.toSettle[0] ?? []), ...openOutcomes(definition)]
  return facts.map((fact) => toQuestion(fact, definition, file))
}
