import { describe, expect, it } from 'vitest'
import { aTrial } from '../factories'
import { FAIR, setsFor, straddling, VENLAFAXINE } from './settling-builders'

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
