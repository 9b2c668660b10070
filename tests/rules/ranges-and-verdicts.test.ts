import { describe, expect, it } from 'vitest'
import { toDayRange } from '@/lib/domain/calendar-date'
import { otherDrugSchema } from '@/lib/domain/case-file'
import { closed, halfOpen, hull, intersectRanges, type Range, reaches, staysBelow } from '@/lib/rules/range'
import { otherDrugSpan, recordedSpan, spansOverlap, startedTogether } from '@/lib/rules/spans'
import { allOf, anyOf, areOpposite, atLeast, not, type Verdict } from '@/lib/rules/verdict'
import { aDay } from './builders'

const aboveOnly = (min: number, max: number): Range => ({ min, max, minOpen: true, maxOpen: false })
const between = (min: number, max: number): Range => ({ min, max, minOpen: true, maxOpen: true })

describe('verdicts together', () => {
  const pairs: readonly [Verdict, Verdict, Verdict, Verdict, boolean][] = [
    ['met', 'met', 'met', 'met', false],
    ['met', 'unknown', 'unknown', 'met', false],
    ['met', 'notMet', 'notMet', 'met', true],
    ['unknown', 'unknown', 'unknown', 'unknown', false],
    ['unknown', 'notMet', 'notMet', 'unknown', false],
    ['notMet', 'notMet', 'notMet', 'notMet', false],
  ]
  it.each(pairs)('of %s and %s: all of them %s, any of them %s, opposite: %s', (a, b, all, any, opposite) => {
    for (const both of [
      [a, b],
      [b, a],
    ] as const) {
      expect(allOf(both)).toBe(all)
      expect(anyOf(both)).toBe(any)
      expect(areOpposite(...both)).toBe(opposite)
    }
  })

  it('turn into the other one, and what is unknown stays so', () => {
    expect([not('met'), not('notMet'), not('unknown')]).toEqual(['notMet', 'met', 'unknown'])
  })

  it.each([
    [42, 42, 'met'],
    [42, 60, 'met'],
    [41, 42, 'unknown'],
    [41, 41, 'notMet'],
    [0, 41, 'notMet'],
  ] as const)('%d to %d days against 42 are %s', (min, max, expected) => {
    expect(atLeast(42, { min, max })).toBe(expected)
  })
})

describe('what two ranges share', () => {
  const rows: readonly [string, Range, Range, Range | null][] = [
    ['0 to 10 and 5 to 20 share 5 to 10', closed(0, 10), closed(5, 20), closed(5, 10)],
    ['0 to 4 and 5 to 9 share nothing', closed(0, 4), closed(5, 9), null],
    ['0 to 50 and 50 to 100 share 50', closed(0, 50), closed(50, 100), closed(50, 50)],
    ['below 50 and from 50 share nothing', halfOpen(0, 50), closed(50, 100), null],
    ['up to 50 and above 50 share nothing', closed(0, 50), aboveOnly(50, 100), null],
    ['below 10 and up to 10 share what is below 10', halfOpen(0, 10), closed(2, 10), halfOpen(2, 10)],
    ['below 10 and up to 8 share up to 8', halfOpen(0, 10), closed(2, 8), closed(2, 8)],
    ['above 0 and from 0 share what is above 0', aboveOnly(0, 25), closed(0, 30), aboveOnly(0, 25)],
    ['above 0 and from 5 share from 5', aboveOnly(0, 25), closed(5, 30), closed(5, 25)],
  ]
  it.each(rows)('%s', (_, a, b, expected) => {
    expect(intersectRanges(a, b)).toEqual(expected)
    expect(intersectRanges(b, a)).toEqual(expected)
  })
})

describe('the smallest range that holds two', () => {
  const rows: readonly [string, Range, Range, Range][] = [
    ['0 to 3 and 2 to 9: 0 to 9', closed(0, 3), closed(2, 9), closed(0, 9)],
    ['below 5 and up to 5: up to 5', halfOpen(0, 5), closed(3, 5), closed(0, 5)],
    ['below 5 twice: below 5', halfOpen(0, 5), halfOpen(3, 5), halfOpen(0, 5)],
    ['below 5 and up to 4: below 5', halfOpen(0, 5), closed(3, 4), halfOpen(0, 5)],
    ['above 0 and from 0: from 0', aboveOnly(0, 5), closed(0, 5), closed(0, 5)],
    ['above 0 and from 1: above 0', aboveOnly(0, 5), closed(1, 5), aboveOnly(0, 5)],
    ['above 0 and above 1, below 5: above 0, below 5', between(0, 5), between(1, 5), between(0, 5)],
  ]
  it.each(rows)('%s', (_, a, b, expected) => {
    expect(hull(a, b)).toEqual(expected)
    expect(hull(b, a)).toEqual(expected)
  })
})

describe('a range against a number', () => {
  const reaching: readonly [Range, Verdict][] = [
    [closed(0.8, 1), 'met'],
    [closed(0.79, 1), 'unknown'],
    [closed(0.5, 0.8), 'unknown'],
    [halfOpen(0.5, 0.8), 'notMet'],
    [halfOpen(0.5, 0.9), 'unknown'],
    [closed(0.5, 0.79), 'notMet'],
    [halfOpen(0.8, 0.9), 'met'],
  ]
  it.each(reaching)('%o reaches 0.80: %s', (range, expected) => {
    expect(reaches(range, 0.8)).toBe(expected)
  })

  // Range, below 25 %, at most 25 %.
  const below: readonly [Range, Verdict, Verdict][] = [
    [closed(0, 24), 'met', 'met'],
    [halfOpen(0, 25), 'met', 'met'],
    [closed(0, 25), 'unknown', 'met'],
    [closed(25, 25), 'notMet', 'met'],
    [closed(25, 30), 'notMet', 'unknown'],
    [aboveOnly(25, 30), 'notMet', 'notMet'],
    [closed(26, 30), 'notMet', 'notMet'],
    [closed(24, 26), 'unknown', 'unknown'],
    [aboveOnly(24, 26), 'unknown', 'unknown'],
  ]
  it.each(below)('%o is below 25: %s, at most 25: %s', (range, strictly, atMost) => {
    expect(staysBelow(range, 25, false)).toBe(strictly)
    expect(staysBelow(range, 25, true)).toBe(atMost)
  })
})

describe('two spans', () => {
  const days = (from: number, to: number) => ({ start: { min: from, max: from }, end: { min: to, max: to } })
  const vague = (from: [number, number], to: [number, number]) => ({
    start: { min: from[0], max: from[1] },
    end: { min: to[0], max: to[1] },
  })

  it('overlap when they share one day, and not when one ends the day before', () => {
    for (const [other, expected] of [
      [days(5, 9), 'met'],
      [days(6, 9), 'notMet'],
    ] as const) {
      expect(spansOverlap(days(1, 5), other)).toBe(expected)
      expect(spansOverlap(other, days(1, 5))).toBe(expected)
    }
  })

  it('may overlap when only some of the days they may have had are shared', () => {
    const uncertain = vague([4, 6], [8, 9])
    expect(spansOverlap(days(1, 6), uncertain)).toBe('met')
    expect(spansOverlap(days(1, 5), uncertain)).toBe('unknown')
    expect(spansOverlap(days(1, 4), uncertain)).toBe('unknown')
    expect(spansOverlap(days(1, 3), uncertain)).toBe('notMet')
    expect(spansOverlap(uncertain, days(8, 20))).toBe('met')
    expect(spansOverlap(uncertain, days(9, 20))).toBe('unknown')
    expect(spansOverlap(uncertain, days(10, 20))).toBe('notMet')
  })

  it('started together on the same known day, may have when a day is known to the month, and otherwise not', () => {
    const rows = [
      [days(5, 9), 'met'],
      [days(4, 9), 'notMet'],
      [days(6, 9), 'notMet'],
      [vague([4, 6], [9, 9]), 'unknown'],
      [vague([5, 6], [9, 9]), 'unknown'],
      [vague([4, 5], [9, 9]), 'unknown'],
      [vague([6, 7], [9, 9]), 'notMet'],
      [vague([3, 4], [9, 9]), 'notMet'],
    ] as const
    for (const [other, expected] of rows) {
      expect(startedTogether(days(5, 8), other)).toBe(expected)
      expect(startedTogether(other, days(5, 8))).toBe(expected)
    }
  })
})

describe('when another drug was taken', () => {
  const TODAY = toDayRange(aDay('2026-11-20')).first
  const number = (text: string) => toDayRange(aDay(text)).first
  const from = { min: number('2026-03-01'), max: number('2026-03-31') }
  const april = { min: number('2026-04-05'), max: number('2026-04-05') }
  const drug = otherDrugSchema.parse({ drug: 'lamotrigine', start: '2026-03', stop: '2026-04-05' })

  it('is between the recorded days, as exactly as they are recorded', () => {
    expect(otherDrugSpan(drug, TODAY)).toEqual({ start: from, end: april })
    expect(recordedSpan(drug)).toEqual({ start: from, end: april })
  })

  it('is until today when it goes on, and until some day before when that is not recorded', () => {
    const { stop: _, ...open } = drug
    expect(otherDrugSpan({ ...open, ongoing: true }, TODAY).end).toEqual({ min: TODAY, max: TODAY })
    expect(otherDrugSpan({ ...open, ongoing: false }, TODAY).end).toEqual({ min: -Infinity, max: TODAY })
    expect(otherDrugSpan({ ...open, stop: null }, TODAY).end).toEqual({ min: -Infinity, max: TODAY })
  })

  it('is on any day where no date is recorded', () => {
    const any = { min: -Infinity, max: Infinity }
    expect(recordedSpan({ start: null, stop: undefined })).toEqual({ start: any, end: any })
  })
})
