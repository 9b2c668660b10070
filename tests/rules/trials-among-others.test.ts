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

describe('three records of one course', () => {
  const record = (id: string, start: string, stop: string, recorded: Recorded = {}) =>
    aFairTrial({ id, start, stop, ...recorded })
  const counts = (...trials: readonly ReturnType<typeof record>[]) =>
    assessUnder('six-week', trials).trials.map(({ counts: own, reasons }) => [own, reasons.includes('sameDrug')])

  it('are judged as one in the last: 20, 20 and 20 days are 60', () => {
    const first = record('a', '2025-01-01', '2025-01-20')
    const second = record('b', '2025-01-21', '2025-02-09')
    const last = ['2025-02-10', '2025-03-01'] as const
    const [stands, counted] = [
      ['notMet', true],
      ['met', false],
    ]
    expect(counts(first, second, record('c', ...last))).toEqual([stands, stands, counted])
    expect(counts(record('c', ...last), first, second)).toEqual([counted, stands, stands])
    const helped = record('c', ...last, { outcome: { band: 'response' } })
    expect(counts(first, second, helped).map(([own]) => own)).toEqual(['notMet', 'notMet', 'notMet'])
  })
})

describe('a drug without a name', () => {
  it('may count by itself and as what was added, each for itself', () => {
    const unnamed = { drug: 'the blue one', indication: 'depression' } as const
    const trials = [
      aFairTrial(),
      aFairTrial({ id: 'alone', ...unnamed, role: 'monotherapy' }),
      aFairTrial({ id: 'added', ...unnamed, role: 'augmentation', addedTo: ['t1'] }),
    ]
    expect(assessUnder('mgh-atrq', trials)).toMatchObject({ countMin: 1, countMax: 3 })
    expect(assessUnder('six-week', trials)).toMatchObject({ countMin: 1, countMax: 2 })
  })
})

describe('two records that may be one course', () => {
  it('each count where both do, whatever became of other drugs', () => {
    const trials = [
      aFairTrial({ id: 'a', start: '2024-11-01', stop: '2025-02' }),
      aFairTrial({ id: 'b', start: '2025-03-05', stop: '2025-04-30' }),
      anotherFairTrial({ days: 10 }),
    ]
    const { trials: judged, countMin, countMax } = assessUnder('six-week', trials)
    expect([countMin, countMax]).toEqual([1, 1])
    // At least 93 days in the first record, and 57 in the second.
    expect(judged.map(({ counts }) => counts)).toEqual(['met', 'notMet', 'notMet'])
  })
})

describe('two records on the same days', () => {
  const pair = (first: number, second: number, stops: readonly [string, string] = ['2025-03-31', '2025-03-31']) =>
    assessUnder('six-week', [
      aFairTrial({ id: 'a', start: '2025-01-01', stop: stops[0], doses: [{ mgPerDay: first }] }),
      aFairTrial({ id: 'b', start: '2025-01-01', stop: stops[1], doses: [{ mgPerDay: second }] }),
    ])

  it('may come to the minimum of 50 mg together, and not with 1 mg less', () => {
    expect(pair(20, 30)).toMatchObject({ countMin: 0, countMax: 1 })
    expect(pair(20, 29)).toMatchObject({ countMin: 0, countMax: 0 })
  })

  it('may come to 42 days with 21 and 21 days, and not with 20 and 21', () => {
    expect(pair(25, 25, ['2025-01-21', '2025-01-21'])).toMatchObject({ countMin: 0, countMax: 1 })
    expect(pair(25, 25, ['2025-01-20', '2025-01-21'])).toMatchObject({ countMin: 0, countMax: 0 })
  })

  it('leave dose and days unknown, and nothing else', () => {
    for (const { adequacy, findings } of pair(25, 25).trials) {
      expect(adequacy).toBe('unknown')
      expect(findings.map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown', 'met', 'met'])
    }
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
