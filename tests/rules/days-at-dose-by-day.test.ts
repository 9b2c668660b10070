import { describe, expect, it } from 'vitest'
import { toDayNumber } from '@/lib/domain/calendar-date'
import { daysAtDose, daysAtDoseBy, daysAtDoseFrom, daysInLastRun } from '@/lib/rules/days-at-dose'
import { aDay } from './builders'
import { aCourse, type Recorded } from './course-builders'

const ENOUGH = { min: 50, max: 50 }
const by = (recorded: Recorded, day: string) => daysAtDoseBy(aCourse(recorded), ENOUGH, 7, toDayNumber(aDay(day)))
const from = (recorded: Recorded, day: string) => daysAtDoseFrom(aCourse(recorded), ENOUGH, 7, toDayNumber(aDay(day)))

const at50 = (when: object = {}) => ({ mgPerDay: 50, ...when })
const at25 = (when: object = {}) => ({ mgPerDay: 25, ...when })
/** 31 days, of which the first 10 were at 25 mg. */
const TITRATED: Recorded = { start: '2025-01-01', stop: '2025-01-31', doses: [at25({ days: 10 }), at50()] }
/** 10 days, then 5 at 25 mg, then 16. */
const PAUSED: Recorded = {
  start: '2025-01-01',
  stop: '2025-01-31',
  doses: [at50({ days: 10 }), at25({ days: 5 }), at50()],
}
const VAGUE: Recorded = { start: '2025-01', stop: '2025-02-28', doses: [at50()] }

describe('days at dose in one run by a day, and from a day on', () => {
  it.each<[string, Recorded, string, [number, number], [number, number]]>([
    ['the day before the first', TITRATED, '2024-12-31', [0, 0], [21, 21]],
    ['the first day, below the dose', TITRATED, '2025-01-01', [0, 0], [21, 21]],
    ['the last day below the dose', TITRATED, '2025-01-10', [0, 0], [21, 21]],
    ['the first day at the dose', TITRATED, '2025-01-11', [1, 1], [21, 21]],
    ['the second day at the dose', TITRATED, '2025-01-12', [2, 2], [20, 20]],
    ['the last day', TITRATED, '2025-01-31', [21, 21], [1, 1]],
    ['the day after the last', TITRATED, '2025-02-01', [21, 21], [0, 0]],
    ['a day before a gap that is bridged', PAUSED, '2025-01-10', [10, 10], [17, 17]],
    ['a day in the gap', PAUSED, '2025-01-12', [10, 10], [16, 16]],
    ['a day after the gap', PAUSED, '2025-01-16', [11, 11], [16, 16]],
    ['a day before a start in January', VAGUE, '2024-12-31', [0, 0], [29, 59]],
    ['a day in January, when it began', VAGUE, '2025-01-10', [0, 10], [29, 50]],
    ['a day in February', VAGUE, '2025-02-01', [2, 32], [28, 28]],
    ['the last day of February', VAGUE, '2025-02-28', [29, 59], [1, 1]],
  ])('are known of %s', (_name, recorded, day, until, later) => {
    expect(by(recorded, day)).toEqual({ min: until[0], max: until[1] })
    expect(from(recorded, day)).toEqual({ min: later[0], max: later[1] })
  })

  it('are exact where only the whole length of two steps is known: by day 20 of 30, 10 to 20 of 20 at the dose', () => {
    const recorded = { start: '2025-01-01', days: 30, doses: [at25({ days: { min: 0, max: 10 } }), at50()] }
    expect(by(recorded, '2025-01-20')).toEqual({ min: 10, max: 20 })
    expect(from(recorded, '2025-01-21')).toEqual({ min: 10, max: 10 })
  })

  it('may be any where the dates contradict each other, and none where the dose was never enough', () => {
    const contradicting = (mgPerDay: number) => ({ start: '2025-02-01', stop: '2025-01-01', doses: [{ mgPerDay }] })
    expect(by(contradicting(50), '2025-01-10')).toEqual({ min: 0, max: Infinity })
    expect(from(contradicting(50), '2025-01-10')).toEqual({ min: 0, max: Infinity })
    expect(daysAtDose(aCourse(contradicting(50)), ENOUGH, 7)).toEqual({ min: 0, max: Infinity })
    expect(daysAtDose(aCourse(contradicting(49)), ENOUGH, 7)).toEqual({ min: 0, max: 0 })
    expect(daysInLastRun(aCourse(contradicting(50)), ENOUGH, 7)).toEqual({ min: 0, max: Infinity })
  })

  it('lie between those at the highest and at the lowest dose that may be enough: a cap of 25 to 50 mg', () => {
    const cap = { min: 25, max: 50 }
    expect(daysAtDose(aCourse(TITRATED), cap, 7)).toEqual({ min: 21, max: 31 })
    expect(daysAtDose(aCourse(TITRATED), { min: 26, max: 50 }, 7)).toEqual({ min: 21, max: 21 })
    expect(daysAtDose(aCourse(TITRATED), { min: 25, max: 51 }, 7)).toEqual({ min: 0, max: 31 })
  })
})
