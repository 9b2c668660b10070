import type { Filled, PolicyNeed, PolicyNeedCode } from './policy-types'
import type { Verdict } from './verdict'

/** A verdict of a policy, with what could change it, and where our numbers stood in for missing ones. */
export type Judgement = {
  readonly verdict: Verdict
  readonly needs: readonly PolicyNeed[]
  readonly filled: readonly Filled[]
}

export const MET: Judgement = { verdict: 'met', needs: [], filled: [] }
export const NOT_MET: Judgement = { verdict: 'notMet', needs: [], filled: [] }

/** A verdict that a fact of the record would settle. */
export function settledBy(
  verdict: Verdict,
  code: PolicyNeedCode,
  about: string | null = null,
  detail: string | null = null,
): Judgement {
  return { verdict, needs: verdict === 'unknown' ? [{ code, kind: 'data', about, detail }] : [], filled: [] }
}

/** Something that only the clinician can state. */
export function attested(code: PolicyNeedCode, about: string | null = null, detail: string | null = null): Judgement {
  return { verdict: 'unknown', needs: [{ code, kind: 'attestation', about, detail }], filled: [] }
}

/** What lists hold together, each thing once. Most often one of them holds anything, and nothing twice. */
function union<T>(lists: readonly (readonly T[])[], keyOf: (item: T) => string): readonly T[] {
  const filled = lists.filter((list) => list.length > 0)
  if (filled.length < 2) return filled[0] ?? []
  const byKey = new Map<string, T>()
  for (const list of filled) for (const item of list) byKey.set(keyOf(item), item)
  return [...byKey.values()]
}

function uniqueNeeds(judgements: readonly Judgement[]): readonly PolicyNeed[] {
  return union(
    judgements.map(({ needs }) => needs),
    ({ code, about, detail }) => `${code} ${about} ${detail}`,
  )
}

function uniqueFilled(judgements: readonly Judgement[]): readonly Filled[] {
  return union(
    judgements.map(({ filled }) => filled),
    (filled) => filled,
  )
}

function open(judgements: readonly Judgement[]): readonly Judgement[] {
  return judgements.filter(({ verdict }) => verdict === 'unknown')
}

/** Met when all are; not met when any is not. */
export function allJudged(judgements: readonly Judgement[]): Judgement {
  if (judgements.some(({ verdict }) => verdict === 'notMet')) return NOT_MET
  const unknown = open(judgements)
  const filled = uniqueFilled(judgements)
  return { verdict: unknown.length === 0 ? 'met' : 'unknown', needs: uniqueNeeds(unknown), filled }
}

/** Met when any is, by the one that rests least on our numbers; not met when none is. */
export function anyJudged(judgements: readonly Judgement[]): Judgement {
  const met = judgements.filter(({ verdict }) => verdict === 'met')
  const [own] = [...met].sort((a, b) => a.filled.length - b.filled.length)
  if (own !== undefined) return own
  const unknown = open(judgements)
  if (unknown.length === 0) return NOT_MET
  return { verdict: 'unknown', needs: uniqueNeeds(unknown), filled: uniqueFilled(unknown) }
}
