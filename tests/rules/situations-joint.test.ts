import { describe, expect, it } from 'vitest'
import { aFairTrial, anotherFairTrial, assessFirst, assessUnder, findingOf, verdictOn } from './builders'

const phq = (baseline: number | { min: number; max: number }, endpoint: number) => ({
  scale: 'PHQ-9' as const,
  baseline,
  endpoint,
})

describe('facts that are unknown together are judged together', () => {
  it('bridges or counts five days at an unknown dose: 21 + 21 or 47 days, both enough', () => {
    const doses = [
      { mgPerDay: 50, days: 21 },
      { mgPerDay: null, days: 5 },
      { mgPerDay: 50, days: 21 },
    ]
    const trial = assessFirst([aFairTrial({ weeks: undefined, doses })])
    expect(findingOf(trial, 'duration')).toMatchObject({ verdict: 'met', observed: { min: 42, max: 47 } })
    expect(trial.reasons).toEqual([])
  })

  it('does neither for eight days at an unknown dose: 21 or 50 days', () => {
    const doses = [
      { mgPerDay: 50, days: 21 },
      { mgPerDay: null, days: 8 },
      { mgPerDay: 50, days: 21 },
    ]
    expect(verdictOn('duration', { weeks: undefined, doses })).toBe('unknown')
  })

  it('is unknown when the step at the minimum has no length of its own', () => {
    const trial = assessFirst([aFairTrial({ weeks: 8, doses: [{ mgPerDay: 25 }, { mgPerDay: 50 }] })])
    expect(trial.adequacy).toBe('unknown')
  })

  it('keeps both when months and weeks can agree: March to May for 6 weeks is exactly 42 days', () => {
    const length = (weeks: number) => ({ start: '2024-03', stop: '2024-05', weeks })
    expect(verdictOn('duration', length(6))).toBe('met')
    expect(verdictOn('duration', length(5))).toBe('notMet')
  })

  it('counts at least one day of a step that started, however vague its stop', () => {
    const doses = [
      { mgPerDay: 50, start: '2025-01-16', stop: '2025-01' },
      { mgPerDay: 25, start: '2025-02-01', stop: '2025-03-04' },
    ]
    const trial = assessFirst([aFairTrial({ weeks: undefined, doses })])
    expect(findingOf(trial, 'dose').verdict).toBe('met')
    expect(findingOf(trial, 'duration').observed).toEqual({ min: 1, max: 16 })
  })

  it('takes the length from the weeks when only the start is known', () => {
    expect(verdictOn('duration', { start: '2025-01-01', weeks: 6 })).toBe('met')
    expect(verdictOn('duration', { start: '2025-01-01', days: 41 })).toBe('notMet')
  })

  it('is inadequate when no stop gives both enough days and enough refills', () => {
    // 33 days of tablets from 1 January: 33/41 = 0.805 on day 41, 33/42 = 0.786 on day 42.
    const filled = (daysSupply: number) =>
      assessFirst([
        aFairTrial({
          start: '2024-01-01',
          stop: '2024-02',
          adherence: undefined,
          dispenses: [{ date: '2024-01-01', daysSupply }],
        }),
      ])
    expect(findingOf(filled(33), 'duration').verdict).toBe('unknown')
    expect(findingOf(filled(33), 'adherence').verdict).toBe('unknown')
    expect(filled(33).adequacy).toBe('notMet')
    // 34/42 = 0.810: adequate if it stopped on day 42.
    expect(filled(34).adequacy).toBe('unknown')
  })
})

describe('an outcome source that may or may not be usable', () => {
  const course = { start: '2025-01-01', stop: '2025-02-28' }

  it('leaves the outcome unknown when the next source says the opposite', () => {
    const some = { ...phq(20, 8), endpointOn: '2025-02' }
    expect(verdictOn('outcome', { ...course, outcome: { ...some, band: 'none' } })).toBe('unknown')
    expect(verdictOn('outcome', { outcome: { ...phq({ min: 4, max: 6 }, 0), band: 'none' } })).toBe('unknown')
  })

  it('may be too late: some day in March after a stop on 28 February is read until 28 March', () => {
    const some = { ...phq(20, 8), endpointOn: '2025-03' }
    expect(verdictOn('outcome', { ...course, outcome: { ...some, band: 'none' } })).toBe('unknown')
    expect(verdictOn('outcome', { ...course, outcome: { ...some, endpointOn: '2025-04', band: 'none' } })).toBe('met')
  })

  it('is certainly usable from day 42 to 28 days after the earliest stop, though the stop is known to the month', () => {
    // Day 42 from 1 January is 11 February; the earliest stop, 1 March, + 28 is 29 March.
    const vague = (endpointOn: string) =>
      verdictOn('outcome', { start: '2025-01-01', stop: '2025-03', outcome: { ...phq(20, 18), endpointOn } })
    expect(vague('2025-02-10')).toBe('unknown')
    expect(vague('2025-02-11')).toBe('met')
    expect(vague('2025-03-10')).toBe('met')
    expect(vague('2025-03-29')).toBe('met')
    expect(vague('2025-03-30')).toBe('unknown')
  })

  it('decides when the next source says the same', () => {
    const some = { ...phq(20, 18), endpointOn: '2025-02' }
    expect(verdictOn('outcome', { ...course, outcome: { ...some, band: 'none' } })).toBe('met')
  })

  it('leaves the outcome unknown when there is no other', () => {
    expect(verdictOn('outcome', { ...course, outcome: { ...phq(20, 18), endpointOn: '2025-02' } })).toBe('unknown')
  })

  it('is usable when the whole month is', () => {
    expect(verdictOn('outcome', { ...course, outcome: { ...phq(20, 18), endpointOn: '2025-03' } })).toBe('unknown')
    const long = { start: '2025-01-01', stop: '2025-06-30' }
    expect(verdictOn('outcome', { ...long, outcome: { ...phq(20, 18), endpointOn: '2025-03' } })).toBe('met')
  })
})

describe('several courses of one drug', () => {
  it('count the certain one, and an unknown one beside it says "same drug"', () => {
    const unknown = aFairTrial({ id: 't2', weeks: { min: 5, max: 8 } })
    const definition = assessUnder('six-week', [aFairTrial(), unknown])
    expect(definition).toMatchObject({ countMin: 1, countMax: 1 })
    expect(definition.trials[0]).toMatchObject({ counts: 'met', reasons: [] })
    expect(definition.trials[1]?.counts).toBe('notMet')
    expect(definition.trials[1]?.reasons).toContain('sameDrug')
  })

  it('count the certain one in whatever order they are recorded, and none of two unknown ones', () => {
    const open = (id: string, min: number) => aFairTrial({ id, weeks: { min, max: 8 } })
    const [four, five, certain] = [open('four', 4), open('five', 5), aFairTrial()]
    for (const trials of [
      [four, five, certain],
      [four, certain, five],
      [certain, five, four],
      [five, certain, four],
    ]) {
      const judged = assessUnder('six-week', trials).trials.map(({ id, counts, reasons }) => [id, counts, reasons])
      expect(judged).toContainEqual(['t1', 'met', []])
      expect(judged).toContainEqual(['four', 'notMet', ['durationUnknown', 'sameDrug']])
      expect(judged).toContainEqual(['five', 'notMet', ['durationUnknown', 'sameDrug']])
    }
  })

  it('may each count when both are unknown, and the one that is surer of its days stands for both', () => {
    const open = (id: string, min: number) => aFairTrial({ id, weeks: { min, max: 8 } })
    for (const trials of [
      [open('four', 4), open('five', 5)],
      [open('five', 5), open('four', 4)],
    ]) {
      const judged = assessUnder('six-week', trials).trials.map(({ id, counts, reasons }) => [id, counts, reasons])
      expect(judged).toContainEqual(['four', 'unknown', ['durationUnknown', 'sameDrug']])
      expect(judged).toContainEqual(['five', 'unknown', ['durationUnknown']])
    }
  })

  it('may count when one is unknown and the other is inadequate', () => {
    const trials = [aFairTrial({ days: 10 }), aFairTrial({ id: 't2', weeks: { min: 5, max: 8 } })]
    expect(assessUnder('six-week', trials)).toMatchObject({ countMin: 0, countMax: 1 })
  })
})

describe('two records of one drug that may or may not be one course', () => {
  const first = aFairTrial({ start: '2025-01-01', stop: '2025-03-31' })
  const second = (start: string, stop: string) => aFairTrial({ id: 't2', start, stop, outcome: { band: 'response' } })
  const counts = (start: string, stop: string) => {
    const { countMin, countMax } = assessUnder('six-week', [first, second(start, stop)])
    return [countMin, countMax]
  }

  it('are one up to 8 April (7 days off), and its outcome is the last: a response', () => {
    expect(counts('2025-04-08', '2025-06-30')).toEqual([0, 0])
  })

  it('are two from 9 April, and the first failed', () => {
    expect(counts('2025-04-09', '2025-06-30')).toEqual([1, 1])
  })

  it('may count when the second began some day in April', () => {
    expect(counts('2025-04', '2025-06-30')).toEqual([0, 1])
  })

  it('certainly count when they do so as one course and as two', () => {
    // As one: 26 January to 30 April at least, less a week; as two: 5 March to 30 April alone is 57 days.
    const definition = assessUnder('six-week', [
      aFairTrial({ start: '2025-01-26', stop: '2025-02' }),
      aFairTrial({ id: 't2', start: '2025-03-05', stop: '2025-04-30' }),
    ])
    expect(definition).toMatchObject({ countMin: 1, countMax: 1 })
  })

  it('have unknown days, not too few, when together they may reach the days', () => {
    // 10 January to 10 March is 60 days when they touch in February; alone 50 and 38 at most.
    const { countMax, trials } = assessUnder('eight-week', [
      aFairTrial({ start: '2025-01-10', stop: '2025-02' }),
      aFairTrial({ id: 't2', start: '2025-02', stop: '2025-03-10' }),
    ])
    expect(countMax).toBe(1)
    for (const trial of trials.filter(({ adequacy }) => adequacy === 'unknown'))
      expect(trial.reasons).not.toContain('durationTooShort')
  })
})

describe('facts after the day of assessment', () => {
  it('are named: a start in the future, and weeks that would end in it', () => {
    expect(assessFirst([aFairTrial({ start: '2026-12-01', stop: '2026-12-31' })]).reasons).toContain(
      'contradictoryFacts',
    )
    expect(assessFirst([aFairTrial({ start: '2026-10-20', weeks: 8 })]).reasons).toContain('contradictoryFacts')
  })

  it('limit what a stated month may mean: 1 to 20 November at most', () => {
    const trial = assessFirst([aFairTrial({ start: '2026-11', stop: '2026-11' })])
    expect(findingOf(trial, 'duration').observed).toEqual({ min: 1, max: 20 })
  })
})

describe('a trial in progress that is certainly short', () => {
  it('is in progress whatever its dose was', () => {
    const trial = assessFirst([aFairTrial({ start: '2026-11-01', ongoing: true, doses: [] }), anotherFairTrial()])
    expect(trial.adequacy).toBe('notMet')
    expect(trial.reasons).toContain('inProgress')
  })
})
