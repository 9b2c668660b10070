import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { aTrial } from '../factories'
import { FAIR, sertraline, setsFor, straddling, VENLAFAXINE } from './settling-builders'

type Recorded = Parameters<typeof sertraline>[0]

const REFILLS = { adherence: undefined, dispenses: [{ date: '2025-03-01', daysSupply: 60 }] } as const
const scored = (endpointOn: string, endpoint = 18) => ({ scale: 'PHQ-9', baseline: 20, endpoint, endpointOn }) as const

describe('one fact that is open beside a drug that counts', () => {
  const rows: readonly [string, Recorded, string][] = [
    ['a dose not recorded', { doses: [] }, 't1 dose'],
    ['a dose recorded as unknown', { doses: [{ mgPerDay: null }] }, 't1 dose'],
    ['a dose of 49 to 50 mg', { doses: [{ mgPerDay: { min: 49, max: 50 } }] }, 't1 dose'],
    ['a length of 41 to 42 days', { days: { min: 41, max: 42 } }, 't1 duration'],
    ['no length', { weeks: undefined }, 't1 duration'],
    ['doses taken not recorded', { adherence: undefined }, 't1 adherence'],
    ['doses taken of 0.79 to 0.8', { adherence: { proportion: { min: 0.79, max: 0.8 } } }, 't1 adherence'],
    ['no outcome', { outcome: undefined }, 't1 outcome'],
    ['an improvement of 49 to 50 %', { outcome: { improvement: { min: 49, max: 50 } } }, 't1 outcome'],
    ['a response that may have been lost', { lostResponse: null }, 't1 outcome'],
    ['a use recorded as unknown', { indication: 'unknown' }, 't1 indication'],
    ['an episode recorded as unknown', { episode: 'unknown' }, 't1 episode'],
  ]
  it.each(rows)('%s: asks for it alone', (_, recorded, asked) => {
    expect(setsFor([sertraline(recorded), VENLAFAXINE])).toEqual([[asked]])
  })

  it.each([
    ['a length of 42 to 60 days', { days: { min: 42, max: 60 } }],
    ['a dose of 50 to 60 mg', { doses: [{ mgPerDay: { min: 50, max: 60 } }] }],
    ['doses taken of 0.8 to 1', { adherence: { proportion: { min: 0.8 } } }],
    ['an improvement of 0 to 49 %', { outcome: { improvement: { min: 0, max: 49 } } }],
  ] as const)('%s decides whatever it was: nothing is asked', (_, recorded) => {
    expect(setsFor([sertraline(recorded), VENLAFAXINE])).toEqual([])
  })

  it.each([
    ['too short', { days: 41 }],
    ['too low', { doses: [{ mgPerDay: 49 }] }],
    ['not taken', { adherence: { proportion: 0.79 } }],
    ['a response', { outcome: { improvement: 50 } }],
    ['for something else', { indication: 'other' }],
    ['of an earlier episode', { episode: 'previous' }],
  ] as const)('a trial that is certainly %s is asked nothing, whatever else is open', (_, recorded) => {
    const open: Recorded = { doses: [], adherence: undefined, outcome: undefined, ...recorded }
    expect(setsFor([sertraline(open), VENLAFAXINE])).toEqual([])
  })

  it('asks for all that is open of one trial together', () => {
    const open = sertraline({ doses: [], weeks: undefined, adherence: undefined, outcome: undefined })
    expect(setsFor([open, VENLAFAXINE])).toEqual([['t1 dose', 't1 duration', 't1 adherence', 't1 outcome']])
    const more = sertraline({ indication: 'unknown', episode: 'unknown', outcome: undefined })
    expect(setsFor([more, VENLAFAXINE])).toEqual([['t1 outcome', 't1 indication', 't1 episode']])
  })

  it('asks of two trials where both have to count, and of neither where a third drug can never be enough', () => {
    const [first, second] = [sertraline({ doses: [] }), { ...VENLAFAXINE, weeks: { min: 5, max: 8 } }]
    expect(setsFor([first, second])).toEqual([['t1 dose', 'f duration']])
    expect(setsFor([first])).toEqual([])
  })

  it('asks nothing where two drugs count already, nor of a second course of one that does', () => {
    const third = sertraline({ doses: [] })
    const duloxetine = aTrial({ ...FAIR, id: 'd', drug: 'duloxetine', doses: [{ mgPerDay: 60 }] })
    expect(setsFor([third, VENLAFAXINE, duloxetine])).toEqual([])
    const again = aTrial({ ...FAIR, id: 'again', drug: 'venlafaxine', doses: [] })
    expect(setsFor([again, VENLAFAXINE, third])).toEqual([['t1 dose']])
  })
})

describe('the facts of the case', () => {
  const TWO = [sertraline(), VENLAFAXINE]
  const ONE_OPEN = [sertraline({ doses: [] }), VENLAFAXINE]

  it.each([
    ['the diagnosis where it is unknown', { diagnosis: { primary: 'unknown' } }, ['case diagnosis']],
    ['the year of birth where it is unknown', { birthYear: null }, ['case birthYear']],
    ['it for one of 17 or 18: born in 2008, assessed in 2026', { birthYear: 2008 }, ['case birthYear']],
    [
      'both where both are open',
      { birthYear: null, diagnosis: { primary: 'unknown' } },
      ['case diagnosis', 'case birthYear'],
    ],
    [
      'the diagnosis alone where the age is known',
      { birthYear: 1980, diagnosis: { primary: 'unknown' } },
      ['case diagnosis'],
    ],
  ] as const)('are asked for: %s', (_, facts, asked) => {
    expect(setsFor(TWO, facts)).toEqual([asked])
    expect(setsFor(ONE_OPEN, facts)).toEqual([[...asked, 't1 dose']])
  })

  it('are not asked for where one certainly puts the case out of scope, or neither is open', () => {
    expect(setsFor(TWO, { birthYear: 2009, diagnosis: { primary: 'unknown' } })).toEqual([])
    expect(setsFor(ONE_OPEN, { birthYear: 2007 })).toEqual([['t1 dose']])
    expect(setsFor(ONE_OPEN, { diagnosis: { primary: 'majorDepressiveDisorder' } })).toEqual([['t1 dose']])
  })

  it('are all that is asked for where two drugs count already, and a third may', () => {
    const third = aTrial({ ...FAIR, id: 'd', drug: 'duloxetine', doses: [] })
    expect(setsFor([...TWO, third], { birthYear: null })).toEqual([['case birthYear']])
  })

  it('are all that is asked for where the count can no longer be two', () => {
    expect(setsFor([sertraline({ doses: [] })], { birthYear: null })).toEqual([['case birthYear']])
  })
})

describe('dose and length together', () => {
  const steps = (...doses: NonNullable<Recorded>['doses'] & {}) =>
    setsFor([sertraline({ weeks: undefined, doses }), VENLAFAXINE])

  it('asks for the dose alone where its days are known: 21 days at 50 mg and 21 at an unknown dose', () => {
    expect(steps({ mgPerDay: 50, days: 21 }, { mgPerDay: null, days: 21 })).toEqual([['t1 dose']])
  })

  it('asks for the length as well where the days of the unknown dose are not known', () => {
    expect(steps({ mgPerDay: 50, days: 21 }, { mgPerDay: null })).toEqual([['t1 dose', 't1 duration']])
  })

  it('asks for the length alone where the doses lie on one side: 25 mg and then 50 mg', () => {
    expect(setsFor([sertraline({ weeks: 8, doses: [{ mgPerDay: 25 }, { mgPerDay: 50 }] }), VENLAFAXINE])).toEqual([
      ['t1 duration'],
    ])
  })

  it('asks for the dose alone of six stretches of unknown dose, and for the length as well of seven', () => {
    const stretch = { mgPerDay: null, days: 8 }
    expect(steps(...Array.from({ length: 6 }, () => stretch))).toEqual([['t1 dose']])
    expect(steps(...Array.from({ length: 7 }, () => stretch))).toEqual([['t1 dose', 't1 duration']])
  })
})

describe('what follows from exact dates', () => {
  const dated = { start: '2025-03-01', stop: '2025-05' } as const

  it('is the doses taken, from refills: asked for by dates or by themselves', () => {
    expect(setsFor([sertraline({ ...dated, ...REFILLS }), VENLAFAXINE])).toEqual([['t1 adherence'], ['t1 duration']])
  })

  it.each([
    ['a supply is a range', { dispenses: [{ date: '2025-03-01', daysSupply: { min: 40, max: 60 } }] }],
    ['a fill is known to the month', { dispenses: [{ date: '2025-03', daysSupply: 60 }] }],
    ['the doses taken are recorded as a range', { ...REFILLS, adherence: { proportion: { min: 0.7, max: 0.9 } } }],
  ] as const)('are not the doses taken where %s', (_, recorded) => {
    expect(setsFor([sertraline({ ...dated, adherence: undefined, ...recorded }), VENLAFAXINE])).toEqual([
      ['t1 adherence'],
    ])
  })

  it('is a score that may be over 28 days after the stop, where another source says the rest', () => {
    const score = scored('2025-06-11')
    expect(setsFor([sertraline({ ...dated, outcome: { ...score, band: 'response' } }), VENLAFAXINE])).toEqual([
      ['t1 outcome'],
      ['t1 duration'],
    ])
    expect(setsFor([sertraline({ ...dated, outcome: score }), VENLAFAXINE])).toEqual([['t1 outcome']])
  })

  it('is not asked for where the dose is open that dates hang on, unless the dose is asked for as well', () => {
    const open = sertraline({ ...dated, ...REFILLS, doses: [{ mgPerDay: null }] })
    expect(setsFor([open, VENLAFAXINE])).toEqual([
      ['t1 dose', 't1 adherence'],
      ['t1 dose', 't1 duration'],
    ])
  })
})

describe('the episode', () => {
  const ONSET = { episode: { onset: '2025' } } as const
  const recordedAs = (episode: AntidepressantTrial['episode']) => ({ ...straddling('t1', 'sertraline', 50), episode })

  it('is asked for itself where it was recorded as unknown, though the onset is known to the year', () => {
    expect(setsFor([recordedAs('unknown'), VENLAFAXINE], ONSET)).toEqual([['t1 episode']])
  })

  it('is not asked for where it is recorded', () => {
    expect(setsFor([recordedAs('current'), VENLAFAXINE], ONSET)).toEqual([])
  })

  // 1 March to a day in June is 93 to 122 days: with exact dates an exact onset always has 42 of them on one side.
  const vague = { start: '2025-03-01', stop: '2025-06' } as const

  it('is asked for itself where the onset would need exact dates beside it', () => {
    expect(setsFor([sertraline(vague), VENLAFAXINE], ONSET)).toEqual([['t1 episode']])
  })

  it('may be left to dates and onset where the dates decide the doses taken as well: 80 days of 93 to 122', () => {
    const refilled = sertraline({ ...vague, adherence: undefined, dispenses: [{ date: '2025-03-01', daysSupply: 80 }] })
    expect(setsFor([refilled, VENLAFAXINE], ONSET)).toEqual([
      ['t1 adherence', 't1 episode'],
      ['t1 duration', 't1 episode'],
      ['t1 duration', 'case onset'],
    ])
  })
})
