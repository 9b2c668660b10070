import type { CountRange } from './evaluation'
import { anyOf, type Verdict } from './verdict'

/** One trial as counting sees it. Trials of one drug share a key. */
export type Countable = { readonly id: string; readonly key: string; readonly counts: Verdict }

/** Two drugs started together count once. `isTogether` unknown: they may have been. */
export type StartedTogether = { readonly a: string; readonly b: string; readonly isTogether: Verdict }

/**
 * How many different drugs certainly count, and how many may. Drugs are independent of each other, so the sums are exact:
 * a drug certainly counts when one of its trials does, and may when one may.
 */
export function countDrugs(trials: readonly Countable[], together: readonly StartedTogether[] = []): CountRange {
  const verdicts = new Map<string, Verdict>()
  for (const { key, counts } of trials) verdicts.set(key, anyOf([verdicts.get(key) ?? 'notMet', counts]))
  if (together.length === 0) return countOf([...verdicts.values()])
  const keyOf = (id: string) => trials.find((trial) => trial.id === id)?.key
  const pairs = together.flatMap(({ a, b, isTogether }) => {
    const [first, second] = [keyOf(a), keyOf(b)]
    return first === undefined || second === undefined || first === second ? [] : [{ first, second, isTogether }]
  })
  const units = (accepts: (isTogether: Verdict) => boolean, counted: (verdict: Verdict) => boolean) => {
    const unitOf = new Map([...verdicts.keys()].map((key) => [key, key]))
    for (const { first, second, isTogether } of pairs) {
      if (!accepts(isTogether)) continue
      const [from, to] = [unitOf.get(second), unitOf.get(first)]
      for (const [key, unit] of unitOf) if (unit === from && to !== undefined) unitOf.set(key, to)
    }
    return new Set([...verdicts].filter(([, verdict]) => counted(verdict)).map(([key]) => unitOf.get(key))).size
  }
  return {
    min: units(
      (isTogether) => isTogether !== 'notMet',
      (verdict) => verdict === 'met',
    ),
    max: units(
      (isTogether) => isTogether === 'met',
      (verdict) => verdict !== 'notMet',
    ),
  }
}

/** How many of some things certainly and possibly are so. */
export function countOf(verdicts: readonly Verdict[]): CountRange {
  return {
    min: verdicts.filter((verdict) => verdict === 'met').length,
    max: verdicts.filter((verdict) => verdict !== 'notMet').length,
  }
}
