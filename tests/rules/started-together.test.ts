import { describe, expect, it } from 'vitest'
import { joinCourses } from '@/lib/rules/same-course'
import { listStartedTogether } from '@/lib/rules/started-together'
import { aPrepared, type Recorded, TODAY } from './course-builders'

type Made = Recorded & { readonly id: string }

/** Pairs that were, or may have been, started together: the base, what was added, and whether it is certain. */
function pairs(...records: readonly Made[]) {
  const trials = records.map((record) => aPrepared(record))
  return listStartedTogether(trials, joinCourses(trials, TODAY)).map(({ a, b, isTogether }) => [a, b, isTogether])
}

const SERTRALINE: Made = { id: 's', start: '2025-01-01', stop: '2025-06-30', role: 'monotherapy' }
const ADDED: Made = {
  ...{ id: 'm', drug: 'mirtazapine', doses: [{ mgPerDay: 30 }], addedTo: ['s'] },
  ...{ start: '2025-01-01', stop: '2025-06-30' },
  role: 'combination',
}

describe('two antidepressants', () => {
  it.each<[string, Recorded, Recorded, readonly (readonly string[])[]]>([
    ['on one day, one added to the other', {}, {}, [['s', 'm', 'met']]],
    ['a day apart', {}, { start: '2025-01-02' }, []],
    ['some day in one month', {}, { start: '2025-01' }, [['s', 'm', 'unknown']]],
    ['some day in another month', {}, { start: '2025-02' }, []],
    ['both in one month', { start: '2025-01' }, { start: '2025-01' }, [['s', 'm', 'unknown']]],
    ['on one day, each alone', {}, { role: 'monotherapy', addedTo: undefined }, []],
    ['on one day, added to nothing that is named', {}, { addedTo: undefined }, [['s', 'm', 'met']]],
    ['on one day, added to something else', {}, { addedTo: ['other'] }, []],
    [
      'on one day, no role',
      { role: undefined },
      { role: undefined, addedTo: undefined },
      [
        ['m', 's', 'met'],
        ['s', 'm', 'met'],
      ],
    ],
    ['in one month, no role', { role: undefined }, { role: undefined, addedTo: undefined, start: '2025-01' }, []],
    ['on one day, as augmentation', {}, { role: 'augmentation' }, [['s', 'm', 'met']]],
    ['added, with no start', {}, { start: undefined }, []],
    ['added to one with no start', { start: undefined }, {}, []],
    ['of one drug', {}, { drug: 'sertraline' }, []],
    ['one of them counted apart', {}, { drug: 'zuranolone' }, []],
    ['one of them an augmenting drug', {}, { drug: 'aripiprazole' }, []],
  ])('are, may be or are not started together: %s', (_name, base, added, expected) => {
    expect(pairs({ ...SERTRALINE, ...base }, { ...ADDED, ...added })).toEqual(expected)
  })

  it('are so whichever is listed first', () => {
    expect(pairs(ADDED, SERTRALINE)).toEqual([['s', 'm', 'met']])
  })
})

describe('records of one course', () => {
  const later = (recorded: Recorded = {}) => ({
    ...SERTRALINE,
    id: 's2',
    start: '2025-07-01',
    stop: '2025-08-31',
    ...recorded,
  })

  it('started with the first of them, whichever the other drug is said to be added to', () => {
    expect(pairs(SERTRALINE, later(), ADDED)).toEqual([
      ['s', 'm', 'met'],
      ['s2', 'm', 'met'],
    ])
    expect(pairs(SERTRALINE, later(), { ...ADDED, addedTo: ['s2'] })).toEqual([
      ['s', 'm', 'met'],
      ['s2', 'm', 'met'],
    ])
    expect(pairs(SERTRALINE, later(), { ...ADDED, start: '2025-07-01', stop: '2025-08-31' })).toEqual([])
  })

  it('may have started on either day where they may be apart: with the first, or by themselves', () => {
    const may: Made = later({ start: '2025-07' })
    // The first certainly started with it; the second did only as one course.
    expect(pairs(SERTRALINE, may, ADDED)).toEqual([
      ['s', 'm', 'met'],
      ['s2', 'm', 'unknown'],
    ])
    expect(
      pairs({ ...SERTRALINE, stop: '2025-06' }, later({ start: '2025-06-20' }), { ...ADDED, start: '2025-06-20' }),
    ).toEqual([['s2', 'm', 'unknown']])
  })

  it('may each have been the first where nobody knows the order', () => {
    const [one, two] = [
      { ...SERTRALINE, start: '2025-01' },
      { ...SERTRALINE, id: 's2', start: '2025-01-20', stop: '2025-05-31' },
    ]
    expect(pairs(one, two, { ...ADDED, start: '2025-01-20' })).toEqual([
      ['s', 'm', 'unknown'],
      ['s2', 'm', 'unknown'],
    ])
  })

  it('are added where any of them was, certainly where the role is recorded', () => {
    const mirtazapine: Made = {
      ...ADDED,
      start: '2025-07-01',
      stop: '2025-08-31',
      id: 'm2',
      role: undefined,
      addedTo: undefined,
    }
    expect(pairs(SERTRALINE, ADDED, mirtazapine)).toEqual([
      ['s', 'm', 'met'],
      ['s', 'm2', 'met'],
    ])
    expect(pairs({ ...SERTRALINE, start: '2025-01' }, ADDED, mirtazapine)).toEqual([
      ['s', 'm', 'unknown'],
      ['s', 'm2', 'unknown'],
    ])
  })
})
