import { describe, expect, it } from 'vitest'
import { type Countable, countDrugs, countOf, listSecuredDrugs, type StartedTogether } from '@/lib/rules/counting'
import type { Verdict } from '@/lib/rules/verdict'

/** "A1 met" is a trial of drug A that certainly counts. */
function trials(...written: string[]): readonly Countable[] {
  return written.map((text) => {
    const [id = '', word] = text.split(' ')
    const counts: Verdict = word === 'met' || word === 'notMet' ? word : 'unknown'
    return { id, key: id.slice(0, 1), counts }
  })
}

const TOGETHER: ReadonlyMap<string | undefined, Verdict> = new Map([
  ['?', 'unknown'],
  ['no', 'notMet'],
])

/** "A1 B1" were started together, "A1 B1 ?" may have been, "A1 B1 no" were not. */
function pairs(...written: string[]): readonly StartedTogether[] {
  return written.map((text) => {
    const [a = '', b = '', word] = text.split(' ')
    return { a, b, isTogether: TOGETHER.get(word) ?? 'met' }
  })
}

describe('how many drugs count, at least and at most', () => {
  const rows: readonly [string, readonly Countable[], readonly StartedTogether[], number, number][] = [
    ['none', [], [], 0, 0],
    ['two that count', trials('A1 met', 'B1 met'), [], 2, 2],
    ['one that counts, one that may, one that does not', trials('A1 met', 'B1 ?', 'C1 notMet'), [], 1, 2],
    ['one drug twice', trials('A1 met', 'A2 met'), [], 1, 1],
    ['one drug that counts and may count', trials('A1 ?', 'A2 met'), [], 1, 1],
    ['one drug that may count twice', trials('A1 ?', 'A2 ?'), [], 0, 1],
    ['two started together', trials('A1 met', 'B1 met'), pairs('A1 B1'), 1, 1],
    ['two that may have been', trials('A1 met', 'B1 met'), pairs('A1 B1 ?'), 1, 2],
    ['two that were not', trials('A1 met', 'B1 met'), pairs('A1 B1 no'), 2, 2],
    ['two started together, one of which does not count', trials('A1 met', 'B1 notMet'), pairs('A1 B1'), 1, 1],
    ['two started together, one of which may count', trials('A1 met', 'B1 ?'), pairs('A1 B1'), 1, 1],
    ['two started together, both of which may count', trials('A1 ?', 'B1 ?'), pairs('A1 B1'), 0, 1],
    ['two started together, the first also alone', trials('A1 met', 'B1 met', 'A2 met'), pairs('A1 B1'), 2, 2],
    ['two started together, the second also alone', trials('A1 met', 'B1 met', 'B2 met'), pairs('A1 B1'), 2, 2],
    ['the one alone may count', trials('A1 met', 'B1 met', 'B2 ?'), pairs('A1 B1'), 1, 2],
    ['three in a chain of pairs', trials('A1 met', 'B1 met', 'C1 met'), pairs('A1 B1', 'B1 C1'), 1, 1],
    ['three in a chain the other way', trials('A1 met', 'B1 met', 'C1 met'), pairs('B1 C1', 'A1 B1'), 1, 1],
    ['a third started with the second of two', trials('A1 met', 'B1 met', 'C1 met'), pairs('A1 B1', 'C1 B1'), 1, 1],
    ['a pair beside one that does not count', trials('A1 met', 'B1 met', 'C1 notMet'), pairs('A1 B1'), 1, 1],
    [
      'three together, one also alone, twice',
      trials('A1 met', 'B1 met', 'C1 met', 'A2 met', 'A3 met'),
      pairs('A1 B1', 'B1 C1'),
      2,
      2,
    ],
    ['a chain of a certain and a possible pair', trials('A1 met', 'B1 met', 'C1 met'), pairs('A1 B1', 'B1 C1 ?'), 1, 2],
    ['two pairs apart', trials('A1 met', 'B1 met', 'C1 met', 'D1 met'), pairs('A1 B1', 'C1 D1'), 2, 2],
    ['a pair beside one alone', trials('A1 met', 'B1 met', 'C1 met'), pairs('A1 B1'), 2, 2],
    ['two pairs of the same two drugs', trials('A1 met', 'B1 met', 'A2 met', 'B2 met'), pairs('A1 B1', 'A2 B2'), 2, 2],
    [
      'two pairs with one drug in both, three drugs on two days',
      trials('A1 met', 'B1 met', 'A2 met', 'C1 met'),
      pairs('A1 B1', 'A2 C1'),
      2,
      2,
    ],
    [
      'a drug that gives its day to another and moves to its own',
      trials('A1 met', 'A2 met', 'B1 met', 'B2 met', 'C1 met'),
      pairs('A1 B1', 'A1 C1'),
      3,
      3,
    ],
    [
      'a drug that has nowhere to move',
      trials('A1 met', 'B1 met', 'B2 met', 'C1 met', 'C2 met'),
      pairs('A1 B1', 'A1 C1', 'B2 C2'),
      2,
      2,
    ],
  ]
  it.each(rows)('%s: %j %j are %d to %d', (_, listed, together, min, max) => {
    expect(countDrugs(listed, together)).toEqual({ min, max })
    expect(countDrugs([...listed].reverse(), [...together].reverse())).toEqual({ min, max })
  })

  it('without pairs are the different drugs', () => {
    expect(countDrugs(trials('A1 met', 'B1 ?', 'B2 ?'))).toEqual({ min: 1, max: 2 })
  })
})

describe('the drugs that count whatever becomes of the others', () => {
  const rows: readonly [string, readonly Countable[], readonly StartedTogether[], string][] = [
    ['one that counts', trials('A1 met'), [], 'A'],
    ['one that may count, and one that does not', trials('A1 ?', 'B1 notMet'), [], ''],
    ['two apart', trials('A1 met', 'B1 met'), pairs('A1 B1 no'), 'AB'],
    ['two started together', trials('A1 met', 'B1 met'), pairs('A1 B1'), ''],
    ['two that may have been', trials('A1 met', 'B1 met'), pairs('A1 B1 ?'), ''],
    ['one started with one that does not count', trials('A1 met', 'B1 notMet'), pairs('A1 B1'), 'A'],
    ['one started with one that may count', trials('A1 met', 'B1 ?'), pairs('A1 B1'), ''],
    ['two started together, one also alone', trials('A1 met', 'B1 met', 'B2 met'), pairs('A1 B1'), 'AB'],
    ['the one alone may count', trials('A1 met', 'B1 met', 'B2 ?'), pairs('A1 B1'), ''],
    ['two records of one drug started together', trials('A1 met', 'A2 met'), pairs('A1 A2'), 'A'],
  ]
  it.each(rows)('%s: %j %j are "%s"', (_, listed, together, expected) => {
    expect([...listSecuredDrugs(listed, together)].sort().join('')).toBe(expected)
  })
})

describe('how many things are so', () => {
  it('is at least those that are, and at most those that may be', () => {
    expect(countOf([])).toEqual({ min: 0, max: 0 })
    expect(countOf(['met', 'unknown', 'notMet', 'met'])).toEqual({ min: 2, max: 3 })
  })
})
