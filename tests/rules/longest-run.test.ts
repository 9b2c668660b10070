import { describe, expect, it } from 'vitest'
import { daysAtDose, daysInLastRun } from '@/lib/rules/days-at-dose'
import { aCourse, type Recorded } from './course-builders'

type Days = number | { readonly min?: number; readonly max?: number }

/** Steps of one dose and so many days; a dose of `null` is not known. */
function steps(...made: readonly (readonly [number | null, Days?])[]): Recorded {
  return { doses: made.map(([mgPerDay, days]) => ({ mgPerDay, ...(days === undefined ? {} : { days }) })) }
}

const ENOUGH = { min: 50, max: 50 }
const runOf = (recorded: Recorded) => daysAtDose(aCourse(recorded), ENOUGH, 7)
const lastRunOf = (recorded: Recorded) => daysInLastRun(aCourse(recorded), ENOUGH, 7)

describe('the longest run at 50 mg, with one gap of up to 7 days', () => {
  it.each<[string, Recorded, number, number]>([
    ['20 days, 7 below, 20 days', steps([50, 20], [25, 7], [50, 20]), 40, 40],
    ['20 days, 8 below, 20 days', steps([50, 20], [25, 8], [50, 20]), 20, 20],
    ['20 days, 8 below, 21 days', steps([50, 20], [25, 8], [50, 21]), 21, 21],
    ['20 days, 5 to 10 below, 20 days', steps([50, 20], [25, { min: 5, max: 10 }], [50, 20]), 20, 40],
    ['20 days, 7 to 8 below, 20 days', steps([50, 20], [25, { min: 7, max: 8 }], [50, 20]), 20, 40],
    ['20 days, 8 to 9 below, 20 days', steps([50, 20], [25, { min: 8, max: 9 }], [50, 20]), 20, 20],
    ['20 days, some below, 20 days', steps([50, 20], [25, { min: 0 }], [50, 20]), 20, 40],
    ['a gap of no days', steps([50, 10], [25, 0], [50, 10]), 20, 20],
    ['one gap of 3, 1 and 3 days', steps([50, 20], [25, 3], [50, 1], [25, 3], [50, 20]), 41, 41],
    ['two gaps of 3 days, 2 days apart', steps([50, 20], [25, 3], [50, 2], [25, 3], [50, 20]), 22, 22],
    ['two gaps of 3 days, 1 to 2 apart', steps([50, 20], [25, 3], [50, { min: 1, max: 2 }], [25, 3], [50, 20]), 22, 41],
    ['a gap of 3 days, one of none', steps([50, 20], [25, 3], [50, 9], [25, 0], [50, 20]), 49, 49],
    ['a gap of none, one of 8 days', steps([50, 20], [25, 0], [50, 9], [25, 8], [50, 20]), 29, 29],
    ['days below before and after', steps([25, 5], [50, 10], [25, 5]), 10, 10],
    ['never enough', steps([25, 30]), 0, 0],
    ['25 or 50 mg', { doses: [{ mgPerDay: { min: 25, max: 50 }, days: 30 }] }, 0, 30],
    ['49 mg at most', { doses: [{ mgPerDay: { max: 49 }, days: 30 }] }, 0, 0],
    ['50 mg at least', { doses: [{ mgPerDay: { min: 50 }, days: 30 }] }, 30, 30],
    ['5 days on an unknown dose between', steps([50, 20], [null, 5], [50, 20]), 40, 45],
    ['two steps at or above it, as one run', steps([50, 20], [100, { min: 5, max: 6 }]), 25, 26],
    ['90 days on either side of 10 below', { days: 100, ...steps([50], [25, 10], [50]) }, 45, 90],
    ['43 days on either side of 7 below', { days: 50, ...steps([50], [25, 7], [50]) }, 43, 43],
    [
      '44 days in three, 8 below between: 14, 15 and 15',
      { days: 60, ...steps([50], [25, 8], [50], [25, 8], [50]) },
      15,
      44,
    ],
    ['92 days in three: 30, 31 and 31', { days: 108, ...steps([50], [25, 8], [50], [25, 8], [50]) }, 31, 92],
    ['90 days in three: 30 each', { days: 106, ...steps([50], [25, 8], [50], [25, 8], [50]) }, 30, 90],
    ['3 days in three: one each', { days: 19, ...steps([50], [25, 8], [50], [25, 8], [50]) }, 1, 3],
    [
      '40 and 20 of 60 days, or 35 of 70: 20 on one side at most',
      { days: { min: 68, max: 78 }, ...steps([50], [25, 8], [50, { max: 20 }]) },
      40,
      70,
    ],
  ])('%s', (_name, recorded, min, max) => {
    expect(runOf(recorded)).toEqual({ min, max })
  })

  it('has a range too wide, never too narrow, where there are too many ways to tell it: 8 for each of four gaps', () => {
    const gap = [25, { min: 1, max: 9 }] as const
    const recorded = steps([50, 10], gap, [50, 10], gap, [50, 30], gap, [50, 10], gap, [50, 10])
    // The longest step has 30 days, and with one gap 40 at the most; all of them together have 70.
    expect(runOf(recorded)).toEqual({ min: 30, max: 70 })
    expect(lastRunOf(recorded)).toEqual({ min: 10, max: 70 })
  })
})

describe('the run that goes on at the end', () => {
  it.each<[string, Recorded, number, number]>([
    ['is all of one step', steps([50, 20]), 20, 20],
    ['is of 20 to 25 days', steps([50, { min: 20, max: 25 }]), 20, 25],
    ['is none after a step below', steps([50, 20], [25, 1]), 0, 0],
    ['is none where the dose was never enough', steps([25, 20]), 0, 0],
    ['bridges 3 days', steps([50, 20], [25, 3], [50, 5]), 25, 25],
    ['begins again after 8 days', steps([50, 20], [25, 8], [50, 5]), 5, 5],
    ['may begin again', steps([50, 20], [25, { min: 7, max: 8 }], [50, 5]), 5, 25],
    ['may have stopped', steps([50, 20], [null, 3]), 0, 23],
  ])('%s', (_name, recorded, min, max) => {
    expect(lastRunOf(recorded)).toEqual({ min, max })
  })
})
