import { describe, expect, it } from 'vitest'
import { countCoveredDays, listCoveredStretches, listGaps, type Stretch } from '@/lib/rules/covered-days'

/** Fills as day number, days of supply and drug. */
const supply = (...fills: [number, number, string?][]) =>
  listCoveredStretches(fills.map(([date, daysSupply, drug = 'sertraline']) => ({ date, daysSupply, drug })))
const days = (first: number, last: number): Stretch => ({ first, last })

describe('the days with supply', () => {
  it.each([
    ['30 days from day 0 are days 0 to 29', supply([0, 30]), [days(0, 29)]],
    ['a refill on the day after the last is one stretch', supply([0, 30], [30, 30]), [days(0, 59)]],
    ['a refill a day later leaves a day without', supply([0, 30], [31, 30]), [days(0, 29), days(31, 60)]],
    ['an early refill is carried forward', supply([0, 30], [20, 30]), [days(0, 59)]],
    ['two early refills are carried forward', supply([0, 30], [10, 30], [20, 30]), [days(0, 89)]],
    ['a second fill on the same day is carried forward', supply([5, 10], [5, 10]), [days(5, 24)]],
    ['fills are taken by their day, not as listed', supply([31, 30], [0, 30]), [days(0, 29), days(31, 60)]],
    ['a fill of no days is none', supply([0, 0]), []],
    ['a fill of no days between two moves nothing', supply([0, 10], [15, 0], [20, 10]), [days(0, 9), days(20, 29)]],
    ['a second drug at the same time is not carried forward', supply([0, 30], [10, 30, 'b']), [days(0, 39)]],
    ['a second drug within the first adds nothing', supply([0, 30], [10, 5, 'b']), [days(0, 29)]],
    ['a second drug that starts earlier comes first', supply([20, 10], [0, 10, 'b']), [days(0, 9), days(20, 29)]],
    ['a second drug on the day after the first is one stretch', supply([0, 10], [10, 10, 'b']), [days(0, 19)]],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })

  it.each([
    [0, 114, 40],
    [0, 9, 10],
    [0, 8, 9],
    [5, 9, 5],
    [10, 19, 0],
    [9, 20, 2],
    [9, 9, 1],
    [49, 60, 1],
    [50, 60, 0],
  ])('from day %d to %d, both included, of days 0 to 9 and 20 to 49 are %d', (first, last, expected) => {
    expect(countCoveredDays([days(0, 9), days(20, 49)], first, last)).toBe(expected)
  })
})

describe('the days without supply, of days 0 to 9 and 20 to 49', () => {
  it.each([
    [0, 9, []],
    [0, 10, [days(10, 10)]],
    [0, 19, [days(10, 19)]],
    [0, 20, [days(10, 19)]],
    [0, 49, [days(10, 19)]],
    [0, 50, [days(10, 19), days(50, 50)]],
    [-1, 25, [days(-1, -1), days(10, 19)]],
    [5, 15, [days(10, 15)]],
    [15, 18, [days(15, 18)]],
    [60, 70, [days(60, 70)]],
  ])('from day %d to %d are %j', (first, last, expected) => {
    expect(listGaps([days(0, 9), days(20, 49)], first, last)).toEqual(expected)
  })

  it('are all where there is none', () => {
    expect(listGaps([], 0, 9)).toEqual([days(0, 9)])
  })
})
