import { describe, expect, it } from 'vitest'
import { aFairTrial, assessFirst, findingOf } from './builders'
import type { Recorded } from './course-builders'

describe('days and refills that hang on one stop', () => {
  const filled = (daysSupply: number, recorded: Recorded = {}) =>
    assessFirst([
      aFairTrial({
        ...{ start: '2024-01-01', stop: '2024-02', adherence: undefined },
        ...{ dispenses: [{ date: recorded.start ?? '2024-01-01', daysSupply }], ...recorded },
      }),
    ])
  const openOf = (trial: ReturnType<typeof filled>) =>
    (['duration', 'adherence'] as const).map((criterion) => findingOf(trial, criterion).verdict)

  it('make a trial inadequate only where refills alone say how much was taken', () => {
    // 33 tablets last 80 % of 41 days, and 42 are asked for.
    expect(filled(33).adequacy).toBe('notMet')
    const stated = filled(33, { adherence: { proportion: { min: 0.7, max: 0.9 } } })
    expect(openOf(stated)).toEqual(['unknown', 'unknown'])
    expect(stated.adequacy).toBe('unknown')
  })

  it('are both possible on one day: 40 tablets are 80 % of 50 days, of which 8 or 9 were at 25 mg', () => {
    const titrated = (stop: string) =>
      filled(40, {
        stop: undefined,
        days: undefined,
        doses: [
          { mgPerDay: 25, days: { min: 8, max: 9 } },
          { mgPerDay: 100, stop },
        ],
      })
    // Any stop in February from day 32, 1 February, to day 60: on day 50, 19 February, 41 or 42 days.
    expect(openOf(titrated('2024-02'))).toEqual(['unknown', 'unknown'])
    expect(titrated('2024-02').adequacy).toBe('unknown')
    const later = filled(39, {
      stop: '2024-02',
      doses: [{ mgPerDay: 25, days: { min: 8, max: 9 } }, { mgPerDay: 100 }],
    })
    // 39 tablets are 80 % of 48 days, of which at most 40 were at 100 mg.
    expect(openOf(later)).toEqual(['unknown', 'unknown'])
    expect(later.adequacy).toBe('notMet')
  })

  it('hang on no stop where a level tells of the doses taken: undetectable, by an ultra-rapid metaboliser', () => {
    const level = { on: '2024-01-20', detectable: false, note: 'ultra-rapid metaboliser' }
    const unclear = filled(33, { plasmaLevels: [level] })
    expect(openOf(unclear)).toEqual(['unknown', 'unknown'])
    expect(unclear.adequacy).toBe('unknown')
    const long = filled(33, { plasmaLevels: [level], stop: '2024-03-31' })
    expect(openOf(long)).toEqual(['met', 'unknown'])
    expect(long.adequacy).toBe('unknown')
  })

  it('are compared on up to 801 days on which it may have stopped, and left open beyond', () => {
    // 11 September 2024 to 20 November 2026 is 801 days.
    expect(filled(33, { start: '2024-09-11', stop: undefined }).adequacy).toBe('notMet')
    expect(filled(33, { start: '2024-09-10', stop: undefined }).adequacy).toBe('unknown')
  })
})
