import type { CaseFile } from '@/lib/domain/case-file'
import type { DefinitionEvaluation, DefinitionId, Evaluation, TrialEvaluation } from '@/lib/rules/evaluation'
import { type Fact, type FactField, type FactSet, MOST_SETS } from '@/lib/rules/smallest-sets'
import { toChoices } from './choices-to-ask'
import { describeNumber, describeUnit } from './describe-number'
import { describeDrugInSentence } from './describe-record'

/** Where an answer is recorded: a trial, named by its drug, or the facts of the case. */
export type RecordPlace = { readonly trial: string | null; readonly name: string }

/** Something unknown that could change the verdict: the question, whom or what to ask, and where to record the answer. */
export type OpenQuestion = Fact & {
  readonly question: string
  readonly ask: string
  readonly places: readonly RecordPlace[]
}

function minimumDose(trial: TrialEvaluation): string | null {
  const dose = trial.findings.find((finding) => finding.criterion === 'dose')
  if (dose === undefined || dose.threshold === null) return null
  return `${describeNumber(dose.threshold)} ${describeUnit(dose.unit)}`
}

type Phrase = Pick<OpenQuestion, 'question' | 'ask'>

const DIAGNOSIS: Phrase = { question: 'What is the primary diagnosis?', ask: 'Clinical interview, chart.' }
const AGE: Phrase = { question: 'Was the patient 18 or older on the day of assessment?', ask: 'Chart, patient.' }
const ONSET: Phrase = { question: 'On which day did the current episode begin?', ask: 'Chart, patient, informant.' }

function doseQuestion(drug: string, minimum: string | null): Phrase {
  const question =
    minimum === null
      ? `What was the highest dose of ${drug}?`
      : `What was the highest dose of ${drug}, and did it reach ${minimum}?`
  return { question, ask: 'Pharmacy record, prescriber.' }
}

/** What else is asked or recorded of the same trial, on which the words of its length hang. */
type Beside = { readonly isDoseAsked: boolean; readonly hasDates: boolean }

function durationQuestion(drug: string, minimum: string | null, { isDoseAsked, hasDates }: Beside): Phrase {
  const length = hasDates ? `From which day to which day was ${drug}` : `How many weeks was ${drug}`
  const question =
    minimum === null || isDoseAsked ? `${length} taken, at which doses?` : `${length} at ${minimum} or more?`
  return { question, ask: 'Pharmacy record, patient.' }
}

function phraseForTrial(field: Fact['field'], drug: string, minimum: string | null, beside: Beside): Phrase {
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
      return durationQuestion(drug, minimum, beside)
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
    case 'onset':
      return ONSET
  }
}

function hasAnyDate({ start, stop, doses, ongoing }: CaseFile['trials'][number]): boolean {
  return ongoing === true || [start, stop, ...(doses ?? []).flatMap((step) => [step.start, step.stop])].some(Boolean)
}

function toQuestion(fact: Fact, facts: FactSet, definition: DefinitionEvaluation, file: CaseFile): OpenQuestion {
  const trial = definition.trials.find(({ id }) => id === fact.trial)
  const recorded = file.trials.find(({ id }) => id === fact.trial)
  const drug = recorded === undefined ? 'the drug' : describeDrugInSentence(recorded, trial?.drugId ?? null)
  const beside = {
    isDoseAsked: facts.some(({ trial: other, field }) => other === fact.trial && field === 'dose'),
    hasDates: recorded !== undefined && hasAnyDate(recorded),
  }
  const places = [{ trial: fact.trial, name: fact.trial === null ? 'the case' : drug }]
  return {
    ...fact,
    ...phraseForTrial(fact.field, drug, trial === undefined ? null : minimumDose(trial), beside),
    places,
  }
}

/** Facts to ask for together, as questions with whom or what to ask. */
export function toQuestions(facts: FactSet, definition: DefinitionEvaluation, file: CaseFile): readonly OpenQuestion[] {
  return facts.map((fact) => toQuestion(fact, facts, definition, file))
}

/** Questions of which one alternative has to be answered, as one: "Either: …? Or: …?" */
function eitherOr(alternatives: readonly (readonly OpenQuestion[])[]): readonly OpenQuestion[] {
  const [first] = alternatives
  if (first === undefined || alternatives.length === 1) return first ?? []
  const [{ trial, field } = { trial: null, field: 'facts' as const }] = first
  const asks = [...new Set(alternatives.map((one) => one.map(({ ask }) => ask).join(' ')))]
  const places = alternatives.flat().flatMap((one) => one.places)
  const most = alternatives.length >= MOST_SETS ? ` At most ${MOST_SETS} ways are listed.` : ''
  return [
    {
      trial,
      field,
      question: `Either: ${alternatives.map((one) => one.map(({ question }) => question).join(' And: ')).join(' Or: ')}`,
      ask: `${asks.join(' Or: ')}${most}`,
      places: places.filter(({ trial: own }, index) => places.findIndex((other) => other.trial === own) === index),
    },
  ]
}

/** Where too few apparent failures are certain, an outcome that nobody knows could name the failures apparent. */
function openOutcomes(definition: DefinitionEvaluation): readonly Fact[] {
  const { apparentFailures, required, verdict } = definition
  if (verdict !== 'notResistant' || apparentFailures.min >= required || apparentFailures.max < required) return []
  return definition.trials
    .filter(({ findings }) => findings.some((one) => one.criterion === 'outcome' && one.verdict === 'unknown'))
    .map(({ id }) => ({ trial: id, field: 'outcome' }))
}

/** Where no answers settle a case whatever they are: what is open in the trials that may count. */
function openFindings({ verdict, toSettle, trials }: DefinitionEvaluation): FactSet {
  if (verdict !== 'indeterminate' || toSettle.length > 0) return []
  return trials
    .filter(({ counts }) => counts === 'unknown')
    .flatMap(({ id, findings }) =>
      findings.filter((one) => one.verdict === 'unknown').map(({ criterion }) => ({ trial: id, field: criterion })),
    )
}

/** The kinds of facts that are open under a definition, each once: those that its open questions ask for. */
export function listOpenFields(definition: DefinitionEvaluation): readonly FactField[] {
  const facts = [...definition.toSettle.flat(), ...openOutcomes(definition), ...openFindings(definition)]
  return [...new Set(facts.map(({ field }) => field))]
}

const NOT_ENOUGH = 'The answer may not be enough.'

/**
 * What is unknown and could change the case verdict under one definition, as questions in the order of the trials; where
 * several sets of facts would do, what they share first, and of the rest either the one or the other.
 */
export function openQuestions(
  evaluation: Evaluation,
  definitionId: DefinitionId,
  file: CaseFile,
): readonly OpenQuestion[] {
  const definition = evaluation.definitions.find((candidate) => candidate.id === definitionId)
  if (definition === undefined) return []
  const { shared, choices } = toChoices(definition.toSettle)
  const ask = (facts: FactSet) => toQuestions(facts, definition, file)
  return [
    ...ask(shared),
    ...choices.flatMap((choice) => eitherOr(choice.map((facts) => ask(facts)))),
    ...ask(openOutcomes(definition)),
    ...ask(openFindings(definition)).map((one) => ({ ...one, ask: `${one.ask} ${NOT_ENOUGH}` })),
  ]
}
