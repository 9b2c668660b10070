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

function uniqueNeeds(judgements: readonly Judgement[]): readonly PolicyNeed[] {
  const found: PolicyNeed[] = []
  for (const { needs } of judgements) {
    for (const need of needs) {
      const { code, about, detail } = need
      if (!found.some((one) => one.code === code && one.about === about && one.detail === detail)) found.push(need)
    }
  }
  return found
}

function uniqueFilled(judgements: readonly Judgement[]): readonly Filled[] {
  const found: Filled[] = []
  for (const { filled } of judgements) for (const one of filled) if (!found.includes(one)) found.push(one)
  return found
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
