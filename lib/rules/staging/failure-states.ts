import type { CountedTrial } from '../counted-trial'
import type { StartedTogether } from '../counting'
import type { Verdict } from '../verdict'
import type { FailedDrug } from './adequate-failures'

/** Drugs started together are one group, and one failure. */
export type Grouping = readonly (readonly FailedDrug[])[]

/** Stands for the class where drugs of several classes failed. */
const SEVERAL = 'several'

/** What one completion of the record comes to, as far as a ladder of stages reads it. */
export type FailureState = {
  readonly failures: number
  /** `null` without a failure, `SEVERAL` where drugs of several classes failed. */
  readonly onlyClass: string | null
  readonly hasTca: boolean
  readonly hasMaoi: boolean
}

/** No ladder of stages tells more failures apart. */
export const MOST_FAILURES = 6

/** Above this many pairs that may have been started together, not every grouping is tried. */
const MAX_OPEN_PAIRS = 6

const START: FailureState = { failures: 0, onlyClass: null, hasTca: false, hasMaoi: false }

/** A drug that is not resolved may be of any class: of one that a ladder asks for, or of another, alike or not. */
const ANY_CLASS = ['TCA', 'MAOI', 'another', 'yet another'] as const

function classesOf({ drugClass }: FailedDrug, known: readonly string[]): readonly string[] {
  return drugClass === null ? [...known, ...ANY_CLASS] : [drugClass]
}

function addClass({ failures, onlyClass, hasTca, hasMaoi }: FailureState, drugClass: string): FailureState {
  return {
    failures,
    onlyClass: onlyClass === null || onlyClass === drugClass ? drugClass : SEVERAL,
    hasTca: hasTca || drugClass === 'TCA',
    hasMaoi: hasMaoi || drugClass === 'MAOI',
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
  const classes = grouping.flat().map(({ drugClass }) => drugClass)
  const known = [...new Set(classes.filter((drugClass) => drugClass !== null))]
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

type Pair = readonly string[]

/** The groups that hold a drug of the pair become one. */
function join(grouping: Grouping, pair: Pair): Grouping {
  const isHeld = (one: readonly FailedDrug[]) => one.some(({ key }) => pair.includes(key))
  return [grouping.filter(isHeld).flat(), ...grouping.filter((one) => !isHeld(one))]
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
  const listPairs = (verdict: Verdict) => {
    const pairs = together
      .filter(({ isTogether }) => isTogether === verdict)
      .map(({ a, b }) => [a, b].flatMap((id) => keys.get(id) ?? []).sort())
    return unique<Pair>(pairs.filter((pair) => pair.length === 2))
  }
  const open = listPairs('unknown')
  if (open.length > MAX_OPEN_PAIRS) return null
  const certain = listPairs('met').reduce(
    join,
    drugs.map((drug) => [drug]),
  )
  return open.reduce<readonly Grouping[]>((all, pair) => all.flatMap((one) => [one, join(one, pair)]), [certain])
}

/** How many different classes failed, as far as a stage asks: none, one, or two and more. Drugs of a pair are one. */
export function countClasses({ failures, onlyClass }: FailureState): number {
  return Math.min(failures, onlyClass === SEVERAL ? 2 : 1)
}
