import { describe, expect, it } from 'vitest'
import { aTrial } from '../factories'
import { FAIR, type sertraline, setsFor, straddling, VENLAFAXINE } from './settling-builders'

type Recorded = Parameters<typeof sertraline>[0]

describe('where there are several ways to settle a case', () => {
  it('asks for the episode of one trial, or for the onset', () => {
    const sets = setsFor([straddling('t1', 'sertraline', 50), VENLAFAXINE], { episode: { onset: '2025' } })
    expect(sets).toEqual([['t1 episode'], ['case onset']])
  })

  it('asks for the onset alone where it decides the episode of two trials', () => {
    const trials = [straddling('t1', 'sertraline', 50), straddling('t2', 'fluoxetine', 20)]
    expect(setsFor(trials, { episode: { onset: '2025' } })).toEqual([['case onset']])
  })

  it('asks for the dates alone where refills and dates decide length and doses taken', () => {
    const trial = aTrial({
      ...{ id: 't1', drug: 'sertraline', start: '2025-03-01', stop: '2025-04', doses: [{ mgPerDay: 50 }] },
      ...{ outcome: { band: 'none' }, dispenses: [{ date: '2025-03-01', daysSupply: 45 }] },
    })
    expect(setsFor([trial, VENLAFAXINE])).toEqual([['t1 duration']])
  })

  it('asks for the dose alone where a low dose would be for sleep and too low for depression', () => {
    const trazodone = aTrial({ ...FAIR, drug: 'trazodone', doses: [{ mgPerDay: { min: 100, max: 400 } }] })
    expect(setsFor([trazodone, VENLAFAXINE])).toEqual([['t1 dose']])
  })

  it('asks for the name alone where dose and length are known exactly', () => {
    const unnamed = aTrial({ ...FAIR, drug: 'the blue one', doses: [{ mgPerDay: 40 }] })
    expect(setsFor([unnamed, VENLAFAXINE])).toEqual([['t1 drug']])
    expect(setsFor([{ ...unnamed, weeks: { min: 4, max: 8 }, doses: [] }, VENLAFAXINE])).toEqual([
      ['t1 drug', 't1 dose', 't1 duration'],
    ])
  })

  it('asks when two drugs were started where they may be one combination', () => {
    const first = { ...VENLAFAXINE, weeks: undefined, start: '2025-03', stop: '2025-07-31' }
    const second = { ...straddling('t1', 'mirtazapine', 30), role: 'combination', stop: '2025-07-31' } as const
    expect(setsFor([aTrial(first), aTrial(second)])).toEqual([['f duration']])
  })

  it('asks nothing about what an augmentation may have been added to once one base is adequate', () => {
    const base = aTrial({
      ...FAIR,
      drug: 'sertraline',
      outcome: { band: 'response' },
      weeks: { min: 4, max: 8 },
      doses: [{ mgPerDay: 50 }],
    })
    const added = {
      ...FAIR,
      id: 'a',
      drug: 'aripiprazole',
      role: 'augmentation',
      doses: [{ mgPerDay: 10 }],
      outcome: {},
    } as const
    expect(setsFor([base, VENLAFAXINE, aTrial({ ...added, addedTo: ['f', 't1'] })], {}, 'mgh-atrq')).toEqual([
      ['a outcome'],
    ])
    expect(setsFor([base, VENLAFAXINE, aTrial({ ...added, addedTo: ['t1'] })], {}, 'mgh-atrq')).toEqual([
      ['a outcome', 't1 duration'],
    ])
  })

  it('lists at most twelve sets: four trials that each hang on one of two facts have sixteen', () => {
    const refilled = (id: string, drug: string, mgPerDay: number) =>
      aTrial({
        ...{ id, drug, start: '2025-03-01', stop: '2025-05', doses: [{ mgPerDay }], outcome: { band: 'none' } },
        ...{ role: 'monotherapy', dispenses: [{ date: '2025-03-01', daysSupply: 60 }] },
      })
    const drugs = [
      ['sertraline', 50],
      ['fluoxetine', 20],
      ['mirtazapine', 30],
      ['duloxetine', 60],
    ] as const
    const sets = setsFor(drugs.map(([drug, mgPerDay], index) => refilled(`t${index + 1}`, drug, mgPerDay)))
    expect(sets).toHaveLength(12)
    expect(sets.every((facts) => facts.length === 4)).toBe(true)
  })

  it('is empty where no answer would do: another drug was added before the required days', () => {
    const first = straddling('t1', 'sertraline', 50)
    const lithium = aTrial({ id: 'a', drug: 'lithium', role: 'augmentation', addedTo: ['t1'], start: '2025-03-20' })
    expect(setsFor([first, lithium, VENLAFAXINE])).toEqual([])
  })
})

describe('drugs that may have been started together', () => {
  const combined = (start: string) =>
    aTrial({
      ...FAIR,
      ...{ id: 't1', drug: 'mirtazapine', role: 'combination', weeks: undefined, doses: [{ mgPerDay: 30 }] },
      ...{ start, stop: '2025-07-31' },
    })
  const first = (start: string) => aTrial({ ...VENLAFAXINE, weeks: undefined, start, stop: '2025-07-31' })

  it.each([
    ['the start of the first, known to the month', '2025-03', '2025-03-01', ['f duration']],
    ['the start of the second, known to the month', '2025-03-01', '2025-03', ['t1 duration']],
    ['both, known to the month', '2025-03', '2025-03', ['f duration', 't1 duration']],
  ] as const)('asks for %s', (_, base, own, asked) => {
    expect(setsFor([first(base), combined(own)])).toEqual([asked])
  })

  it('asks for no start where one of the two helped, so that it does not matter', () => {
    const response = { outcome: { band: 'response' } } as const
    const duloxetine = aTrial({ ...FAIR, id: 'd', drug: 'duloxetine', doses: [{ mgPerDay: 60 }] })
    const open = aTrial({ ...combined('2025-03-01'), outcome: {} })
    expect(setsFor([aTrial({ ...first('2025-03'), ...response }), open, duloxetine])).toEqual([['t1 outcome']])
    const base = aTrial({ ...first('2025-03'), outcome: {} })
    expect(setsFor([base, aTrial({ ...combined('2025-03-01'), ...response }), duloxetine])).toEqual([['f outcome']])
  })

  it('asks when each record was taken where two of the first drug may be one course, and not for their doses', () => {
    const again = aTrial({
      ...VENLAFAXINE,
      ...{ id: 'again', weeks: undefined, start: '2025-06', stop: '2025-09-30' },
      doses: [{ mgPerDay: { min: 225, max: 300 } }],
    })
    const before = aTrial({ ...first('2025-03'), stop: '2025-05-31' })
    expect(setsFor([before, again, combined('2025-03-01')])).toEqual([['f duration', 'again duration']])
  })

  it('asks for nothing where they were certainly started together, or apart', () => {
    expect(setsFor([first('2025-03-01'), combined('2025-03-01')])).toEqual([])
    expect(setsFor([first('2025-03-01'), combined('2025-03-02')])).toEqual([])
  })
})

describe('a drug without a name', () => {
  const unnamed = (recorded: Recorded) => [
    aTrial({ ...FAIR, drug: 'the blue one', doses: [{ mgPerDay: 40 }], ...recorded }),
    VENLAFAXINE,
  ]

  it.each([
    ['the name alone where 12 weeks on 40 mg are known', {}, ['t1 drug']],
    ['the length as well where it was 5 to 8 weeks', { weeks: { min: 5, max: 8 } }, ['t1 drug', 't1 duration']],
    ['the name alone where it was 6 to 8 weeks', { weeks: { min: 6, max: 8 } }, ['t1 drug']],
    [
      'the dose as well where it was 20 to 40 mg',
      { doses: [{ mgPerDay: { min: 20, max: 40 } }] },
      ['t1 drug', 't1 dose'],
    ],
    ['both where neither is known', { weeks: undefined, doses: [] }, ['t1 drug', 't1 dose', 't1 duration']],
    [
      'the name alone of two known steps of known length',
      {
        weeks: undefined,
        doses: [
          { mgPerDay: 20, days: 30 },
          { mgPerDay: 40, days: 30 },
        ],
      },
      ['t1 drug'],
    ],
    [
      'the length as well of two known steps of 8 weeks together',
      { weeks: 8, doses: [{ mgPerDay: 20 }, { mgPerDay: 40 }] },
      ['t1 drug', 't1 duration'],
    ],
    [
      'the dose as well where one of two steps has a range',
      {
        weeks: undefined,
        doses: [
          { mgPerDay: { min: 20, max: 40 }, days: 30 },
          { mgPerDay: 40, days: 30 },
        ],
      },
      ['t1 drug', 't1 dose'],
    ],
  ] as const)('asks for %s', (_, recorded, asked) => {
    expect(setsFor(unnamed(recorded))).toEqual([asked])
  })

  it('asks for the name and the dose of six stretches of unknown dose, and for the length as well of seven', () => {
    const stretches = (length: number) => Array.from({ length }, () => ({ mgPerDay: null, days: 8 }))
    expect(setsFor(unnamed({ weeks: undefined, doses: stretches(6) }))).toEqual([['t1 drug', 't1 dose']])
    expect(setsFor(unnamed({ weeks: undefined, doses: stretches(7) }))).toEqual([['t1 drug', 't1 dose', 't1 duration']])
  })
})
