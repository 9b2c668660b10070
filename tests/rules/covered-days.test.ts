import { describe, expect, it } from 'vitest'
import { countCoveredDays, type Fill, listCoveredStretches, listGaps } from '@/lib/rules/covered-days'

const fill = (date: number, daysSupply: number, drug = 'sertraline'): Fill => ({ drug, date, daysSupply })
const stretches = (...fills: readonly Fill[]) => listCoveredStretches(fills).map(({ first, last }) => [first, last])

describe('days with supply', () => {
  it.each([
    ['30 tablets from day 1 last until day 30', [fill(1, 30)], [[1, 30]]],
    ['no tablets give no days', [fill(1, 0)], []],
    ['a refill on the day after the last is one stretch', [fill(1, 30), fill(31, 30)], [[1, 60]]],
    [
      'a refill a day later leaves a day without',
      [fill(1, 30), fill(32, 30)],
      [
        [1, 30],
        [32, 61],
      ],
    ],
    ['an early refill is carried forward', [fill(1, 30), fill(21, 30)], [[1, 60]]],
    ['what was carried forward is carried on', [fill(1, 30), fill(2, 30), fill(3, 30)], [[1, 90]]],
    [
      'fills in another order are the same',
      [fill(32, 30), fill(1, 30)],
      [
        [1, 30],
        [32, 61],
      ],
    ],
    ['two drugs at once give each day once', [fill(1, 30), fill(1, 30, 'mirtazapine')], [[1, 30]]],
    [
      'a shorter supply of another drug within a longer one adds none',
      [fill(1, 30), fill(5, 10, 'mirtazapine')],
      [[1, 30]],
    ],
    ['a longer one that begins later does', [fill(1, 30), fill(20, 30, 'mirtazapine')], [[1, 49]]],
    [
      'another drug that was filled later and recorded first is in its place',
      [fill(40, 10, 'mirtazapine'), fill(1, 30)],
      [
        [1, 30],
        [40, 49],
      ],
    ],
    ['nothing of one drug is carried forward for another', [fill(1, 30), fill(30, 30, 'mirtazapine')], [[1, 59]]],
  ])('%s', (_, fills, expected) => {
    expect(stretches(...fills)).toEqual(expected)
  })

  const two = listCoveredStretches([fill(1, 10), fill(21, 10)])

  it.each([
    [1, 30, 20],
    [1, 10, 10],
    [10, 21, 2],
    [11, 20, 0],
    [5, 25, 11],
    [31, 40, 0],
    [-9, 0, 0],
  ])('of days 1 to 10 and 21 to 30, from day %d to %d, are %d', (first, last, days) => {
    expect(countCoveredDays(two, first, last)).toBe(days)
  })

  it.each([
    [1, 30, [[11, 20]]],
    [1, 10, []],
    [1, 11, [[11, 11]]],
    [
      0,
      30,
      [
        [0, 0],
        [11, 20],
      ],
    ],
    [
      1,
      35,
      [
        [11, 20],
        [31, 35],
      ],
    ],
    [1, 20, [[11, 20]]],
    [1, 21, [[11, 20]]],
    [5, 15, [[11, 15]]],
    [15, 25, [[15, 20]]],
    [31, 35, [[31, 35]]],
  ])('leave gaps: from day %d to %d %j', (first, last, gaps) => {
    expect(listGaps(two, first, last).map((gap) => [gap.first, gap.last])).toEqual(gaps)
  })
})
