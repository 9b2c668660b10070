import type { AntidepressantTrial } from '@/lib/domain/case-file'
import type { CriterionId, DefinitionId, Finding, ReasonId, TrialEvaluation } from '@/lib/rules/evaluation'
import type { Verdict } from '@/lib/rules/verdict'
import { describeDistance } from './describe-distance'
import { describeFinding, describeFindingCell } from './describe-finding'
import { joinWords } from './describe-number'
import { describeCompletion, describeReason } from './describe-reason'
import {
  describeAdherenceRecord,
  describeDoses,
  describeDrug,
  describePeriod,
  describeSource,
  describeStopReasons,
  getDrugClass,
} from './describe-record'
import { describeTrialResult, type TrialResult } from './describe-trial'
import {
  CRITERION_LABELS,
  EPISODE_LABELS,
  EVIDENCE_LABELS,
  OUTCOME_VERDICT_LABELS,
  ROLE_LABELS,
  SIDE_EFFECT_SEVERITY_LABELS,
  VERDICT_LABELS,
} from './labels'
import { isSeen } from './summary-sources'

/** One criterion of one trial, as a cell and as a sentence, with the number of its source. */
export type SummaryCell = {
  readonly criterion: CriterionId
  readonly head: string
  readonly mark: Verdict
  /** The mark in words; the outcome says what happened, so that "met" is never read as good news. */
  readonly word: string
  readonly observed: string
  readonly against: string
  readonly sentence: string
  /** Where it comes from: "[1]", or "[5, recalled]" when the number was not read in its source. */
  readonly note: string
}

/** One trial of a summary. */
export type SummaryTrial = {
  readonly id: string
  /** Its place in the record, from 1. */
  readonly number: number
  readonly drug: string
  readonly drugClass: string | null
  readonly role: string | null
  readonly period: string
  readonly recorded: string
  readonly cells: readonly SummaryCell[]
  readonly result: TrialResult
  /** Reasons that no finding says already. */
  readonly reasons: readonly string[]
  readonly completion: string | null
  /** How far the record lies from the definition. */
  readonly distances: readonly string[]
  readonly contradictions: readonly string[]
  readonly notes: readonly string[]
  readonly comment: string | null
}

const SAID_BY_FINDING: ReadonlySet<ReasonId> = new Set([
  'doseBelowMinimum',
  'doseUnknown',
  'durationTooShort',
  'durationUnknown',
  'adherenceBelowThreshold',
  'adherenceUnknown',
  'adherenceAssumed',
  'responded',
  'outcomeUnknown',
] as const)

function toCell(finding: Finding, judged: TrialEvaluation, definition: DefinitionId, note: number | null): SummaryCell {
  const context = { trial: judged, definition }
  const words = finding.criterion === 'outcome' ? OUTCOME_VERDICT_LABELS : VERDICT_LABELS
  return {
    criterion: finding.criterion,
    head: CRITERION_LABELS[finding.criterion],
    mark: finding.verdict,
    word: words[finding.verdict],
    ...describeFindingCell(finding, context),
    sentence: describeFinding(finding, context),
    note: note === null ? '' : `[${note}${isSeen(finding.evidence) ? '' : `, ${EVIDENCE_LABELS[finding.evidence]}`}]`,
  }
}

function describeSideEffects(trial: AntidepressantTrial): string | null {
  const effects = (trial.sideEffects ?? []).map((side) => {
    const severity =
      side.severity === null || side.severity === undefined ? '' : ` (${SIDE_EFFECT_SEVERITY_LABELS[side.severity]})`
    return `${side.effect}${severity}${side.doseLimiting === true ? ', limited the dose' : ''}`
  })
  return effects.length === 0 ? null : `side effects: ${joinWords(effects)}`
}

function describeRecord(trial: AntidepressantTrial): string {
  return [
    describeDoses(trial),
    describePeriod(trial),
    `adherence ${describeAdherenceRecord(trial)}`,
    describeSideEffects(trial),
    trial.ongoing === true ? 'ongoing' : `stopped because: ${describeStopReasons(trial)}`,
    trial.episode === undefined ? null : EPISODE_LABELS[trial.episode],
    describeSource(trial),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

/** One recorded trial with its judgement under one definition, in words. */
export function toSummaryTrial(
  trial: AntidepressantTrial,
  judged: TrialEvaluation,
  number: number,
  definition: DefinitionId,
  noteOf: (finding: Finding) => number | null,
): SummaryTrial {
  const comment = trial.comment ?? ''
  return {
    id: trial.id,
    number,
    drug: describeDrug(trial, judged.drugId),
    drugClass: getDrugClass(judged.drugId),
    role: trial.role === undefined || trial.role === 'monotherapy' ? null : ROLE_LABELS[trial.role],
    period: describePeriod(trial),
    recorded: describeRecord(trial),
    cells: judged.findings.map((finding) => toCell(finding, judged, definition, noteOf(finding))),
    result: describeTrialResult(judged),
    reasons: judged.reasons.filter((reason) => !SAID_BY_FINDING.has(reason)).map(describeReason),
    completion: describeCompletion(judged),
    distances: judged.distances.map(describeDistance),
    contradictions: judged.contradictions,
    notes: judged.notes,
    comment: comment === '' ? null : comment,
  }
}
