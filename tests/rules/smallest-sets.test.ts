import { describe, expect, it } from 'vitest'
import { allWays, type FactSet, fewestFacts, worthKeeping } from '@/lib/rules/smallest-sets'

describe('the ways to answer several questions', () => {
  const fact = (text: string): FactSet =>
    text
      .split(' ')
      .map((name) => ({ trial: name === 'onset' ? null : name, field: name === 'onset' ? 'onset' : 'dose' }))
  const names = (sets: readonly FactSet[]) => sets.map((set) => set.map(({ trial }) => trial ?? 'onset').join(' '))

  it('are one without facts where there is no question, and none where a question has no answer', () => {
    expect(allWays([])).toEqual([[]])
    expect(allWays([[fact('a')], []])).toEqual([])
    expect(fewestFacts([])).toEqual([[]])
    expect(fewestFacts([[fact('a')], []])).toEqual([])
  })

  it('ask for a shared fact once, and name each way once, the shorter before the longer', () => {
    expect(
      names(
        allWays([
          [fact('a b'), fact('c')],
          [fact('b'), fact('a')],
        ]),
      ),
    ).toEqual(['c b', 'c a', 'a b'])
    expect(names(allWays([[fact('a')], [fact('b c'), fact('a')]]))).toEqual(['a', 'a b c'])
  })

  it('with the fewest facts may use a larger set for one trial that holds a fact shared with another', () => {
    expect(
      names(
        fewestFacts([
          [fact('a'), fact('onset')],
          [fact('b c'), fact('onset')],
        ]),
      ),
    ).toEqual(['onset'])
    expect(
      names(
        fewestFacts([
          [fact('a'), fact('b onset')],
          [fact('c d'), fact('onset')],
        ]),
      ),
    ).toEqual(['a onset', 'b onset'])
  })

  it('name two facts in either order once', () => {
    const either = [fact('a'), fact('b')]
    expect(names(allWays([either, either]))).toEqual(['a', 'b', 'b a'])
  })

  it('that ask for the onset are kept where twelve that do not are listed before them', () => {
    const either = (index: number) => [fact(`a${index}`), fact(`b${index}`)]
    const sets = fewestFacts([[fact('z'), fact('onset')], ...[0, 1, 2, 3].map(either), [fact('onset')]])
    expect(sets.map((set) => set.length)).toEqual(Array.from({ length: 12 }, () => 5))
    expect(names(sets)[0]).toBe('onset a0 a1 a2 a3')
  })

  it('are at most twelve', () => {
    const either = (index: number) => [fact(`a${index}`), fact(`b${index}`)]
    expect(fewestFacts([0, 1, 2].map(either))).toHaveLength(8)
    expect(fewestFacts([0, 1, 2, 3].map(either))).toHaveLength(12)
    expect(fewestFacts([[fact('z'), fact('onset')], ...[0, 1, 2, 3].map(either)])).toHaveLength(12)
  })

  it('that are worth keeping on the way are the twelve smallest for each choice of facts of the case', () => {
    const ofCase = (...fields: readonly ('onset' | 'diagnosis')[]): FactSet =>
      fields.map((field) => ({ trial: null, field }))
    const twenty = Array.from({ length: 20 }, (_, index) => fact(`t${index}`))
    const larger = [...fact('x y'), ...ofCase('onset')]
    const withOnset = twenty.map((set) => [...set, ...ofCase('onset')])
    expect(worthKeeping(twenty)).toHaveLength(12)
    expect(worthKeeping([larger, ...twenty, ...withOnset])).toHaveLength(24)
    expect(worthKeeping([larger, ...withOnset])).not.toContain(larger)
    const inTwoOrders = twenty.map((set, index) => [
      ...set,
      ...(index % 2 === 0 ? ofCase('onset', 'diagnosis') : ofCase('diagnosis', 'onset')),
    ])
    expect(worthKeeping(inTwoOrders)).toHaveLength(12)
  })
})
