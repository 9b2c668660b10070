import { describe, expect, it } from 'vitest'
import { aFairTrial, anotherFairTrial, assessFirst, assessUnder } from './builders'

type Recorded = Parameters<typeof aFairTrial>[0]

describe('of several trials of one drug', () => {
  const marked = (first: Recorded, second: Recorded) =>
    assessUnder('six-week', [aFairTrial({ id: 'a', ...first }), aFairTrial({ id: 'b', ...second })])
      .trials.filter(({ reasons }) => reasons.includes('sameDrug'))
      .map(({ id }) => id)
  const either = (first: Recorded, second: Recorded) => [marked(first, second), marked(second, first)]

  it.each([
    ['the longer of two that count', { weeks: 12 }, { weeks: 10 }, [['b'], ['a']]],
    ['of two that are alike the one whose id comes first', {}, {}, [['b'], ['b']]],
    ['one that counts before one that may', {}, { weeks: { min: 5, max: 20 } }, [['b'], ['a']]],
    [
      'of two that may, the one that was certainly adequate, though it was shorter',
      { weeks: 8, outcome: undefined },
      { weeks: 12, adherence: undefined },
      [['b'], ['a']],
    ],
    ['neither of two that helped', { outcome: { band: 'response' } }, { outcome: { band: 'response' } }, [[], []]],
    ['one that counts before one that helped', {}, { outcome: { band: 'response' } }, [['b'], ['a']]],
    ['each in its episode', {}, { episode: 'previous' }, [[], []]],
    ['one of this episode before one of an unknown episode', {}, { episode: 'unknown' }, [['b'], ['a']]],
    [
      'of two that may, the one that was certainly adequate, though its episode is unknown',
      { episode: 'unknown' },
      { weeks: { min: 5, max: 20 } },
      [['b'], ['a']],
    ],
    ['one for depression, and one for another use is none of them', {}, { indication: 'other' }, [[], []]],
  ] as const)('stands for the others: %s', (_, first, second, expected) => {
    expect(either(first, second)).toEqual(expected)
  })

  it('stands no antidepressant for an augmentation with the same drug', () => {
    const quetiapine = { drug: 'quetiapine', doses: [{ mgPerDay: 300 }], indication: 'depression' } as const
    const twice = { ...quetiapine, role: 'augmentation', addedTo: ['other'] } as const
    const trials = [anotherFairTrial(), aFairTrial({ id: 'a', ...twice }), aFairTrial({ id: 'b', ...twice })]
    const judged = assessUnder('mgh-atrq', trials)
    expect(judged).toMatchObject({ countMin: 2, countMax: 2 })
    expect(judged.trials.map(({ counts }) => counts)).toEqual(['met', 'met', 'notMet'])
  })
})

describe('related molecules', () => {
  const related = (first: Recorded, second: Recorded) =>
    assessUnder('six-week', [
      aFairTrial({ id: 'citalopram', drug: 'citalopram', doses: [{ mgPerDay: 20 }], ...first }),
      aFairTrial({ id: 'escitalopram', drug: 'escitalopram', doses: [{ mgPerDay: 10 }], ...second }),
    ])
      .trials.filter(({ reasons }) => reasons.includes('relatedMolecule'))
      .map(({ id }) => id)

  it('are named where both count or may count, and not where one does not', () => {
    const both = ['citalopram', 'escitalopram']
    expect(related({}, {})).toEqual(both)
    expect(related({}, { weeks: { min: 5, max: 8 } })).toEqual(both)
    expect(related({}, { days: 10 })).toEqual([])
    expect(related({ days: 10 }, {})).toEqual([])
    expect(related({ days: 10 }, { days: 10 })).toEqual([])
  })
})

describe('the distance from a definition', () => {
  const distances = (recorded: Recorded) => assessFirst([aFairTrial({ days: 10, ...recorded })]).distances.length

  it('is given for antidepressants and what was added, and not for what has no dose in the definition', () => {
    const low = { doses: [{ mgPerDay: 1 }], indication: 'depression' } as const
    expect(distances({})).toBeGreaterThan(0)
    expect(distances({ ...low, drug: 'aripiprazole', role: 'augmentation' })).toBeGreaterThan(0)
    expect(distances({ ...low, drug: 'aripiprazole', role: 'monotherapy' })).toBe(0)
    expect(distances({ ...low, drug: "St John's wort", role: 'augmentation' })).toBe(0)
    expect(distances({ ...low, drug: 'lorazepam', role: 'monotherapy' })).toBe(0)
  })
})
