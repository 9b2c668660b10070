import type { CountedTrial } from '../counted-trial'
import type { StartedTogether } from '../counting'
import type { FailedDrug } from './adequate-failures'

/** Drugs started together are one group, and one failure. */
export type Grouping = readonly (readonly FailedDrug[])[]

/** What one completion of the record comes to, as far as a ladder of stages reads it. */
export type FailureState = {
  readonly failures: number
  /** `null` without a failure, and where drugs of several classes failed. */
  readonly onlyClass: string | null
  readonly isMixed: boolean
  readonly hasTca: boolean
  readonly hasMaoi: boolean
}

/** No ladder of stages tells more failures apart. */
export const MOST_FAILURES = 6

/** Above this many pairs that may have been started together, not every grouping is tried. */
const MAX_OPEN_PAIRS = 6

const START: FailureState = { failures: 0, onlyClass: null, isMixed: false, hasTca: false, hasMaoi: false }

/** The classes that a drug may be of: one that is not resolved may be of any, also of one that no other drug has. */
function classesOf({ drugClass, key }: FailedDrug, known: readonly string[]): readonly string[] {
  return drugClass === null ? [...known, 'TCA', 'MAOI', key] : [drugClass]
}

function addClass(state: FailureState, drugClass: string): FailureState {
  const isMixed = state.isMixed || (state.onlyClass !== null && state.onlyClass !== drugClass)
  return {
    failures: state.failures,
    onlyClass: isMixed ? null : drugClass,
    isMixed,
    hasTca: state.hasTca || drugClass === 'TCA',
    hasMaoi: state.hasMaoi || drugClass === 'MAOI',
  }
}

function unique<T>(states: readonly T[]): readonly T[] {
  return [...new Map(states.map((state) => [JSON.stringify(state), state])).values()]
}

type OpenGroup = { readonly state: FailureState; readonly hasFailed: boolean }

function addDrug(open: readonly OpenGroup[], drug: FailedDrug, known: readonly string[]): readonly OpenGroup[] {
  const failing = classesOf(drug, known).flatMap((drugClass) =>
    open.map(({ state }) => ({ state: addClass(state, drugClass), hasFailed: true })),
  )
  return unique(drug.failed === 'met' ? failing : [...open, ...failing])
}

/** Every state that some completion of the record gives; drugs are independent of each other. */
export function listFailureStates(grouping: Grouping): readonly FailureState[] {
  const known = [...new Set(grouping.flat().flatMap(({ drugClass }) => (drugClass === null ? [] : [drugClass])))]
  return grouping.reduce<readonly FailureState[]>(
    (states, group) => {
      const before = states.map((state) => ({ state, hasFailed: false }))
      const after = group.reduce<readonly OpenGroup[]>((open, drug) => addDrug(open, drug, known), before)
      return unique(
        after.map(({ state, hasFailed }) => ({
          ...state,
          failures: Math.min(state.failures + (hasFailed ? 1 : 0), MOST_FAILURES),
        })),
      )
    },
    [START],
  )
}

type Pair = readonly [string, string]

function group(drugs: readonly FailedDrug[], pairs: readonly Pair[]): Grouping {
  const groups = drugs.map((drug) => [drug])
  for (const pair of pairs) {
    const [first, second] = pair.map((key) => groups.find((one) => one.some((drug) => drug.key === key)))
    if (first === undefined || second === undefined || first === second) continue
    first.push(...second)
    groups.splice(groups.indexOf(second), 1)
  }
  return groups
}

/**
 * Every way in which drugs may be grouped by having been started together. `null` where too many pairs may have been to
 * try them all.
 */
export function listGroupings(
  drugs: readonly FailedDrug[],
  trials: readonly CountedTrial[],
  together: readonly StartedTogether[],
): readonly Grouping[] | null {
  const candidates = trials.filter(({ key }) => drugs.some((drug) => drug.key === key))
  const keys = new Map(candidates.map(({ judged, key }) => [judged.prepared.trial.id, key] as const))
  const pairs = together.flatMap(({ a, b, isTogether }) => {
    const [first, second] = [keys.get(a), keys.get(b)]
    return first === undefined || second === undefined ? [] : [{ isTogether, keys: [first, second] as const }]
  })
  const certain = pairs.filter(({ isTogether }) => isTogether === 'met').map(({ keys }) => keys)
  const open = pairs.filter(({ isTogether }) => isTogether === 'unknown').map(({ keys }) => keys)
  if (open.length > MAX_OPEN_PAIRS) return null
  const choices = open.reduce<readonly (readonly Pair[])[]>(
    (sets, pair) => sets.flatMap((set) => [set, [...set, pair]]),
    [[]],
  )
  return choices.map((chosen) => group(drugs, [...certain, ...chosen]))
}

/** How many different classes failed, as far as a stage asks: none, one, or two and more. Drugs of a pair are one. */
export function countClasses({ failures, isMixed }: FailureState): number {
  return Math.min(failures, isMixed ? 2 : 1)
}
