import { countMatched, nameStarts, type StartedTogether } from '../counting'
import type { FailingTrial } from './adequate-failures'

/** Stands for the class where drugs of several classes failed. */
const SEVERAL = 'several'

type Classes = {
  /** `null` without a failure, `SEVERAL` where drugs of several classes failed. */
  readonly onlyClass: string | null
  readonly hasTca: boolean
  readonly hasMaoi: boolean
}

/** What one completion of the record comes to, as far as a ladder of stages reads it. */
export type FailureState = Classes & { readonly failures: number }

const NONE: Classes = { onlyClass: null, hasTca: false, hasMaoi: false }

/** A drug that is not resolved may be of any class: of one that a ladder asks for, or of another, alike or not. */
const ANY_CLASS = ['TCA', 'MAOI', 'another', 'yet another'] as const

function addClass({ onlyClass, hasTca, hasMaoi }: Classes, drugClass: string): Classes {
  return {
    onlyClass: onlyClass === null || onlyClass === drugClass ? drugClass : SEVERAL,
    hasTca: hasTca || drugClass === 'TCA',
    hasMaoi: hasMaoi || drugClass === 'MAOI',
  }
}

/** Every reading of some drugs, of which each is of its class, or of any. */
function listClasses(
  start: readonly Classes[],
  drugs: readonly (string | null)[],
  known: readonly string[],
): readonly Classes[] {
  return drugs.reduce<readonly Classes[]>((found, drugClass) => {
    const options = drugClass === null ? [...known, ...ANY_CLASS] : [drugClass]
    const added = found.flatMap((one) => options.map((option) => addClass(one, option)))
    return [...new Map(added.map((one) => [JSON.stringify(one), one])).values()]
  }, start)
}

/** Whether a drug of this class may be among those that failed. */
function mayHold({ onlyClass, hasTca, hasMaoi }: Classes, drugClass: string | null): boolean {
  if (onlyClass !== SEVERAL) return onlyClass !== null && (drugClass === null || drugClass === onlyClass)
  return (drugClass !== 'TCA' || hasTca) && (drugClass !== 'MAOI' || hasMaoi)
}

/** Of trials of one class that share a start, or share theirs with no other, any two of different drugs stand for all. */
function listTypical(open: readonly FailingTrial[], startOf: (trial: FailingTrial) => string | null) {
  const typical = new Map<string, readonly FailingTrial[]>()
  for (const trial of open) {
    const name = JSON.stringify([trial.drugClass, startOf(trial)])
    const kept = typical.get(name) ?? []
    if (kept.length < 2 && kept.every(({ key }) => key !== trial.key)) typical.set(name, [...kept, trial])
  }
  return [...typical.values()].flat()
}

/** No more drugs than two that may have failed are needed to come to any reading of the classes. */
function listFewest(open: readonly FailingTrial[]): readonly (readonly FailingTrial[])[] {
  const pairs = open.flatMap((one, index) =>
    open.slice(index + 1).flatMap((other) => (other.key === one.key ? [] : [[one, other]])),
  )
  return [[], ...open.map((one) => [one]), ...pairs]
}

/**
 * Every state that some completion of the record gives, counted as drugs are. The fewest failures of the same classes are the
 * certain ones and what these classes need, the most are all that may be of them. Every number between is possible: one
 * trial or one pair changes it by one.
 */
export function listFailureStates(
  trials: readonly FailingTrial[],
  together: readonly StartedTogether[],
): readonly FailureState[] {
  const certainly = nameStarts(together.filter(({ isTogether }) => isTogether === 'met'))
  const possibly = nameStarts(together.filter(({ isTogether }) => isTogether !== 'notMet'))
  const certain = trials.filter(({ counts }) => counts === 'met')
  const open = trials.filter(({ key }) => certain.every((other) => other.key !== key))
  const known = [...new Set(trials.flatMap(({ drugClass }) => drugClass ?? []))]
  const start = listClasses([NONE], [...new Map(certain.map((one) => [one.key, one.drugClass])).values()], known)

  const fewest = new Map<string, { readonly added: readonly (string | null)[]; readonly failures: number }>()
  const sharedStart = ({ id }: FailingTrial) =>
    trials.some((other) => other.id !== id && possibly(other.id) === possibly(id)) ? possibly(id) : null
  for (const some of listFewest(listTypical(open, sharedStart))) {
    const added = some.map(({ drugClass }) => drugClass)
    const failures = countMatched([...certain, ...some], possibly)
    const name = JSON.stringify(added)
    if (failures < (fewest.get(name)?.failures ?? Infinity)) fewest.set(name, { added, failures })
  }
  const found = new Map<string, FailureState>()
  for (const { added, failures } of fewest.values()) {
    for (const classes of listClasses(start, added, known)) {
      const name = JSON.stringify(classes)
      if (failures < (found.get(name)?.failures ?? Infinity)) found.set(name, { ...classes, failures })
    }
  }
  return [...found.values()].flatMap((least) => {
    const possible = trials.filter(({ drugClass }) => mayHold(least, drugClass))
    const most = countMatched(possible, certainly)
    return Array.from({ length: most - least.failures + 1 }, (_, more) => ({
      ...least,
      failures: least.failures + more,
    }))
  })
}

/** How many different classes failed, as far as a stage asks: none, one, or two and more. Drugs of a pair are one. */
export function countClasses({ failures, onlyClass }: FailureState): number {
  return Math.min(failures, onlyClass === SEVERAL ? 2 : 1)
}
