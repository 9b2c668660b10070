import { getAgent, isAgentId } from '@/lib/rules/antidepressants'
import type { DefinitionId, ReasonId } from '@/lib/rules/evaluation'
import { REASONS } from '@/lib/rules/evaluation'
import { describeCode } from '../describe-case'
import { describeFindingCell } from '../describe-finding'
import { describeCountRange, describeNumber, describeUnit } from '../describe-number'
import { describeReasonTag } from '../describe-reason'
import { COUNTS_LABELS, CRITERION_LABELS, EVIDENCE_LABELS, OUTCOME_VERDICT_LABELS, VERDICT_LABELS } from '../labels'
import { type Change, type FindingChange, isSameQuantity, type ResultChange, type TrialChange } from './compare-results'
import { type KeptFinding, type KeptResult, type KeptTrial, toFindingContext } from './kept-result'

const COUNTED_LABELS = { met: 'counted', notMet: 'did not count', unknown: 'might have counted' } as const

/** The verdict on a finding in words; the outcome says what happened, never a bare "met". */
export function describeFindingMark({ criterion, verdict }: KeptFinding): string {
  return (criterion === 'outcome' ? OUTCOME_VERDICT_LABELS : VERDICT_LABELS)[verdict]
}

/** What a finding was held against: "minimum 50 mg", "42 days needed". */
export function describeThreshold({ criterion, threshold, unit }: KeptFinding): string {
  switch (criterion) {
    case 'dose':
      return threshold === null ? 'no minimum known' : `minimum ${describeNumber(threshold)} ${describeUnit(unit)}`
    case 'duration':
      return threshold === null ? 'no days needed' : `${describeNumber(threshold)} days needed`
    case 'adherence':
      return threshold === null ? 'no share needed' : `${describeNumber(threshold * 100)} % of doses needed`
    case 'outcome':
      return threshold === null ? 'no threshold' : `threshold ${describeNumber(threshold)} %`
  }
}

/** A count of what is required: "1 to 2 of 2 required". */
export function describeKeptCount({ countMin, countMax, required }: KeptResult): string {
  return `${describeCountRange({ min: countMin, max: countMax })} of ${required} required`
}

/** A reason in two or three words, also one that this version no longer gives. */
export function describeKeptReason(reason: string): string {
  const known = REASONS.find((candidate): candidate is ReasonId => candidate === reason)
  return known === undefined ? describeCode(reason).toLowerCase() : describeReasonTag(known)
}

/** How an answer changed, in one or two sentences; none where verdict and count are the same. */
export function describeAnswerChange(answer: Change<KeptResult> | null): readonly string[] {
  if (answer === null) return []
  const { before, after } = answer
  const [then, now] = [before, after].map(describeKeptCount)
  return [
    ...(before.sentence === after.sentence ? [] : [`Verdict then: ${before.sentence} Now: ${after.sentence}`]),
    ...(then === now ? [] : [`Count: ${then} then, ${now} now.`]),
  ]
}

/** How a result changed, trial by trial, one sentence for each finding that is not what it was. */
export function describeResultChange(change: ResultChange, definition: DefinitionId): readonly string[] {
  return [...describeAnswerChange(change.answer), ...change.trials.flatMap((trial) => describeTrial(trial, definition))]
}

function describeTrial(trial: TrialChange, definition: DefinitionId): string[] {
  const { drug, presence, findings } = trial
  switch (presence) {
    case 'added':
      return [`${drug}: added; ${trial.after === null ? '' : COUNTS_LABELS[trial.after.counts]}.`]
    case 'removed':
      return [`${drug}: no longer recorded; ${trial.before === null ? '' : COUNTED_LABELS[trial.before.counts]} then.`]
    case 'both':
      return [
        ...findings.map((finding) => `${drug}, ${describeFindingChange(finding, trial, definition)}`),
        ...describeRemarks(trial),
      ]
  }
}

/** What else changed about a trial: how it was recognized, its reasons, whether it counts. */
export function describeRemarks({
  drug,
  recognized,
  counts,
  reasonsGained,
  reasonsLost,
}: TrialChange): readonly string[] {
  const list = (reasons: readonly string[]) => reasons.map(describeKeptReason).join('; ')
  return [
    ...(recognized === null
      ? []
      : [`${drug}: ${nameAgent(recognized.before)} then, ${nameAgent(recognized.after)} now.`]),
    ...(reasonsLost.length === 0 ? [] : [`${drug}, no longer: ${list(reasonsLost)}.`]),
    ...(reasonsGained.length === 0 ? [] : [`${drug}, now also: ${list(reasonsGained)}.`]),
    ...(counts === null ? [] : [`${drug}: ${COUNTED_LABELS[counts.before]} then, ${COUNTS_LABELS[counts.after]} now.`]),
  ]
}

function nameAgent(drugId: string | null): string {
  if (drugId === null) return 'not recognized'
  return `recognized as ${isAgentId(drugId) ? getAgent(drugId).name : drugId}`
}

/** A changed finding in a sentence: what was recorded, held against what, from which source, then and now. */
export function describeFindingChange(
  { criterion, before, after }: FindingChange,
  trial: Pick<TrialChange, 'before' | 'after'>,
  definition: DefinitionId,
): string {
  const head = CRITERION_LABELS[criterion].toLowerCase()
  if (before === null || after === null) return `${head}: ${before === null ? 'judged now' : 'no longer judged'}.`
  const observed = [
    describeObserved(before, trial.before, definition),
    describeObserved(after, trial.after, definition),
  ] as const
  const parts = [
    isSameQuantity(before.observed, after.observed) && observed[0] === observed[1] ? null : thenNow(...observed),
    thenNow(describeThreshold(before), describeThreshold(after)),
    before.basis === after.basis ? null : thenNow(describeBasis(before), describeBasis(after)),
    thenNow(describeFindingMark(before), describeFindingMark(after)),
  ].filter((part) => part !== null)
  const source = thenNow(describeSource(before), describeSource(after))
  const sentence = parts.length === 0 ? '' : ` ${parts.join('; ')}.`
  return `${head}:${sentence}${source === null ? '' : ` Source of the threshold: ${source}.`}`
}

function describeObserved(finding: KeptFinding, trial: KeptTrial | null, definition: DefinitionId): string {
  const context = trial === null ? {} : { trial: toFindingContext(trial) }
  return describeFindingCell(finding, { ...context, definition }).observed
}

function describeBasis({ basis }: KeptFinding): string {
  return basis === null || basis === '' ? 'nothing said how it is known' : `from: ${basis}`
}

function describeSource({ source, evidence }: KeptFinding): string {
  return `${source} (${EVIDENCE_LABELS[evidence]})`
}

function thenNow(before: string, after: string): string | null {
  return before === after ? null : `${before} then, ${after} now`
}
