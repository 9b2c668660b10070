import { getAgent } from '../antidepressants'
import type { CountedTrial } from '../counted-trial'
import type { StartedTogether } from '../counting'
import type { CountRange } from '../evaluation'
import type { PreparedCase } from '../prepare-case'
import { anyOf, type Verdict } from '../verdict'

/** One drug of the current episode that failed, or may have failed, adequately. */
export type FailedDrug = {
  readonly key: string
  readonly name: string
  readonly failed: Verdict
  /** `null` for a drug that is not resolved: it may be of any class. */
  readonly drugClass: string | null
  /** Whether its dose was raised above the minimum effective dose. */
  readonly isOptimized: Verdict
  readonly daysAtDose: CountRange
}

/** What one completion of the record comes to. */
export type FailureState = {
  readonly failures: number
  readonly optimized: number
  /** Pairs of antidepressants started together, both of which failed. */
  readonly combinations: number
  /** The only class that failed, or `many`; `null` without a failure. */
  readonly onlyClass: string | null
  readonly hasTca: boolean
  readonly hasMaoi: boolean
}

/** Decided: products that are not clearly of another class than the drug they contain or resemble. */
export const SAME_CLASS: Readonly<Record<string, string>> = {
  'SSRI + antipsychotic': 'SSRI',
  'SSRI + 5-HT1A partial agonist': 'SSRI',
  'NMDA antagonist + NDRI': 'NDRI',
}

const MANY = 'many'
const MAX_OPEN_PAIRS = 6

/** The class of an antidepressant as staging sees it; `null` when the drug is not resolved. */
export function stagingClassOf(trial: CountedTrial): string | null {
  const { agent } = trial.judged.prepared
  if (agent === null) return null
  const { drugClass } = getAgent(agent.countsAs)
  return SAME_CLASS[drugClass] ?? drugClass
}

/** Whether a trial's dose was ever above the minimum; records that may be one course may come to more together. */
export function wasRaised(trial: CountedTrial, { courses, trials }: PreparedCase): Verdict {
  const { enough } = trial.judged.dose
  const { highestDose, trial: recorded } = trial.judged.prepared
  if (enough === null || highestDose === null) return 'unknown'
  if (highestDose.min > enough.max) return 'met'
  if (highestDose.max > enough.min) return 'unknown'
  const course = courses.find(({ records }) => records.includes(recorded.id))
  if (course === undefined) return 'notMet'
  const isRecorded = trials.every((one) => !course.records.includes(one.trial.id) || one.highestDose !== null)
  return isRecorded && course.most.dose <= enough.min ? 'notMet' : 'unknown'
}

/** The drugs that failed adequately in this episode, certainly or possibly; several trials of one drug are one. */
export function listFailedDrugs(trials: readonly CountedTrial[], context: PreparedCase): readonly FailedDrug[] {
  const candidates = trials.filter(
    ({ judged, counts }) => judged.prepared.kind === 'antidepressant' && counts !== 'notMet',
  )
  return [...new Set(candidates.map(({ key }) => key))].map((key) => {
    const own = candidates.filter((trial) => trial.key === key)
    const [first] = own
    const days = own.map(({ judged }) => judged.dose.days)
    const prepared = first?.judged.prepared
    return {
      key,
      name: prepared?.agent?.name ?? prepared?.trial.drug ?? 'a drug not known',
      failed: anyOf(own.map(({ counts }) => counts)),
      drugClass: first === undefined ? null : stagingClassOf(first),
      isOptimized: anyOf(own.map((trial) => wasRaised(trial, context))),
      daysAtDose: { min: Math.max(...days.map(({ min }) => min)), max: Math.max(...days.map(({ max }) => max)) },
    }
  })
}

const START: FailureState = {
  failures: 0,
  optimized: 0,
  combinations: 0,
  onlyClass: null,
  hasTca: false,
  hasMaoi: false,
}

type Option = { readonly drugClass: string; readonly isOptimized: boolean } | null

function optionsOf(drug: FailedDrug, classes: readonly string[]): readonly Option[] {
  const possible =
    drug.drugClass === null ? [...new Set([...classes, 'TCA', 'MAOI', `? ${drug.key}`])] : [drug.drugClass]
  const optimized = { met: [true], notMet: [false], unknown: [false, true] }[drug.isOptimized]
  const failing = possible.flatMap((drugClass) => optimized.map((isOptimized) => ({ drugClass, isOptimized })))
  return drug.failed === 'met' ? failing : [null, ...failing]
}

function add(state: FailureState, failing: readonly NonNullable<Option>[]): FailureState {
  if (failing.length === 0) return state
  const classes = failing.map(({ drugClass }) => drugClass)
  const all = new Set([...(state.onlyClass === null ? [] : [state.onlyClass]), ...classes])
  const [only] = all
  return {
    failures: state.failures + 1,
    optimized: state.optimized + failing.filter(({ isOptimized }) => isOptimized).length,
    combinations: state.combinations + (failing.length > 1 ? 1 : 0),
    onlyClass: all.size > 1 ? MANY : (only ?? null),
    hasTca: state.hasTca || classes.includes('TCA'),
    hasMaoi: state.hasMaoi || classes.includes('MAOI'),
  }
}

function combine(drugs: readonly FailedDrug[], classes: readonly string[]): readonly NonNullable<Option>[][] {
  return drugs.reduce<NonNullable<Option>[][]>(
    (sets, drug) =>
      sets.flatMap((set) => optionsOf(drug, classes).map((option) => (option === null ? set : [...set, option]))),
    [[]],
  )
}

function statesOf(groups: readonly (readonly FailedDrug[])[], classes: readonly string[]): readonly FailureState[] {
  let states = new Map([[JSON.stringify(START), START]])
  for (const group of groups) {
    const options = combine(group, classes)
    const next = [...states.values()].flatMap((state) => options.map((failing) => add(state, failing)))
    states = new Map(next.map((state) => [JSON.stringify(state), state]))
  }
  return [...states.values()]
}

function groupDrugs(drugs: readonly FailedDrug[], pairs: readonly (readonly [string, string])[]): FailedDrug[][] {
  const groups = drugs.map((drug) => [drug])
  for (const [a, b] of pairs) {
    const [first, second] = [a, b].map((key) => groups.find((group) => group.some((drug) => drug.key === key)))
    if (first === undefined || second === undefined || first === second) continue
    first.push(...second)
    groups.splice(groups.indexOf(second), 1)
  }
  return groups
}

/**
 * Every state that some completion of the record gives; drugs are independent of each other. `null` where too many pairs
 * of drugs may have been started together to try them all.
 */
export function listFailureStates(
  drugs: readonly FailedDrug[],
  trials: readonly CountedTrial[],
  together: readonly StartedTogether[],
): readonly FailureState[] | null {
  const keyOf = (id: string) => trials.find(({ judged }) => judged.prepared.trial.id === id)?.key
  const pairs = together.flatMap(({ a, b, isTogether }) => {
    const [first, second] = [keyOf(a), keyOf(b)]
    const isPair = first !== undefined && second !== undefined && first !== second
    const concerns = isPair && [first, second].every((key) => drugs.some((drug) => drug.key === key))
    return concerns ? [{ keys: [first, second] as const, isTogether }] : []
  })
  const certain = pairs.filter(({ isTogether }) => isTogether === 'met').map(({ keys }) => keys)
  const open = pairs.filter(({ isTogether }) => isTogether === 'unknown').map(({ keys }) => keys)
  if (open.length > MAX_OPEN_PAIRS) return null
  const classes = drugs.flatMap(({ drugClass }) => (drugClass === null ? [] : [drugClass]))
  const choices = open.reduce<(readonly [string, string])[][]>(
    (sets, pair) => sets.flatMap((set) => [set, [...set, pair]]),
    [[]],
  )
  const states = choices.flatMap((chosen) => statesOf(groupDrugs(drugs, [...certain, ...chosen]), classes))
  return [...new Map(states.map((state) => [JSON.stringify(state), state])).values()]
}

/** How many different classes failed: none, one, or two and more. */
export function countClasses({ onlyClass }: FailureState): 0 | 1 | 2 {
  if (onlyClass === null) return 0
  return onlyClass === MANY ? 2 : 1
}
