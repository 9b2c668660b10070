import { CRITERIA, type CriterionId } from '@/lib/rules/evaluation'
import type { Verdict } from '@/lib/rules/verdict'
import type { KeptFinding, KeptResult, KeptTrial } from './kept-result'

/** Something then and now. */
export type Change<T> = { readonly before: T; readonly after: T }

export type FindingChange = Change<KeptFinding | null> & { readonly criterion: CriterionId }

/** How one trial is judged otherwise; `before` or `after` is missing where it is in one record only. */
export type TrialChange = {
  readonly id: string
  readonly drug: string
  readonly presence: 'both' | 'added' | 'removed'
  /** The drug as it was recognized, where that differs. */
  readonly recognized: Change<string | null> | null
  readonly counts: Change<Verdict> | null
  readonly findings: readonly FindingChange[]
  readonly reasonsGained: readonly string[]
  readonly reasonsLost: readonly string[]
  readonly before: KeptTrial | null
  readonly after: KeptTrial | null
}

/** How one result differs from another: the answer, and trial by trial. */
export type ResultChange = {
  /** Both results, where verdict or count differ. */
  readonly answer: Change<KeptResult> | null
  readonly trials: readonly TrialChange[]
}

/** Whether two results give the same answer: the same verdict and the same count. */
export function isSameAnswer(before: KeptResult, after: KeptResult): boolean {
  const keys = ['verdict', 'provisional', 'countMin', 'countMax', 'required'] as const
  return keys.every((key) => before[key] === after[key])
}

/** Compares two results criterion by criterion. */
export function compareResults(before: KeptResult, after: KeptResult): ResultChange {
  const ids = new Set([...before.trials, ...after.trials].map(({ id }) => id))
  const find = (result: KeptResult, id: string) => result.trials.find((trial) => trial.id === id) ?? null
  return {
    answer: isSameAnswer(before, after) ? null : { before, after },
    trials: [...ids].map((id) => compareTrials(find(before, id), find(after, id))).filter(isDifferent),
  }
}

/** Whether nothing at all differs. */
export function isUnchanged({ answer, trials }: ResultChange): boolean {
  return answer === null && trials.length === 0
}

function isDifferent(change: TrialChange): boolean {
  const { presence, recognized, counts, findings, reasonsGained, reasonsLost } = change
  if (presence !== 'both' || recognized !== null || counts !== null) return true
  return findings.length + reasonsGained.length + reasonsLost.length > 0
}

function compareTrials(before: KeptTrial | null, after: KeptTrial | null): TrialChange {
  const named = after ?? before
  const both = { id: named?.id ?? '', drug: named?.drug ?? '', before, after }
  if (before === null || after === null) {
    const nothing = { recognized: null, counts: null, findings: [], reasonsGained: [], reasonsLost: [] }
    return { ...both, ...nothing, presence: before === null ? 'added' : 'removed' }
  }
  return {
    ...both,
    presence: 'both',
    recognized: changeOf(before.drugId, after.drugId),
    counts: changeOf(before.counts, after.counts),
    findings: compareFindings(before, after),
    reasonsGained: after.reasons.filter((reason) => !before.reasons.includes(reason)),
    reasonsLost: before.reasons.filter((reason) => !after.reasons.includes(reason)),
  }
}

function changeOf<T>(before: T, after: T): Change<T> | null {
  return before === after ? null : { before, after }
}

function compareFindings(before: KeptTrial, after: KeptTrial): FindingChange[] {
  return CRITERIA.flatMap((criterion) => {
    const [then, now] = [before, after].map(
      ({ findings }) => findings.find((finding) => finding.criterion === criterion) ?? null,
    )
    const change = { criterion, before: then ?? null, after: now ?? null }
    return isSameFinding(change) ? [] : [change]
  })
}

function isSameFinding({ before, after }: FindingChange): boolean {
  if (before === null || after === null) return before === after
  const keys = ['verdict', 'threshold', 'unit', 'source', 'evidence', 'basis'] as const
  return keys.every((key) => before[key] === after[key]) && isSameQuantity(before.observed, after.observed)
}

/** Whether two quantities hold the same values. */
export function isSameQuantity(before: KeptFinding['observed'], after: KeptFinding['observed']): boolean {
  const ends = (quantity: KeptFinding['observed']) =>
    typeof quantity === 'object' ? [quantity?.min, quantity?.max, quantity === null] : [quantity, quantity, false]
  const [then, now] = [ends(before), ends(after)]
  return then.every((value, index) => value === now[index])
}
