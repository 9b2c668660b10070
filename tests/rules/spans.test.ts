import { describe, expect, it } from 'vitest'
import { type Span, spansOverlap, startedTogether } from '@/lib/rules/spans'
import { aFairTrial, assessFirst } from './builders'

const day = (one: number) => ({ min: one, max: one })
const span = (start: number | [number, number], end: number | [number, number]): Span => {
  const of = (value: number | [number, number]) =>
    typeof value === 'number' ? day(value) : { min: value[0], max: value[1] }
  return { start: of(start), end: of(end) }
}

describe('two stretches of days', () => {
  it.each<[string, Span, Span, 'met' | 'unknown' | 'notMet', 'met' | 'unknown' | 'notMet']>([
    ['end and start on one day', span(1, 10), span(10, 20), 'met', 'notMet'],
    ['follow each other', span(1, 10), span(11, 20), 'notMet', 'notMet'],
    ['start and may end after the other started', span(1, [5, 10]), span(6, 20), 'unknown', 'notMet'],
    ['start and may end by the day the other started', span(1, [5, 10]), span(10, 20), 'unknown', 'notMet'],
    ['end by the day the other may have started', span(1, 10), span([10, 12], 20), 'unknown', 'notMet'],
    ['started on one day', span(1, 10), span(1, 20), 'met', 'met'],
    ['may have started on one day', span(1, 10), span([1, 2], 20), 'met', 'unknown'],
    ['started by and on one day', span([1, 3], 10), span(3, 20), 'met', 'unknown'],
    ['started before it', span([1, 2], 10), span(3, 20), 'met', 'notMet'],
    ['both started in one month', span([1, 31], 40), span([1, 31], 50), 'met', 'unknown'],
  ])('that %s', (_name, a, b, overlap, together) => {
    expect(spansOverlap(a, b)).toBe(overlap)
    expect(spansOverlap(b, a)).toBe(overlap)
    expect(startedTogether(a, b)).toBe(together)
    expect(startedTogether(b, a)).toBe(together)
  })
})

const SPRING = { start: '2025-03-01', stop: '2025-05-31' }
type OtherDrug = { start?: string; stop?: string; ongoing?: boolean }

describe('exposure to a drug during a trial from 1 March to 31 May', () => {
  const notesFor = (other: OtherDrug, drug = 'carbamazepine') =>
    assessFirst([aFairTrial({ ...SPRING, doses: [{ mgPerDay: 150 }] })], 'six-week', {
      otherDrugs: [{ drug, ...other }],
    })
  const isTagged = (other: OtherDrug, drug?: string) => notesFor(other, drug).reasons.includes('uncertainExposure')

  it.each<[string, OtherDrug, boolean]>([
    ['stopped on 28 February', { start: '2025-01-01', stop: '2025-02-28' }, false],
    ['stopped on 1 March', { start: '2025-01-01', stop: '2025-03-01' }, true],
    ['started on 31 May', { start: '2025-05-31', stop: '2025-06-30' }, true],
    ['started on 1 June', { start: '2025-06-01', stop: '2025-06-30' }, false],
    ['stopped in March', { stop: '2025-03' }, true],
    ['stopped in February', { stop: '2025-02' }, false],
    ['with a start in May alone', { start: '2025-05' }, true],
    ['with a start in June alone', { start: '2025-06' }, false],
    ['still taken, since 2024', { start: '2024', ongoing: true }, true],
    ['still taken, since June', { start: '2025-06', ongoing: true }, false],
    ['without dates', {}, true],
  ])('%s', (_name, other, tagged) => {
    expect(isTagged(other)).toBe(tagged)
  })

  it('is said of an inducer or a strong inhibitor, and of no other drug', () => {
    expect(notesFor({}, 'carbamazepine').notes).toContainEqual(
      expect.stringMatching(/^carbamazepine is an enzyme inducer \(.+\)\. A level would inform this\.$/),
    )
    expect(notesFor({}, 'ketoconazole').notes).toContainEqual(
      expect.stringMatching(/^ketoconazole is a strong enzyme inhibitor \(.+\)\. A level would inform this\.$/),
    )
    expect(isTagged({}, 'paracetamol')).toBe(false)
  })
})
