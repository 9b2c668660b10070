import type { CaseFile } from '@/lib/domain/case-file'
import type { DefinitionId, Evaluation } from '@/lib/rules/evaluation'
import type { Fact } from './describe-case'
import { type CaseSummary, FOR_WHOM, getCaseSummary } from './summary'
import type { SummaryTrial } from './summary-trial'
import { toAsciiSigns, wrapText } from './wrap-text'

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title.toUpperCase(), ...lines]
}

function items(texts: readonly string[]): string[] {
  return texts.flatMap((text) => wrapText(text, '- ', '  '))
}

function numbered(number: number, text: string): string[] {
  const label = `${number}. `
  return wrapText(text, label, ' '.repeat(label.length))
}

function facts(list: readonly Fact[]): string[] {
  return items(list.map(({ term, value }) => `${term}: ${value}`))
}

function trialLines(trial: SummaryTrial): string[] {
  const role = trial.role === null ? '' : `, ${trial.role}`
  const cells = trial.cells.flatMap((cell) => {
    return wrapText(`${cell.head}, ${cell.word}: ${cell.sentence} ${cell.note}`, '   - ', '     ')
  })
  const remarks = [
    ...trial.reasons,
    ...(trial.completion === null ? [] : [trial.completion]),
    ...trial.contradictions.map((sentence) => `Contradiction: ${sentence}`),
    ...trial.notes,
    ...(trial.comment === null ? [] : [`Comment: ${trial.comment}`]),
  ].flatMap((sentence) => wrapText(sentence, '   - ', '     '))
  return [
    ...numbered(trial.number, `${trial.drug}${role}: ${trial.result.label} (${trial.result.why})`),
    ...wrapText(`Recorded: ${trial.recorded}`, '   '),
    ...cells,
    ...remarks,
  ]
}

function answer(summary: CaseSummary): string[] {
  return [
    ...wrapText(`${summary.label}: ${summary.title.toLowerCase()}`),
    ...wrapText(summary.who),
    ...section('Safety first', items(summary.safety)),
    '',
    ...wrapText(summary.verdict),
    ...wrapText(summary.why),
    ...(summary.provisional === null ? [] : wrapText(summary.provisional)),
    ...wrapText(`${summary.count} · definition: ${summary.definition} · assessed ${summary.assessedOn}`),
    ...(summary.adherenceAssumption === null ? [] : wrapText(summary.adherenceAssumption)),
  ]
}

function closing(summary: CaseSummary): string[] {
  const sources = summary.sources.flatMap((source) => {
    return wrapText(`${source.text} [${source.evidence}] ${source.caution ?? ''}`, `[${source.number}] `, '    ')
  })
  const parameters = summary.parameters.map(({ what, source, evidence }) => `${what}. ${source} [${evidence}]`)
  return [
    ...section('Assumptions', items(summary.assumptions)),
    ...section('Not known', items(summary.unknowns)),
    ...section('Facts that contradict each other', items(summary.contradictions)),
    ...section('Check these dates', items(summary.dateAlarms)),
    ...section(`Definition: ${summary.definition}`, [...wrapText(summary.definitionSentence), ...items(parameters)]),
    ...section('Sources', [...sources, ...summary.evidenceLegend.flatMap((line) => wrapText(line))]),
    '',
    ...wrapText(`Rules ${summary.rulesVersion} · assessed ${summary.assessedOn}`),
    `Input ${summary.inputHash}`,
    `${FOR_WHOM} ${summary.notice}`,
  ]
}

/** A summary as plain text of 80 columns, for pasting into a record system. */
export function toSummaryText(summary: CaseSummary): string {
  const questions = summary.questions.flatMap(({ question, ask }, index) => numbered(index + 1, `${question} ${ask}`))
  const trials = summary.trials.flatMap((trial, index) => [...(index === 0 ? [] : ['']), ...trialLines(trial)])
  const definitions = summary.definitions.map(({ title, verdict, count, differs }) => {
    const where = differs === '' ? '' : ` Differs in ${differs}.`
    return `${title}: ${verdict}, ${count}.${where}`
  })
  return [
    ...answer(summary),
    ...section('What would settle it', questions),
    ...section('Trials', trials.length === 0 ? ['No trials recorded.'] : trials),
    ...section('The same record, other definitions', items(definitions)),
    ...section('Before calling it resistance', facts(summary.contributors)),
    ...section('Beside the verdict', facts(summary.beside)),
    ...section('Case', facts(summary.facts)),
    ...section('Other treatments', facts(summary.otherTreatments)),
    ...section('The clinician’s conclusion', items(summary.conclusion)),
    ...closing(summary),
    '',
  ].join('\n')
}

/** The summary of a case as plain text; with `ascii`, our own signs such as ≥ become >=. */
export function summaryText(
  file: CaseFile,
  evaluation: Evaluation,
  definitionId: DefinitionId,
  { ascii = false, crisisLine }: { readonly ascii?: boolean; readonly crisisLine?: string } = {},
): string {
  const summary = getCaseSummary(file, evaluation, definitionId, crisisLine)
  if (summary === null) return ''
  const text = toSummaryText(summary)
  return ascii ? toAsciiSigns(text) : text
}
