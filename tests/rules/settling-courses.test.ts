import { describe, expect, it } from 'vitest'
import { aTrial } from '../factories'
import { FAIR, sertraline, setsFor, VENLAFAXINE } from './settling-builders'

type Recorded = Parameters<typeof sertraline>[0]

const scored = (endpointOn: string, endpoint = 18) => ({ scale: 'PHQ-9', baseline: 20, endpoint, endpointOn }) as const

describe('facts of a trial that exclude each other', () => {
  it('are asked for, with the dose and length that hang on them', () => {
    // 1 March to 31 May are 13 weeks, not 4.
    const atOdds = sertraline({ start: '2025-03-01', stop: '2025-05-31', weeks: 4 })
    expect(setsFor([atOdds, VENLAFAXINE])).toEqual([['t1 facts']])
  })

  it('are asked for beside what else is open', () => {
    const atOdds = sertraline({ start: '2025-03-01', stop: '2025-05-31', weeks: 4, outcome: undefined })
    expect(setsFor([atOdds, VENLAFAXINE])).toEqual([['t1 facts', 't1 outcome']])
  })

  it('are asked for as the facts of the base of an augmentation', () => {
    const base = sertraline({ start: '2025-03-01', stop: '2025-05-31', weeks: 4, outcome: { band: 'response' } })
    const added = aTrial({
      ...FAIR,
      ...{ id: 'a', drug: 'aripiprazole', role: 'augmentation', doses: [{ mgPerDay: 10 }], addedTo: ['t1'] },
    })
    expect(setsFor([base, VENLAFAXINE, added], {}, 'mgh-atrq')).toEqual([['t1 facts']])
  })

  it('about the episode ask for the facts and not for the episode', () => {
    const ended = sertraline({ start: '2020-03-01', stop: '2020-05-31', episode: 'current' })
    expect(setsFor([ended, VENLAFAXINE], { episode: { onset: '2025' } })).toEqual([['t1 facts']])
  })
})

describe('another drug that was added', () => {
  const lithium = (start: string) => aTrial({ id: 'a', drug: 'lithium', role: 'augmentation', addedTo: ['t1'], start })
  const open = { outcome: undefined } as const

  it('leaves the outcome to be asked for where it was added after six weeks', () => {
    // 42 days from 1 March are complete on 11 April.
    const first = sertraline({ start: '2025-03-01', stop: '2025-05-31', ...open })
    expect(setsFor([first, lithium('2025-04-11'), VENLAFAXINE])).toEqual([['t1 outcome']])
    expect(setsFor([first, lithium('2025-04-10'), VENLAFAXINE])).toEqual([])
  })

  it('changes nothing where the trial has a length and no dates', () => {
    expect(setsFor([sertraline({ weeks: 12, ...open }), lithium('2025-04-10'), VENLAFAXINE])).toEqual([['t1 outcome']])
  })

  it('leaves no way by exact dates where a score may be before or after it', () => {
    const vague = sertraline({
      ...{ start: '2025-03-01', stop: '2025-05' },
      outcome: { ...scored('2025-06-11'), band: 'response' },
    })
    expect(setsFor([vague, lithium('2025-05-15'), VENLAFAXINE])).toEqual([])
  })
})

describe('doses that are open after enough days at dose', () => {
  // 1 January to 30 June at 50 mg, and then 25 to 100 mg: the days are enough, and where they end is not known.
  const upTo = (stop: string) => ({
    ...{ start: '2025-01-01', stop },
    doses: [
      { mgPerDay: 50, start: '2025-01-01', stop: '2025-06-30' },
      { mgPerDay: { min: 25, max: 100 }, start: '2025-07-01', stop },
    ],
  })

  it('leave refills and episodes to be asked for by themselves, not by dates or the onset', () => {
    // 180 days of supply are 0.85 of the 213 days up to 1 August, and 0.74 of the 243 up to 31 August.
    const dispenses = [{ date: '2025-01-01', daysSupply: 180 }]
    const refilled = sertraline({ ...upTo('2025-08'), adherence: undefined, dispenses })
    expect(setsFor([refilled, VENLAFAXINE])).toEqual([['t1 adherence']])
    const open = sertraline(upTo('2025-08-31'))
    expect(setsFor([open, VENLAFAXINE], { episode: { onset: '2025' } })).toEqual([['t1 episode']])
  })

  it('leave a contradiction about the episode to be asked for once', () => {
    const ended = sertraline({ ...upTo('2025-08-31'), episode: 'current' })
    expect(setsFor([ended, VENLAFAXINE], { episode: { onset: '2026' } })).toEqual([['t1 facts']])
  })
})

describe('what follows without another question', () => {
  it('is an outcome, once the dose is known, from a score within any of the days that the trial may have had', () => {
    // 62 to 92 days; a score on 1 May is after day 42 (11 April) and at most 28 days after any stop.
    const open = sertraline({ start: '2025-03-01', stop: '2025-05', doses: [], outcome: scored('2025-05-01') })
    expect(setsFor([open, VENLAFAXINE])).toEqual([['t1 dose']])
  })

  it('is the episode from the onset alone, where the start is vague and the stop is known', () => {
    const vague = sertraline({ start: '2025-01', stop: '2025-12-31' })
    expect(setsFor([vague, VENLAFAXINE], { episode: { onset: '2025' } })).toEqual([['t1 episode'], ['case onset']])
  })
})

describe('an augmentation that is judged by its level', () => {
  const lithium = (recorded: Recorded) =>
    aTrial({ ...FAIR, id: 'a', drug: 'lithium', role: 'augmentation', addedTo: ['f'], outcome: undefined, ...recorded })

  it('is asked for its outcome alone where the level is known, and for its dose, which is a level, where it is not', () => {
    const dated = { weeks: undefined, start: '2025-01-01', stop: '2025-04-30', doses: [{ mgPerDay: 900 }] } as const
    const level = { on: '2025-02-15', value: 0.8, unit: 'mmol/L', hoursAfterDose: 12 } as const
    expect(setsFor([VENLAFAXINE, lithium({ ...dated, plasmaLevels: [level] })], {}, 'mgh-atrq')).toEqual([
      ['a outcome'],
    ])
    expect(setsFor([VENLAFAXINE, lithium(dated)], {}, 'mgh-atrq')).toEqual([['a dose', 'a outcome']])
  })
})

describe('a drug that may count and has no minimum dose', () => {
  it('is asked nothing, for no answer would do', () => {
    const combined = aTrial({ ...FAIR, drug: 'naltrexone-bupropion', indication: 'depression', outcome: {} })
    expect(setsFor([combined, VENLAFAXINE])).toEqual([])
  })
})

describe('the use of a drug that is usually for something else at a low dose', () => {
  const trazodone = (recorded: Recorded) => [aTrial({ ...FAIR, drug: 'trazodone', ...recorded }), VENLAFAXINE]

  it.each([
    [
      'the dose alone, 100 to 400 mg: usually for sleep below 150 mg',
      { doses: [{ mgPerDay: { min: 100, max: 400 } }] },
      'dose',
    ],
    ['nothing where it is recorded', { doses: [{ mgPerDay: 300 }], indication: 'depression' }, null],
  ] as const)('asks for %s', (_, recorded, asked) => {
    expect(setsFor(trazodone(recorded))).toEqual(asked === null ? [] : [[`t1 ${asked}`]])
  })

  it('asks for the use beside the dose of a product that is usually for something else at any dose', () => {
    expect(setsFor([aTrial({ ...FAIR, drug: 'Zyban', doses: [] }), VENLAFAXINE])).toEqual([
      ['t1 dose', 't1 indication'],
    ])
  })

  it('asks for the use as well where it was recorded as unknown', () => {
    const doses = [{ mgPerDay: { min: 100, max: 400 } }]
    expect(setsFor(trazodone({ doses, indication: 'unknown' }))).toEqual([['t1 dose', 't1 indication']])
  })
})

describe('two records of one drug that may be one course', () => {
  const record = (id: string, recorded: Recorded) => sertraline({ id, ...recorded })

  it('ask when each was taken: 31 January to some day in March, with a gap of unknown length', () => {
    const sets = setsFor([
      record('t1', { start: '2025-01-10', stop: '2025-02' }),
      record('t2', { start: '2025-02', stop: '2025-03-10' }),
      VENLAFAXINE,
    ])
    expect(sets).toEqual([['t1 duration', 't2 duration']])
  })

  it('ask for the doses as well where these are open', () => {
    const sets = setsFor([
      record('t1', { start: '2025-01-10', stop: '2025-02', doses: [{ mgPerDay: { min: 25, max: 100 } }] }),
      record('t2', { start: '2025-02', stop: '2025-03-10' }),
      VENLAFAXINE,
    ])
    expect(sets).toEqual([['t1 dose', 't1 duration', 't2 duration']])
  })

  it('ask for the doses of one that lie below the minimum, where the records together may reach it', () => {
    const half = (id: string, mgPerDay: number | { min: number; max: number }) =>
      record(id, { start: '2025-01-01', stop: '2025-03-31', doses: [{ mgPerDay }] })
    expect(setsFor([half('t1', { min: 20, max: 30 }), half('t2', 25), VENLAFAXINE])).toEqual([
      ['t1 dose', 't1 duration', 't2 duration'],
    ])
  })

  it('ask for the doses of one of which a single step lies between two doses below the minimum', () => {
    const steps = [
      { mgPerDay: 25, start: '2025-01-01', stop: '2025-01-31' },
      { mgPerDay: { min: 20, max: 30 }, start: '2025-02-01', stop: '2025-03-31' },
    ]
    const whole = { start: '2025-01-01', stop: '2025-03-31' } as const
    const sets = setsFor([
      record('t1', { ...whole, doses: steps }),
      record('t2', { ...whole, doses: [{ mgPerDay: 25 }] }),
      VENLAFAXINE,
    ])
    expect(sets).toEqual([['t1 dose', 't1 duration', 't2 duration']])
  })

  it('ask for nothing of each other where the one course of both is exact', () => {
    const sets = setsFor([
      record('t1', { start: '2025-01-01', stop: '2025-01-31' }),
      record('t2', { start: '2025-02-01', stop: '2025-03-31', outcome: undefined }),
      VENLAFAXINE,
    ])
    expect(sets).toEqual([['t2 outcome']])
  })

  it('on the same days ask when each was taken: 25 mg and 25 mg together are 50 mg', () => {
    const half = (id: string) => record(id, { start: '2025-01-01', stop: '2025-03-31', doses: [{ mgPerDay: 25 }] })
    expect(setsFor([half('t1'), half('t2'), VENLAFAXINE])).toEqual([['t1 duration', 't2 duration']])
  })
})

describe('what an augmentation was added to', () => {
  const added = (recorded: Recorded) =>
    aTrial({ ...FAIR, id: 'a', drug: 'aripiprazole', role: 'augmentation', doses: [{ mgPerDay: 10 }], ...recorded })
  const adequate = { outcome: { band: 'response' } } as const
  const sets = (base: Recorded, augmentation: Recorded) =>
    setsFor([sertraline({ ...adequate, ...base }), VENLAFAXINE, added(augmentation)], {}, 'mgh-atrq')

  it('is asked for where it was left out or is empty, and not what is certain of it', () => {
    expect(sets({}, {})).toEqual([['a addedTo']])
    expect(sets({}, { addedTo: [] })).toEqual([['a addedTo']])
  })

  it('is asked for with what is open of every drug that it may have been added to', () => {
    expect(sets({ weeks: { min: 4, max: 8 } }, {})).toEqual([['a addedTo', 't1 duration']])
  })

  it('asks nothing of what it cannot have been added to: another augmentation, or a base that is too low anyway', () => {
    const base = sertraline(adequate)
    const other = added({ id: 'b', drug: 'lithium', doses: [], outcome: { band: 'response' }, addedTo: ['f'] })
    expect(setsFor([base, VENLAFAXINE, added({}), other], {}, 'mgh-atrq')).toEqual([['a addedTo']])
    expect(sets({ doses: [{ mgPerDay: 25 }], adherence: undefined }, {})).toEqual([['a addedTo']])
  })

  it('is not asked for where it is recorded, but what is open of its base is', () => {
    expect(sets({ adherence: undefined }, { addedTo: ['t1'] })).toEqual([['t1 adherence']])
    expect(sets({ doses: [], adherence: undefined }, { addedTo: ['t1'] })).toEqual([['t1 dose', 't1 adherence']])
  })

  it('asks nothing of a base whose outcome is open: its adequacy is what counts', () => {
    expect(sets({ outcome: undefined, doses: [{ mgPerDay: 25 }] }, { addedTo: ['t1'], outcome: undefined })).toEqual([])
    expect(sets({ outcome: { band: 'response' } }, { addedTo: ['t1'], outcome: undefined })).toEqual([['a outcome']])
  })
})
