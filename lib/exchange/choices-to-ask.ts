import type { Fact, FactSet } from '@/lib/rules/smallest-sets'

/** What all sets share, and for each thing that they differ in the alternatives, of which one is enough. */
export type Choices = { readonly shared: FactSet; readonly choices: readonly (readonly FactSet[])[] }

const keyOf = ({ trial, field }: Fact) => `${trial ?? ''} ${field}`

function has(set: FactSet, fact: Fact): boolean {
  return set.some((other) => keyOf(other) === keyOf(fact))
}

function unique(facts: FactSet): FactSet {
  return facts.filter((fact, index) => facts.findIndex((other) => keyOf(other) === keyOf(fact)) === index)
}

/** Two facts belong to one choice when having the one says something of having the other. */
function areLinked(sets: readonly FactSet[], a: Fact, b: Fact): boolean {
  const count = (...facts: Fact[]) => sets.filter((set) => facts.every((fact) => has(set, fact))).length
  return count(a, b) * sets.length !== count(a) * count(b)
}

function toGroups(sets: readonly FactSet[], facts: FactSet): readonly FactSet[] {
  return facts.reduce<readonly FactSet[]>((groups, fact) => {
    const linked = groups.filter((group) => group.some((other) => areLinked(sets, other, fact)))
    return [...groups.filter((group) => !linked.includes(group)), [...linked.flat(), fact]]
  }, [])
}

/** The different parts that sets have of a group of facts. */
function partsOf(sets: readonly FactSet[], group: FactSet): readonly FactSet[] {
  const parts = sets.map((set) => set.filter((fact) => has(group, fact)))
  const keys = parts.map((part) => part.map(keyOf).sort().join())
  return parts.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}

/** Takes sets of facts apart into what has to be asked in any case, and choices that do not hang on each other. */
export function toChoices(sets: readonly FactSet[]): Choices {
  const facts = unique(sets.flat())
  const shared = facts.filter((fact) => sets.every((set) => has(set, fact)))
  const different = facts.filter((fact) => !shared.includes(fact))
  const choices = toGroups(sets, different).map((group) => partsOf(sets, group))
  const isProduct = choices.reduce((product, choice) => product * choice.length, 1) === sets.length
  const whole = partsOf(sets, different)
  return { shared, choices: isProduct || different.length === 0 ? choices : [whole] }
}
