/**
 * What can be asked of a trial, or with `trial` null of the case. Where scores of the case may bracket a trial, its outcome is
 * answered by a pair of scores of its own, which stands before them.
 */
export type FactField =
  | 'drug'
  | 'facts'
  | 'dose'
  | 'duration'
  | 'adherence'
  | 'outcome'
  | 'indication'
  | 'episode'
  | 'addedTo'
  | 'diagnosis'
  | 'birthYear'
  | 'onset'

export type Fact = { readonly trial: string | null; readonly field: FactField }
export type FactSet = readonly Fact[]

/** More ways than this to ask for equally few facts are not listed. */
export const MOST_SETS = 12

const keyOf = ({ trial, field }: Fact) => `${trial ?? ''} ${field}`

function join(a: FactSet, b: FactSet): FactSet {
  const known = new Set(a.map(keyOf))
  return [...a, ...b.filter((fact) => !known.has(keyOf(fact)))]
}

/** The smaller sets before the larger, each once. */
function inOrder(sets: readonly FactSet[]): readonly FactSet[] {
  const bySame = new Map(sets.map((set) => [set.map(keyOf).sort().join(), set]))
  return [...bySame.values()].sort((a, b) => a.length - b.length)
}

/** Of the sets that share the same facts of the case, the `MOST_SETS` smallest: no larger one can become a smallest set. */
export function worthKeeping(sets: readonly FactSet[]): readonly FactSet[] {
  const groups = new Map<string, FactSet[]>()
  for (const set of inOrder(sets)) {
    const ofCase = set.filter(({ trial }) => trial === null)
    const shared = ofCase.map(keyOf).sort().join()
    const group = groups.get(shared) ?? []
    if (group.length < MOST_SETS) groups.set(shared, [...group, set])
  }
  return [...groups.values()].flat()
}

/** Every way to answer several questions at once, when each may be answered by any one of its sets of facts. */
export function allWays(questions: readonly (readonly FactSet[])[]): readonly FactSet[] {
  return questions.reduce<readonly FactSet[]>(
    (ways, sets) => inOrder(ways.flatMap((way) => sets.map((set) => join(way, set)))),
    [[]],
  )
}

/** The sets with the fewest facts that answer the questions of every trial; at most `MOST_SETS` of them. */
export function fewestFacts(trials: readonly (readonly FactSet[])[]): readonly FactSet[] {
  const ways = trials.reduce<readonly FactSet[]>(
    (all, sets) => worthKeeping(all.flatMap((way) => sets.map((set) => join(way, set)))),
    [[]],
  )
  const fewest = Math.min(...ways.map(({ length }) => length))
  return ways.filter(({ length }) => length === fewest).slice(0, MOST_SETS)
}
