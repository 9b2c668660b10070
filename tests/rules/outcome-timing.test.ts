import { describe, expect, it } from 'vitest'
import type { DefinitionId } from '@/lib/rules/evaluation'
import { aFairTrial, assessFirst, findingOf } from './builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

/** PHQ-9 20 to 18 is 10 %, a failure; the band behind it, a response, decides where the score does not. */
const scored = (endpointOn: string) => ({
  scale: 'PHQ-9' as const,
  baseline: 20,
  endpoint: 18,
  endpointOn,
  band: 'response' as const,
})
const SCORE = 'met'
const EITHER = 'unknown'
const BAND = 'notMet'

/** An agent added to the first trial. */
const added = (start: string | null | undefined, id = 'added') =>
  aFairTrial({ id, drug: 'aripiprazole', doses: [{ mgPerDay: 5 }], role: 'augmentation', addedTo: ['t1'], start })

function outcomeOf(recorded: Recorded, others: readonly ReturnType<typeof added>[] = [], definition?: DefinitionId) {
  return findingOf(assessFirst([aFairTrial(recorded), ...others], definition), 'outcome')
}

describe('a score before the required days says nothing: 42 days from 1 January are complete on 11 February', () => {
  const dates = { start: '2025-01-01', stop: '2025-06-30' }
  const byDay = (recorded: Recorded, endpointOn: string) =>
    outcomeOf({ ...dates, ...recorded, outcome: scored(endpointOn) }).verdict

  it.each([
    ['2025-02-10', BAND],
    ['2025-02-11', SCORE],
    ['2025-01', BAND],
    ['2025-02', EITHER],
    ['2025-03', SCORE],
  ])('scored on %s: %s', (on, expected) => {
    expect(byDay({}, on)).toBe(expected)
  })

  it('counts the days at dose: from 29 January on, they are complete on 11 March', () => {
    const doses = [
      { mgPerDay: 25, start: '2025-01-01', stop: '2025-01-28' },
      { mgPerDay: 100, start: '2025-01-29', stop: '2025-06-30' },
    ]
    expect(byDay({ doses }, '2025-03-10')).toBe(BAND)
    expect(byDay({ doses }, '2025-03-11')).toBe(SCORE)
  })

  it('takes a month whose last day is day 42 for possible, and whose last day is day 41 for too early', () => {
    // 18 January to 28 February: 14 + 28 = 42 days.
    expect(byDay({ start: '2025-01-18' }, '2025-02')).toBe(EITHER)
    expect(byDay({ start: '2025-01-19' }, '2025-02')).toBe(BAND)
  })

  it.each([
    ['a drug that nobody can name', { drug: 'Zylomexa' }],
    ['a dose certainly too low', { doses: [{ mgPerDay: 25 }] }],
  ])('counts the days of the trial for %s', (_, recorded) => {
    expect(byDay(recorded, '2025-02-10')).toBe(BAND)
    expect(byDay(recorded, '2025-02-11')).toBe(SCORE)
  })

  it.each([
    ['2025-02-10', BAND],
    ['2025-02-11', EITHER],
    ['2025-03-12', EITHER],
    ['2025-03-13', SCORE],
  ])('of a trial begun some day in January, for a drug that nobody can name, on %s: %s', (on, expected) => {
    // 42 days from 1 January end on 11 February, from 31 January on 13 March.
    expect(byDay({ drug: 'Zylomexa', start: '2025-01' }, on)).toBe(expected)
  })

  it('is of no use where dates and lengths contradict each other', () => {
    const impossible = { weeks: 4, drug: 'Zylomexa' }
    expect(byDay(impossible, '2025-03-13')).toBe(EITHER)
    expect(byDay({ weeks: 4 }, '2025-03-13')).toBe(EITHER)
  })

  it('decides without a date of its own, and in a trial without dates', () => {
    const { endpointOn: _, ...undated } = scored('2025-01-05')
    expect(outcomeOf({ ...dates, outcome: undated }).verdict).toBe(SCORE)
    expect(outcomeOf({ outcome: scored('2025-01-05') }).verdict).toBe(SCORE)
  })
})

describe('a score long after the stop says nothing: 28 days after some day in February', () => {
  it.each([
    ['2025-03-01', SCORE],
    ['2025-03-02', EITHER],
    ['2025-03-28', EITHER],
    ['2025-03-29', BAND],
  ])('scored on %s: %s', (on, expected) => {
    expect(outcomeOf({ start: '2024-11-01', stop: '2025-02', outcome: scored(on) }).verdict).toBe(expected)
  })
})

describe('a score after the day of assessment, 20 November 2026, says nothing', () => {
  it.each([
    ['2026-11-20', SCORE],
    ['2026-11-21', BAND],
    ['2026-11', SCORE],
    ['2026-12', BAND],
  ])('scored on %s: %s', (on, expected) => {
    expect(outcomeOf({ start: '2026-01-01', ongoing: true, outcome: scored(on) }).verdict).toBe(expected)
  })
})

describe('another agent added to a trial', () => {
  const dates = { start: '2025-01-01', stop: '2025-06-30' }
  const withAddition = (endpointOn: string, ...starts: (string | null | undefined)[]) =>
    outcomeOf(
      { ...dates, outcome: scored(endpointOn) },
      starts.map((start, index) => added(start, `added${index}`)),
    ).verdict

  it.each([
    ['2025-04-15', '2025-04-15', SCORE],
    ['2025-04-16', '2025-04-15', BAND],
    ['2025-04', '2025-04-15', EITHER],
    ['2025-04-01', '2025-04', SCORE],
    ['2025-04-02', '2025-04', EITHER],
    ['2025-04-30', '2025-04', EITHER],
    ['2025-05-01', '2025-04', BAND],
  ])('a score of %s beside an agent added on %s: %s', (on, start, expected) => {
    expect(withAddition(on, start)).toBe(expected)
  })

  it('is the first of several', () => {
    expect(withAddition('2025-04-15', '2025-05-20', '2025-04-01')).toBe(BAND)
    expect(withAddition('2025-04-15', '2025-05-20', '2025-04')).toBe(EITHER)
    expect(withAddition('2025-05-10', '2025-05-20', '2025-04')).toBe(BAND)
  })

  it('without a known day changes nothing', () => {
    expect(withAddition('2025-04-16', null, undefined)).toBe(SCORE)
  })

  it('is not asked for where none was: 32 to 59 days leave what is recorded as it is', () => {
    const open = { start: '2025-01-01', stop: '2025-02', outcome: { band: 'none' } } as const
    expect(outcomeOf(open).verdict).toBe('met')
    expect(outcomeOf(open, [added(null)]).verdict).toBe('met')
    expect(outcomeOf(open, [added('2025-02-12')]).verdict).toBe('unknown')
  })

  it('before the days were reached leaves the outcome unknown, whatever is recorded', () => {
    const on = (start: string, recorded: Recorded = dates) =>
      outcomeOf({ ...recorded, outcome: { band: 'none' } }, [added(start)])
    expect(on('2025-02-10')).toMatchObject({
      verdict: 'unknown',
      observed: null,
      basis: 'another agent was added before the days were reached',
    })
    expect(on('2025-02-11')).toMatchObject({ verdict: 'met', basis: 'recorded as no improvement' })
    expect(on('2025-02').verdict).toBe('unknown')
    expect(on('2025-01-05', { weeks: 12 }).verdict).toBe('met')
  })

  it('that was started with it is not added: on the same day, and not a day later', () => {
    const on = (start: string) => outcomeOf({ ...dates, outcome: { band: 'none' } }, [added(start)]).verdict
    expect(on('2025-01-01')).toBe('met')
    expect(on('2025-01-02')).toBe('unknown')
    expect(on('2024-12')).toBe('met')
  })
})

describe('what the outcome rests on', () => {
  const dates = { start: '2025-01-01', stop: '2025-06-30' }
  const alone = (endpointOn: string) => {
    const { band: _, ...score } = scored(endpointOn)
    return outcomeOf({ ...dates, outcome: score })
  }

  it('is the score that decides, the one that may, or that it is outside the days', () => {
    expect(alone('2025-03-01')).toMatchObject({ verdict: 'met', basis: 'PHQ-9 20 to 18' })
    expect(alone('2025-02')).toMatchObject({ verdict: 'unknown', basis: 'PHQ-9 20 to 18' })
    expect(alone('2025-02-10')).toMatchObject({
      verdict: 'unknown',
      basis: 'the recorded score is outside the days that decide',
    })
  })

  it('is the band beside a score that may decide, and the improvement covers both: 10 % or a response', () => {
    expect(outcomeOf({ ...dates, outcome: scored('2025-02') })).toMatchObject({
      verdict: 'unknown',
      observed: { min: 10, max: 100 },
      basis: 'recorded as response',
    })
  })
})
