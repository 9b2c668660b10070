import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Countable, countDrugs, listSecuredDrugs, type StartedTogether } from '@/lib/rules/counting'
import type { CountRange } from '@/lib/rules/evaluation'
import type { Verdict } from '@/lib/rules/verdict'

const VERDICTS = ['met', 'notMet', 'unknown'] as const satisfies readonly Verdict[]
const verdict = fc.constantFrom<Verdict>(...VERDICTS)

const IDS = ['t1', 't2', 't3', 't4', 't5'] as const
const PAIRS = IDS.flatMap((a, index) => IDS.slice(index + 1).map((b) => ({ a, b })))

type History = { readonly trials: readonly Countable[]; readonly together: readonly StartedTogether[] }

/** Up to five trials of three drugs, some pairs of which were, or may have been, started together. */
const history: fc.Arbitrary<History> = fc
  .record({
    trials: fc.array(fc.record({ key: fc.constantFrom('A', 'B', 'C'), counts: verdict }), { maxLength: IDS.length }),
    pairs: fc.uniqueArray(fc.constantFrom(...PAIRS), { maxLength: 3 }),
    isTogether: fc.array(verdict, { minLength: 3, maxLength: 3 }),
  })
  .map(({ trials, pairs, isTogether }) => ({
    trials: trials.map((trial, index) => ({ ...trial, id: IDS[index] ?? '' })),
    together: pairs
      .filter(({ b }) => IDS.indexOf(b) < trials.length)
      .map((pair, index) => ({ ...pair, isTogether: isTogether[index] ?? 'notMet' })),
  }))

/** Every way to answer yes or no where the answer is not known. */
function completionsOf(verdicts: readonly Verdict[]): readonly (readonly boolean[])[] {
  return verdicts.reduce<readonly (readonly boolean[])[]>(
    (ways, one) => {
      const answers = one === 'unknown' ? [true, false] : [one === 'met']
      return ways.flatMap((way) => answers.map((answer) => [...way, answer]))
    },
    [[]],
  )
}

/** What was started on one day has one name. */
function nameStarts({ trials, together }: History, isOne: readonly boolean[]): (id: string) => string {
  const names = new Map(trials.map(({ id }) => [id, id]))
  for (let round = 0; round < trials.length; round++) {
    together.forEach(({ a, b }, index) => {
      const [first, second] = [names.get(a), names.get(b)]
      if (isOne[index] !== true || first === undefined || second === undefined) return
      const name = [first, second].sort()[0] ?? first
      names.set(a, name).set(b, name)
    })
  }
  return (id) => names.get(id) ?? id
}

/** Every way to let one counting trial stand for each drug: what was started together counts once. */
function countAll(history: History, counts: readonly boolean[], isOne: readonly boolean[]): number {
  const startOf = nameStarts(history, isOne)
  const counting = history.trials.filter((_, index) => counts[index])
  const choices = ['A', 'B', 'C'].reduce<readonly (readonly string[])[]>(
    (ways, drug) => {
      const own = counting.filter(({ key }) => key === drug)
      return own.length === 0 ? ways : ways.flatMap((way) => own.map(({ id }) => [...way, startOf(id)]))
    },
    [[]],
  )
  return Math.max(...choices.map((starts) => new Set(starts).size))
}

function bruteForce(history: History): CountRange {
  const counts = completionsOf(history.trials.map((trial) => trial.counts)).flatMap((counted) =>
    completionsOf(history.together.map(({ isTogether }) => isTogether)).map((isOne) =>
      countAll(history, counted, isOne),
    ),
  )
  return { min: Math.min(...counts), max: Math.max(...counts) }
}

describe('the number of drugs that count', () => {
  it('is exactly the range that every completion of the trials and of what was started together gives', () => {
    fc.assert(
      fc.property(history, (made) => {
        expect(countDrugs(made.trials, made.together)).toEqual(bruteForce(made))
      }),
      { numRuns: 2000, seed: 20261121 },
    )
  })

  it('does not depend on the order of trials and pairs, nor on who is named first', () => {
    fc.assert(
      fc.property(history, ({ trials, together }) => {
        const turned = together.map(({ a, b, isTogether }) => ({ a: b, b: a, isTogether })).reverse()
        expect(countDrugs([...trials].reverse(), turned)).toEqual(countDrugs(trials, together))
      }),
      { numRuns: 500, seed: 20261121 },
    )
  })
})

describe('a drug that counts whatever becomes of the other trials', () => {
  it('counts the same whether its own open trials do or not, in every completion', () => {
    let secured = 0
    fc.assert(
      fc.property(history, (made) => {
        const drugs = listSecuredDrugs(made.trials, made.together)
        const without = made.trials.map((trial) =>
          drugs.has(trial.key) && trial.counts === 'unknown' ? { ...trial, counts: 'notMet' as const } : trial,
        )
        const isOne = completionsOf(made.together.map(({ isTogether }) => isTogether))
        for (const counts of completionsOf(made.trials.map((trial) => trial.counts))) {
          const fewer = counts.map((counted, index) => counted && without[index]?.counts !== 'notMet')
          secured += fewer.filter((counted, index) => counted !== counts[index]).length
          for (const one of isOne) expect(countAll(made, fewer, one)).toBe(countAll(made, counts, one))
        }
      }),
      { numRuns: 500, seed: 20261121 },
    )
    expect(secured).toBeGreaterThan(50)
  })

  it('is one with a certain trial of its own, and none where another drug was, or may have been, started with it', () => {
    const trials = (b: Verdict) => [
      { id: 't1', key: 'A', counts: 'met' as const },
      { id: 't2', key: 'B', counts: b },
    ]
    const together = (isTogether: Verdict) => [{ a: 't1', b: 't2', isTogether }]
    expect([...listSecuredDrugs(trials('met'), [])]).toEqual(['A', 'B'])
    expect([...listSecuredDrugs(trials('unknown'), together('notMet'))]).toEqual(['A'])
    expect([...listSecuredDrugs(trials('unknown'), together('unknown'))]).toEqual([])
    expect([...listSecuredDrugs(trials('notMet'), together('met'))]).toEqual(['A'])
    const alone = { id: 't3', key: 'B', counts: 'met' as const }
    expect([...listSecuredDrugs([...trials('met'), alone], together('met'))].sort()).toEqual(['A', 'B'])
  })
})
