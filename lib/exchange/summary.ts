import { describeDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import type { CriterionId, DefinitionEvaluation, DefinitionId, Evaluation } from '@/lib/rules/evaluation'
import type { Verdict } from '@/lib/rules/verdict'
import { getConcluded, listConclusionLines } from './conclusion'
import { listBeside } from './describe-beside'
import { describeWho, type Fact, listCaseFacts, listContributors, listOtherTreatments } from './describe-case'
import { type DefinitionParameter, listDefinitionParameters } from './describe-definition'
import { joinWords } from './describe-number'
import { describeCountOfRequired, describeProvisional, describeVerdict, toVerdictMark } from './describe-verdict'
import { describeWhy } from './describe-why'
import { CASE_VERDICT_LABELS, CRITERION_LABELS, DEFINITION_SENTENCES, DEFINITION_TITLES } from './labels'
import { type OpenQuestion, openQuestions } from './open-questions'
import { getSafetyNotice, listSafetyLines } from './safety'
import { EVIDENCE_LEGEND, numberSources, type SummarySource } from './summary-sources'
import { type SummaryTrial, toSummaryTrial } from './summary-trial'

/** What stands on every export, beside whatever it says. */
export const NOTICE = 'Supports, does not replace, clinical judgement.'
export const FOR_WHOM = 'For clinicians.'

/** One definition beside the others: what it says of the same record. */
export type SummaryDefinition = {
  readonly id: DefinitionId
  readonly title: string
  readonly mark: Verdict
  readonly verdict: string
  readonly count: string
  readonly differs: string
}

/** The summary of a case under one definition, in words: what page, PDF and text show. */
export type CaseSummary = {
  readonly label: string
  readonly title: string
  readonly who: string
  readonly mark: Verdict
  readonly verdict: string
  readonly provisional: string | null
  readonly why: string
  readonly countMin: number
  readonly countMax: number
  readonly required: number
  readonly count: string
  readonly definitionId: DefinitionId
  readonly definition: string
  readonly definitionSentence: string
  readonly parameters: readonly DefinitionParameter[]
  readonly assessedOn: string
  readonly assessedOnDate: string
  readonly rulesVersion: string
  readonly inputHash: string
  readonly adherenceAssumption: string | null
  readonly questions: readonly OpenQuestion[]
  readonly trials: readonly SummaryTrial[]
  readonly definitions: readonly SummaryDefinition[]
  readonly contributors: readonly Fact[]
  readonly facts: readonly Fact[]
  readonly otherTreatments: readonly Fact[]
  readonly beside: readonly Fact[]
  /** What has to be seen to first, before any verdict. */
  readonly safety: readonly string[]
  readonly conclusion: readonly string[]
  readonly assumptions: readonly string[]
  readonly unknowns: readonly string[]
  readonly contradictions: readonly string[]
  readonly dateAlarms: readonly string[]
  readonly sources: readonly SummarySource[]
  readonly evidenceLegend: readonly string[]
  readonly notice: string
}

function toSummaryDefinition(
  definition: DefinitionEvaluation,
  evaluation: Evaluation,
  drugs: ReadonlyMap<string, string>,
): SummaryDefinition {
  const difference = evaluation.beside.differences.find((candidate) => candidate.definition === definition.id)
  const criteria = (ids: readonly CriterionId[]) =>
    ids.length === 0 ? 'whether it counts' : joinWords(ids.map((id) => CRITERION_LABELS[id].toLowerCase()))
  return {
    id: definition.id,
    title: DEFINITION_TITLES[definition.id],
    mark: toVerdictMark(definition),
    verdict: CASE_VERDICT_LABELS[definition.verdict],
    count: describeCountOfRequired(definition),
    differs: (difference?.trials ?? [])
      .map((trial) => `${drugs.get(trial.id) ?? trial.id}: ${criteria(trial.criteria)}`)
      .join('; '),
  }
}

function listUnknowns(trials: readonly SummaryTrial[], file: CaseFile): readonly string[] {
  const { diagnosis, currentStatus, birthYear } = file.case
  return [
    ...(diagnosis?.primary === 'unknown' ? ['The primary diagnosis.'] : []),
    ...(birthYear === null || birthYear === undefined ? ['The birth year.'] : []),
    ...(currentStatus === undefined || currentStatus === 'unknown' ? ['Whether the patient is depressed now.'] : []),
    ...(diagnosis?.bipolarScreen === undefined || diagnosis.bipolarScreen === 'notDone'
      ? ['Bipolarity: no screen is recorded.']
      : []),
    ...trials.flatMap((trial) => {
      const open = trial.cells.filter((cell) => cell.mark === 'unknown')
      return open.length === 0
        ? []
        : [`${trial.drug} (trial ${trial.number}): ${open.map((cell) => cell.sentence).join(' ')}`]
    }),
  ]
}

/** The summary of a case under one definition; `null` when the evaluation does not hold that definition. */
export function getCaseSummary(
  file: CaseFile,
  evaluation: Evaluation,
  definitionId: DefinitionId,
  crisisLine?: string,
): CaseSummary | null {
  const definition = evaluation.definitions.find((candidate) => candidate.id === definitionId)
  if (definition === undefined) return null
  const { sources, noteOf } = numberSources(definition)
  const trials = file.trials.flatMap((trial, index) => {
    const judged = definition.trials.find((candidate) => candidate.id === trial.id)
    return judged === undefined ? [] : [toSummaryTrial(trial, judged, index + 1, definition.id, noteOf)]
  })
  const drugs = new Map(trials.map((trial) => [trial.id, trial.drug]))
  return {
    label: file.case.label,
    title: 'Summary of antidepressant trials',
    who: describeWho(file),
    mark: toVerdictMark(definition),
    verdict: describeVerdict(definition, file),
    provisional: describeProvisional(definition, file),
    why: describeWhy(definition, file),
    countMin: definition.countMin,
    countMax: definition.countMax,
    required: definition.required,
    count: describeCountOfRequired(definition),
    definitionId: definition.id,
    definition: DEFINITION_TITLES[definition.id],
    definitionSentence: DEFINITION_SENTENCES[definition.id],
    parameters: listDefinitionParameters(definition.id),
    assessedOn: describeDate(evaluation.assessedOn),
    assessedOnDate: evaluation.assessedOn,
    rulesVersion: evaluation.rulesVersion,
    inputHash: evaluation.inputHash,
    adherenceAssumption: evaluation.assumeAdherence
      ? 'Adherence is assumed where it is not recorded, as chosen.'
      : null,
    questions: openQuestions(evaluation, definition.id, file),
    trials,
    definitions: evaluation.definitions.map((each) => toSummaryDefinition(each, evaluation, drugs)),
    contributors: listContributors(file),
    facts: listCaseFacts(file),
    otherTreatments: listOtherTreatments(file),
    beside: listBeside(definition, evaluation),
    safety: listSafetyLines(getSafetyNotice(file, crisisLine)),
    conclusion: listConclusionLines(getConcluded(file, evaluation, definition)),
    assumptions: evaluation.assumptions,
    unknowns: listUnknowns(trials, file),
    contradictions: trials.flatMap((trial) =>
      trial.contradictions.map((sentence) => `${trial.drug} (trial ${trial.number}): ${sentence}`),
    ),
    dateAlarms: evaluation.dateAlarms,
    sources,
    evidenceLegend: EVIDENCE_LEGEND,
    notice: NOTICE,
  }
}
