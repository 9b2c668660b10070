import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { aFairTrial, assessUnder } from './builders'

type Recorded = Parameters<typeof aFairTrial>[0]

/** The notes of each trial, by its id. */
const notes = (...trials: readonly AntidepressantTrial[]) =>
  Object.fromEntries(assessUnder('six-week', trials).trials.map(({ id, notes: own }) => [id, own]))
/** Raised above its minimum, so that nothing else is noted. */
const drug = (id: string, name: string, mgPerDay: number, recorded: Recorded = {}) =>
  aFairTrial({ id, drug: name, doses: [{ mgPerDay }], indication: 'depression', ...recorded })

describe('a dose that was never raised above the minimum', () => {
  it.each([
    ['of a trial that counts', {}, true],
    ['of one that may count', { weeks: { min: 5, max: 8 } }, true],
    ['not of one that was too short', { days: 20 }, false],
    ['not of one that helped', { outcome: { band: 'response' } }, false],
    ['not of one that may have been raised', { doses: [{ mgPerDay: { min: 50, max: 75 } }] }, false],
    ['not of one without a dose', { doses: [] }, false],
  ] as const)('is noted %s', (_, recorded, expected) => {
    expect(notes(drug('t1', 'sertraline', 50, recorded)).t1).toEqual(
      expected ? ['Never raised above the minimum.'] : [],
    )
  })
})

describe('a drug without a minimum', () => {
  it('is noted as not scored where it is given for depression, and not otherwise', () => {
    const alone = { role: 'monotherapy' } as const
    expect(notes(drug('t1', "St John's wort", 900, alone)).t1).toEqual([
      'Not scored: no instrument gives a minimum for it.',
    ])
    expect(notes(drug('t1', 'lorazepam', 1, alone)).t1).toEqual([])
  })
})

describe('records of one drug', () => {
  const record = (id: string, start: string, stop: string) => drug(id, 'sertraline', 100, { start, stop })

  it('that overlap or touch are named in each other', () => {
    const found = notes(
      record('a', '2025-01-01', '2025-02-28'),
      record('b', '2025-03-01', '2025-04-30'),
      record('c', '2025-05-01', '2025-06-30'),
    )
    expect(found).toEqual({
      a: ['One course with b, c: the records overlap or touch.'],
      b: ['One course with a, c: the records overlap or touch.'],
      c: ['One course with a, b: the records overlap or touch.'],
    })
  })

  it('that may overlap or touch are named as such, and those that lie apart are not', () => {
    expect(notes(record('a', '2025-01-01', '2025-02-28'), record('b', '2025-03', '2025-06-30'))).toEqual({
      a: ['May be one course with b: the records may overlap or touch.'],
      b: ['May be one course with a: the records may overlap or touch.'],
    })
    expect(notes(record('a', '2025-01-01', '2025-02-28'), record('b', '2025-04-01', '2025-06-30'))).toEqual({
      a: [],
      b: [],
    })
  })
})

describe('drugs that were started together', () => {
  const from = (start: string) => ({ start, stop: '2025-06-30' })
  const added = (id: string, name: string, mgPerDay: number, start: string) =>
    drug(id, name, mgPerDay, { ...from(start), role: 'combination' })

  it('are named in the one that was added', () => {
    const base = drug('t1', 'sertraline', 100, { ...from('2025-01-01'), role: 'monotherapy' })
    expect(notes(base, added('m', 'mirtazapine', 45, '2025-01-01'))).toEqual({
      t1: [],
      m: ['Started together with sertraline: together they count once.'],
    })
    expect(notes(base, added('m', 'mirtazapine', 45, '2025-01'))).toEqual({
      t1: [],
      m: ['May have been started together with sertraline: together they then count once.'],
    })
    expect(notes(base, added('m', 'mirtazapine', 45, '2025-01-02'))).toEqual({ t1: [], m: [] })
  })

  it('are named once each and in one order, and one without a name as another drug', () => {
    const base = (id: string, name: string | null, mgPerDay: number) =>
      aFairTrial({ id, drug: name, doses: [{ mgPerDay }], role: 'monotherapy', ...from('2025-01-01') })
    const mirtazapine = added('m', 'mirtazapine', 45, '2025-01-01')
    expect(notes(base('b', 'venlafaxine', 225), base('a', 'sertraline', 100), mirtazapine).m).toEqual([
      'Started together with sertraline and venlafaxine: together they count once.',
    ])
    expect(notes(base('b', null, 100), mirtazapine).m).toEqual([
      'Started together with another drug: together they count once.',
    ])
  })
})
