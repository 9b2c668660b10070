import type { CountRange } from './evaluation'
import type { Verdict } from './verdict'

/** One trial as counting sees it. Trials of one drug share a key. */
export type Countable = { readonly id: string; readonly key: string; readonly counts: Verdict }

/** Two drugs started together count once. `isTogether` unknown: they may have been. */
export type StartedTogether = { readonly a: string; readonly b: string; readonly isTogether: Verdict }

/** One name for what was started together; any other trial is a start of its own. */
export function nameStarts(together: readonly StartedTogether[]): (id: string) => string {
  const names = new Map(together.flatMap(({ a, b }) => [a, b].map((id) => [id, id])))
  for (const { a, b } of together) {
    const [kept, other] = [names.get(a) ?? a, names.get(b) ?? b]
    for (const [id, name] of names) if (name === other) names.set(id, kept)
  }
  return (id) => names.get(id) ?? id
}

/** The most drugs of which each has a start that stands for no other drug: a matching of drugs and starts. */
export function countMatched(trials: readonly Countable[], startOf: (id: string) => string): number {
  const startsOf = new Map<string, readonly string[]>()
  for (const { id, key } of trials) startsOf.set(key, [...(startsOf.get(key) ?? []), startOf(id)])
  const holderOf = new Map<string, readonly string[]>()
  const place = (starts: readonly string[], tried: Set<string>): boolean =>
    starts.some((start) => {
      if (tried.has(start)) return false
      tried.add(start)
      const holder = holderOf.get(start)
      if (holder !== undefined && !place(holder, tried)) return false
      holderOf.set(start, starts)
      return true
    })
  return [...startsOf.values()].filter((starts) => place(starts, new Set())).length
}

function isCertain(verdict: Verdict): boolean {
  return verdict === 'met'
}

function isPossible(verdict: Verdict): boolean {
  return verdict !== 'notMet'
}

function countKeys(trials: readonly Countable[], accepts: (counts: Verdict) => boolean): number {
  const keys: string[] = []
  for (const { key, counts } of trials) if (accepts(counts) && !keys.includes(key)) keys.push(key)
  return keys.length
}

/**
 * How many different drugs certainly count, and how many may. A drug counts when one of its trials does, and what was
 * started together counts once: for the drug that has no other trial that counts. One more trial never makes the number
 * smaller, one more pair never larger, so the two ends are exact.
 */
export function countDrugs(trials: readonly Countable[], together: readonly StartedTogether[] = []): CountRange {
  if (together.length === 0) return { min: countKeys(trials, isCertain), max: countKeys(trials, isPossible) }
  const certain = nameStarts(together.filter(({ isTogether }) => isTogether === 'met'))
  const possible = nameStarts(together.filter(({ isTogether }) => isTogether !== 'notMet'))
  return {
    min: countMatched(
      trials.filter(({ counts }) => isCertain(counts)),
      possible,
    ),
    max: countMatched(
      trials.filter(({ counts }) => isPossible(counts)),
      certain,
    ),
  }
}

/**
 * The drugs that count whatever becomes of the other trials and pairs: one trial certainly does, and nothing else that may
 * count was started with it, but drugs that count by another trial.
 */
export function listSecuredDrugs(
  trials: readonly Countable[],
  together: readonly StartedTogether[],
): ReadonlySet<string> {
  const startOf = nameStarts(together.filter(({ isTogether }) => isTogether !== 'notMet'))
  const secured = new Set<string>()
  const isSecured = (own: Countable) =>
    own.counts === 'met' &&
    trials
      .filter((other) => other.key !== own.key && other.counts !== 'notMet' && !secured.has(other.key))
      .every((other) => startOf(other.id) !== startOf(own.id))
  const findNext = () => trials.find((own) => !secured.has(own.key) && isSecured(own))
  for (let next = findNext(); next !== undefined; next = findNext()) secured.add(next.key)
  return secured
}

/** How many of some things certainly and possibly are so. */
export function countOf(verdicts: readonly Verdict[]): CountRange {
  return {
    min: verdicts.filter((verdict) => verdict === 'met').length,
    max: verdicts.filter((verdict) => verdict !== 'notMet').length,
  }
}
