import { nameStarts, type StartedTogether } from '../counting'
import type { FailingTrial } from './adequate-failures'

/** Names the start of a trial: what was started together has one. */
export type Grouping = (id: string) => string

/** Above this many pairs that may have been started together, not every grouping is tried. */
const MAX_OPEN_PAIRS = 6

/** Without the pairs that lead to nothing: to a trial that did not fail and was started with no other. */
function dropLoose(pairs: readonly StartedTogether[], failing: ReadonlySet<string>): readonly StartedTogether[] {
  const isNeeded = (one: string) => failing.has(one) || pairs.filter(({ a, b }) => a === one || b === one).length > 1
  const kept = pairs.filter(({ a, b }) => isNeeded(a) && isNeeded(b))
  return kept.length === pairs.length ? kept : dropLoose(kept, failing)
}

/**
 * Every way in which trials may have been started together. `null` where too many pairs may have been to try them all.
 */
export function listGroupings(
  trials: readonly FailingTrial[],
  together: readonly StartedTogether[],
): readonly Grouping[] | null {
  const certain = together.filter(({ isTogether }) => isTogether === 'met')
  const startOf = nameStarts(certain)
  const pairs = together
    .filter(({ isTogether }) => isTogether === 'unknown')
    .map(({ a, b }) => [startOf(a), startOf(b)].sort())
    .flatMap(([a = '', b = '']): StartedTogether[] => (a === b ? [] : [{ a, b, isTogether: 'met' }]))
  const unique = [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()]
  const open = dropLoose(unique, new Set(trials.map(({ id }) => startOf(id))))
  if (open.length > MAX_OPEN_PAIRS) return null
  return open
    .reduce<readonly (readonly StartedTogether[])[]>(
      (all, pair) => all.flatMap((one) => [one, [...one, pair]]),
      [certain],
    )
    .map(nameStarts)
}
