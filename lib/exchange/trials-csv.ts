import { stringify } from 'csv-stringify/sync'
import type { AntidepressantTrial, CaseFile } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import {
  CRITERIA,
  type DefinitionId,
  type Evaluation,
  type Finding,
  type TrialEvaluation,
} from '@/lib/rules/evaluation'
import { guardCell } from './csv-cell'
import { describeOutcomeRecord } from './describe-case'
import { describeFinding } from './describe-finding'
import { describeNumber } from './describe-number'
import { describeReasonTag } from './describe-reason'
import {
  describeAdherenceRecord,
  describeDoses,
  describeDrug,
  describePeriod,
  describeSource,
  describeStopReasons,
} from './describe-record'
import { EPISODE_LABELS, EVIDENCE_LABELS, INDICATION_LABELS, ROLE_LABELS, VERDICT_LABELS } from './labels'
import { type CaseSummary, getCaseSummary } from './summary'

type Row = Readonly<Record<string, string>>

const FINDING_COLUMNS = [
  'Finding',
  'Verdict',
  'ObservedMin',
  'ObservedMax',
  'Threshold',
  'Unit',
  'Source',
  'Evidence',
] as const

/** The columns, in order: the case, what was recorded, what was judged. */
export const COLUMNS: readonly string[] = [
  ...['case', 'rulesVersion', 'assessedOn', 'definition', 'caseResult', 'countMin', 'countMax', 'required'],
  ...['trial', 'drug', 'role', 'indication', 'episode', 'start', 'stop', 'ongoing', 'period', 'doses'],
  ...['adherenceRecorded', 'outcomeRecorded', 'stopReasons', 'source', 'comment'],
  ...['adequate', 'failed', 'counts', 'reasons'],
  ...CRITERIA.flatMap((criterion) => FINDING_COLUMNS.map((name) => `${criterion}${name}`)),
  ...['contradictions', 'remarks', 'assumptions', 'openQuestions', 'notKnown', 'inputHash', 'notice'],
]

function bound(quantity: Quantity, end: 'min' | 'max'): string {
  if (quantity === null) return ''
  const value = typeof quantity === 'number' ? quantity : quantity[end]
  return value === undefined ? '' : describeNumber(value)
}

function caseCells(summary: CaseSummary): Row {
  return {
    case: summary.label,
    rulesVersion: summary.rulesVersion,
    assessedOn: summary.assessedOnDate,
    definition: summary.definition,
    caseResult: summary.verdict,
    countMin: String(summary.countMin),
    countMax: String(summary.countMax),
    required: String(summary.required),
    assumptions: [...summary.assumptions, summary.adherenceAssumption ?? ''].filter((text) => text !== '').join(' '),
    openQuestions: summary.questions.map(({ question, ask }) => `${question} ${ask}`).join(' '),
    notKnown: summary.unknowns.join(' '),
    inputHash: summary.inputHash,
    notice: summary.notice,
  }
}

function recordedCells(trial: AntidepressantTrial, drugId: string | null): Row {
  return {
    trial: trial.id,
    drug: describeDrug(trial, drugId),
    role: ROLE_LABELS[trial.role ?? 'monotherapy'],
    indication: trial.indication === undefined ? '' : INDICATION_LABELS[trial.indication],
    episode: trial.episode === undefined ? '' : EPISODE_LABELS[trial.episode],
    start: trial.start ?? '',
    stop: trial.stop ?? '',
    ongoing: trial.ongoing === true ? 'yes' : 'no',
    period: describePeriod(trial),
    doses: describeDoses(trial),
    adherenceRecorded: describeAdherenceRecord(trial),
    outcomeRecorded: describeOutcomeRecord(trial.outcome),
    stopReasons: describeStopReasons(trial),
    source: describeSource(trial),
    comment: trial.comment ?? '',
  }
}

function findingCells(finding: Finding, judged: TrialEvaluation, definition: DefinitionId): Row {
  const values: Record<(typeof FINDING_COLUMNS)[number], string> = {
    Finding: describeFinding(finding, { trial: judged, definition }),
    Verdict: VERDICT_LABELS[finding.verdict],
    ObservedMin: bound(finding.observed, 'min'),
    ObservedMax: bound(finding.observed, 'max'),
    Threshold: finding.threshold === null ? '' : describeNumber(finding.threshold),
    Unit: finding.unit,
    Source: finding.source,
    Evidence: EVIDENCE_LABELS[finding.evidence],
  }
  return Object.fromEntries(FINDING_COLUMNS.map((name) => [`${finding.criterion}${name}`, values[name]]))
}

function judgedCells(judged: TrialEvaluation, definition: DefinitionId): Row {
  return {
    adequate: VERDICT_LABELS[judged.adequacy],
    failed: VERDICT_LABELS[judged.failed],
    counts: VERDICT_LABELS[judged.counts],
    reasons: judged.reasons.map(describeReasonTag).join('; '),
    ...Object.assign({}, ...judged.findings.map((finding) => findingCells(finding, judged, definition))),
    contradictions: judged.contradictions.join(' '),
    remarks: judged.notes.join(' '),
  }
}

/** The trials of a case as CSV, one row a trial, each row carrying what the case was judged with. */
export function toTrialsCsv(file: CaseFile, evaluation: Evaluation, definitionId: DefinitionId): string {
  const summary = getCaseSummary(file, evaluation, definitionId)
  if (summary === null) return ''
  const definition = evaluation.definitions.find((candidate) => candidate.id === definitionId)
  const rows = file.trials.map((trial) => {
    const judged = definition?.trials.find((candidate) => candidate.id === trial.id)
    const judgement = judged === undefined ? {} : judgedCells(judged, definitionId)
    return { ...caseCells(summary), ...recordedCells(trial, judged?.drugId ?? null), ...judgement }
  })
  const shown: readonly Row[] = rows.length === 0 ? [caseCells(summary)] : rows
  const cells = shown.map((row) => COLUMNS.map((column) => guardCell(row[column] ?? '')))
  // The byte order mark tells spreadsheets that "≥" and "µ" are UTF-8.
  return stringify([[...COLUMNS], ...cells], { bom: true, record_delimiter: 'windows' })
}
