import { describe, expect, it } from 'vitest'
import { aFairTrial, assessFirst, findingOf, verdictOn } from './builders'

const at = (mgPerDay: number, start: string, stop?: string) => ({
  mgPerDay,
  start,
  ...(stop === undefined ? {} : { stop }),
})
const steps = (...doses: ReturnType<typeof at>[]) => ({ weeks: undefined, doses })
const daysOf = (recorded: Parameters<typeof aFairTrial>[0]) =>
  findingOf(assessFirst([aFairTrial(recorded)]), 'duration').observed

describe('the required days', () => {
  it.each([
    ['six-week', 42],
    ['six-week-licensed', 42],
    ['four-week', 28],
    ['eight-week', 56],
    ['mgh-atrq', 42],
    ['mgh-atrq-25', 42],
    ['athf-sf', 28],
    ['delphi-2022', 28],
    ['canada-2021', 28],
  ] as const)('under %s are %d: one day less is too short', (definition, days) => {
    expect(assessFirst([aFairTrial({ days: days - 1 })], definition).reasons).toEqual(['durationTooShort'])
    expect(assessFirst([aFairTrial({ days })], definition).reasons).toEqual([])
  })

  it('are unknown, never too short, when the length is left out, asked and not known, or only possibly long enough', () => {
    expect(verdictOn('duration', { weeks: undefined })).toBe('unknown')
    expect(verdictOn('duration', { weeks: null })).toBe('unknown')
    expect(verdictOn('duration', { weeks: { min: 5, max: 8 } })).toBe('unknown')
    expect(assessFirst([aFairTrial({ weeks: { min: 5, max: 8 } })]).reasons).toEqual(['durationUnknown'])
  })

  it('are met by 8 to 10 weeks and by "at least 6 weeks"', () => {
    expect(verdictOn('duration', { weeks: { min: 8, max: 10 } })).toBe('met')
    expect(verdictOn('duration', { weeks: { min: 6 } })).toBe('met')
  })

  it('are not met by eight days at an unknown dose, whatever the dose was', () => {
    const trial = assessFirst([aFairTrial({ days: 8, doses: [] })])
    expect(trial.reasons).toEqual(['doseUnknown', 'durationTooShort'])
    expect(trial.adequacy).toBe('notMet')
  })
})

describe('counting days', () => {
  it('counts both ends: 1 to 7 March is 7 days, and a week is 7 days', () => {
    expect(daysOf({ start: '2025-03-01', stop: '2025-03-07' })).toBe(7)
    expect(daysOf({ weeks: 1 })).toBe(7)
  })

  it('reaches 42 days from 1 March on 11 April (31 + 11), not on 10 April', () => {
    expect(verdictOn('duration', { start: '2025-03-01', stop: '2025-04-10' })).toBe('notMet')
    expect(verdictOn('duration', { start: '2025-03-01', stop: '2025-04-11' })).toBe('met')
  })

  it('does not count titration: 14 days of 25 mg and 41 of 50 mg are 41 days', () => {
    const titrated = (days: number) => ({
      weeks: undefined,
      doses: [
        { mgPerDay: 25, days: 14 },
        { mgPerDay: 50, days },
      ],
    })
    expect(daysOf(titrated(41))).toBe(41)
    expect(verdictOn('duration', titrated(41))).toBe('notMet')
    expect(verdictOn('duration', titrated(42))).toBe('met')
  })

  it('joins doses above the minimum: 28 days of 50 mg and 28 of 100 mg are 56', () => {
    expect(daysOf(steps(at(50, '2025-01-01', '2025-01-28'), at(100, '2025-01-29', '2025-02-25')))).toBe(56)
  })

  it('takes a missing stop of a step as the day before the next start', () => {
    expect(daysOf(steps(at(50, '2025-01-01'), at(100, '2025-01-29', '2025-02-25')))).toBe(56)
  })

  it('lets steps that meet in the same stated month touch: 10 January to 10 March is 22 + 28 + 10 = 60 days', () => {
    expect(daysOf(steps(at(50, '2025-01-10', '2025-02'), at(100, '2025-02', '2025-03-10')))).toBe(60)
  })

  it('gives a change-over day to the later step', () => {
    expect(daysOf(steps(at(25, '2025-01-01', '2025-01-15'), at(50, '2025-01-15', '2025-02-25')))).toBe(42)
    expect(daysOf(steps(at(50, '2025-01-01', '2025-02-11'), at(25, '2025-02-11', '2025-03-01')))).toBe(41)
  })

  it('keeps partial dates as a range: March to May 2024 is 32 to 92 days', () => {
    expect(daysOf({ start: '2024-03', stop: '2024-05' })).toEqual({ min: 32, max: 92 })
    expect(verdictOn('duration', { start: '2024-03', stop: '2024-05' })).toBe('unknown')
    expect(verdictOn('duration', { start: '2024-03', stop: '2024-05' }, 'four-week')).toBe('met')
  })

  it('judges a month to the same month as 1 to 31 days', () => {
    expect(verdictOn('duration', { start: '2024-03', stop: '2024-03' })).toBe('notMet')
    expect(verdictOn('duration', { start: '2024-03', stop: '2024-03' }, 'four-week')).toBe('unknown')
  })

  it('takes a trial without a stop that is not ongoing as stopped on an unknown day', () => {
    const open = aFairTrial({ start: '2025-01-01' })
    expect(findingOf(assessFirst([open], 'six-week', { assessedOn: '2025-01-20' }), 'duration').verdict).toBe('notMet')
    expect(findingOf(assessFirst([open], 'six-week', { assessedOn: '2025-06-01' }), 'duration').verdict).toBe('unknown')
  })

  it('leaves days before the first dated step at an unknown dose when the course began earlier', () => {
    const step = at(50, '2025-01-25', '2025-03-01')
    const course = (start: string) => ({ start, stop: '2025-03-01', doses: [step] })
    expect(verdictOn('duration', course('2025-01-01'))).toBe('unknown')
    expect(verdictOn('duration', course('2025-01-25'))).toBe('notMet')
  })
})

describe('the longest run', () => {
  it('is at least 45 days of 50, 25, 50 mg when the 25 mg took 10 days and the 50 mg took 90 together', () => {
    const doses = [{ mgPerDay: 50 }, { mgPerDay: 25, days: 10 }, { mgPerDay: 50 }]
    expect(daysOf({ days: 100, doses })).toEqual({ min: 45, max: 90 })
    expect(verdictOn('duration', { days: 100, doses })).toBe('met')
    expect(verdictOn('duration', { days: 90, doses })).toBe('unknown')
  })

  it('is 21 to 42 days of 150 mg when 5 to 8 weeks of venlafaxine began with two weeks of 75 mg', () => {
    const doses = [{ mgPerDay: 75, weeks: 2 }, { mgPerDay: 150 }]
    expect(daysOf({ drug: 'venlafaxine', weeks: { min: 5, max: 8 }, doses })).toEqual({ min: 21, max: 42 })
  })

  it('gives what is left of the whole to the step without a length, wherever it stands', () => {
    const whole = (days: number) => ({ days, doses: [{ mgPerDay: 50 }, { mgPerDay: 25, days: 24 }] })
    expect(daysOf(whole(66))).toBe(42)
    expect(verdictOn('duration', whole(66))).toBe('met')
    expect(daysOf(whole(65))).toBe(41)
    expect(verdictOn('duration', whole(65))).toBe('notMet')
  })

  it('bridges a gap of 7 days without counting them, and starts again after 8', () => {
    expect(daysOf(steps(at(50, '2025-01-01', '2025-01-21'), at(50, '2025-01-29', '2025-02-18')))).toBe(42)
    expect(daysOf(steps(at(50, '2025-01-01', '2025-01-21'), at(50, '2025-01-30', '2025-02-19')))).toBe(21)
  })

  it('bridges days below the minimum like days off the drug', () => {
    const dip = (days: number) => ({
      weeks: undefined,
      doses: [
        { mgPerDay: 50, days: 21 },
        { mgPerDay: 25, days },
        { mgPerDay: 50, days: 21 },
      ],
    })
    expect(daysOf(dip(7))).toBe(42)
    expect(daysOf(dip(8))).toBe(21)
  })

  it('bridges 14 days of fluoxetine, not 15', () => {
    const fluoxetine = (start: string, stop: string) => ({
      drug: 'fluoxetine',
      ...steps(at(20, '2025-01-01', '2025-01-21'), at(20, start, stop)),
    })
    expect(daysOf(fluoxetine('2025-02-05', '2025-02-25'))).toBe(42)
    expect(daysOf(fluoxetine('2025-02-06', '2025-02-26'))).toBe(21)
  })

  it('bridges one gap only: three blocks of 20 days with two gaps of 5 are 40 days', () => {
    const blocks = steps(
      at(50, '2025-07-01', '2025-07-20'),
      at(50, '2025-07-26', '2025-08-14'),
      at(50, '2025-08-20', '2025-09-08'),
    )
    expect(daysOf(blocks)).toBe(40)
  })

  it('is never made shorter by a day on the drug inside a bridged week', () => {
    const off = steps(at(50, '2025-01-01', '2025-01-21'), at(50, '2025-01-29', '2025-02-18'))
    const oneDayOn = steps(
      at(50, '2025-01-01', '2025-01-21'),
      at(50, '2025-01-25', '2025-01-25'),
      at(50, '2025-01-29', '2025-02-18'),
    )
    expect(daysOf(off)).toBe(42)
    expect(daysOf(oneDayOn)).toBe(43)
  })

  it('picks the best stretch: blocks of 5, 20 and 25 days with two gaps of 5 are 45 days', () => {
    const blocks = steps(
      at(50, '2025-07-01', '2025-07-05'),
      at(50, '2025-07-11', '2025-07-30'),
      at(50, '2025-08-05', '2025-08-29'),
    )
    expect(daysOf(blocks)).toBe(45)
  })
})

describe('dates and weeks given together', () => {
  const both = (days: number) => assessFirst([aFairTrial({ start: '2025-01-01', stop: '2025-02-11', days })])

  it('let the dates win when they differ by up to 6 days: 42 days by date', () => {
    for (const days of [36, 42, 48]) {
      expect(both(days).reasons).toEqual([])
      expect(findingOf(both(days), 'duration').observed).toBe(42)
    }
  })

  it('contradict each other when they differ by 7 days: the days are unknown and it is named', () => {
    for (const days of [35, 49]) {
      expect(both(days).reasons).toEqual(['contradictoryFacts', 'durationUnknown'])
      expect(both(days).contradictions).toHaveLength(1)
    }
  })
})

describe('dates that contradict each other', () => {
  it('are named and leave the days unknown when a trial stops before it starts', () => {
    const trial = assessFirst([aFairTrial({ start: '2025-03-01', stop: '2025-02-28' })])
    expect(trial.reasons).toEqual(['contradictoryFacts', 'durationUnknown'])
    expect(trial.adequacy).toBe('unknown')
  })

  it('accept the day of assessment as a stop and name the day after it', () => {
    const until = (stop: string) => assessFirst([aFairTrial({ start: '2026-09-01', stop })])
    expect(until('2026-11-20').reasons).toEqual([])
    expect(until('2026-11-21').reasons).toEqual(['contradictoryFacts', 'durationUnknown'])
  })
})
