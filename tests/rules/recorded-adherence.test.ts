import { describe, expect, it } from 'vitest'
import { aFairTrial, assessFirst, findingOf } from './builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const judged = (recorded: Recorded, assume = false, definition: 'six-week' = 'six-week') =>
  assessFirst([aFairTrial({ adherence: undefined, ...recorded })], definition, {}, assume)
const found = (recorded: Recorded, assume = false) => findingOf(judged(recorded, assume), 'adherence')

describe('what an adherence rests on', () => {
  it.each([
    ['refillRecord', 'refill record'],
    ['plasmaLevel', 'plasma level'],
    ['pillCount', 'pill count'],
    ['selfReport', 'self-report'],
    ['clinicianImpression', 'clinician’s impression'],
    ['unknown', 'recorded as not known'],
  ] as const)('by the method "%s" reads: %s', (method, basis) => {
    expect(found({ adherence: { method, category: 'good' } })).toMatchObject({ verdict: 'met', basis })
  })

  it('is nothing where no method is recorded, and says where it was assumed', () => {
    expect(found({ adherence: { category: 'good' } })).toMatchObject({ verdict: 'met', basis: null })
    expect(found({})).toMatchObject({ verdict: 'unknown', basis: null, observed: null })
    expect(found({}, true)).toMatchObject({ verdict: 'met', basis: 'assumed, not recorded', observed: null })
  })

  it('shows what was recorded, the threshold of 0.80 and its unit', () => {
    expect(found({ adherence: { category: 'partial' } })).toMatchObject({
      observed: { min: 0.5, max: 0.8 },
      threshold: 0.8,
      unit: 'proportion',
      evidence: 'decided',
    })
    expect(found({ adherence: { proportion: { min: 0.3 } } }).observed).toEqual({ min: 0.3, max: 1 })
    expect(found({ adherence: { proportion: { max: 0.9 } } }).observed).toEqual({ min: 0, max: 0.9 })
    expect(found({ adherence: { proportion: null } }).observed).toBeNull()
  })
})

describe('a proportion and a category together', () => {
  const both = (proportion: number | { min?: number; max?: number }, category: 'good' | 'partial' | 'poor') =>
    judged({ adherence: { method: 'pillCount', proportion, category } })
  const verdictOf = (...recorded: Parameters<typeof both>) => findingOf(both(...recorded), 'adherence').verdict

  it('are what both allow: from 0.70 on and "good" is 0.80 to 1', () => {
    expect(findingOf(both({ min: 0.7 }, 'good'), 'adherence')).toMatchObject({
      verdict: 'met',
      observed: { min: 0.8, max: 1 },
    })
    expect(verdictOf({ min: 0.7 }, 'partial')).toBe('notMet')
    expect(verdictOf({ max: 0.9 }, 'good')).toBe('met')
  })

  it.each([
    [0.8, 'partial', true],
    [0.8, 'good', false],
    [0.79, 'good', true],
    [0.79, 'partial', false],
    [0.5, 'poor', true],
    [0.5, 'partial', false],
    [0.49, 'poor', false],
  ] as const)('of %d and "%s" exclude each other: %s', (proportion, category, excluded) => {
    const trial = both(proportion, category)
    const sentence = 'The proportion and the category of adherence exclude each other.'
    expect(trial.contradictions).toEqual(excluded ? [sentence] : [])
    expect(trial.reasons.includes('contradictoryFacts')).toBe(excluded)
    if (excluded) expect(findingOf(trial, 'adherence')).toMatchObject({ verdict: 'unknown', observed: null })
    else expect(findingOf(trial, 'adherence').verdict).toBe(proportion >= 0.8 ? 'met' : 'notMet')
  })
})

describe('what was stated beside fills: 90 days from 1 January to 30 March 2024', () => {
  const supply = (daysSupply: number) => ({
    start: '2024-01-01',
    stop: '2024-03-30',
    dispenses: [{ date: '2024-01-01', daysSupply }],
  })
  const sentence = 'The recorded adherence and the refill records exclude each other.'

  it('is a contradiction where one is enough and the other is not: 72 of 90 is 0.80', () => {
    const said = (category: 'good' | 'poor', days: number) =>
      judged({ ...supply(days), adherence: { method: 'selfReport', category } })
    expect(said('good', 72).contradictions).toEqual([])
    expect(findingOf(said('good', 72), 'adherence').verdict).toBe('met')
    expect(said('good', 71).contradictions).toEqual([sentence])
    expect(said('good', 71).reasons).toEqual(['contradictoryFacts', 'adherenceUnknown'])
    expect(findingOf(said('good', 71), 'adherence').verdict).toBe('unknown')
    expect(said('poor', 72).contradictions).toEqual([sentence])
    expect(said('poor', 71).contradictions).toEqual([])
    expect(findingOf(said('poor', 71), 'adherence').verdict).toBe('notMet')
  })

  it('gives way to the fills where it says neither, and stands where they say neither', () => {
    const vague = { adherence: { method: 'selfReport', proportion: { min: 0.5 } } } as const
    expect(found({ ...supply(72), ...vague }).verdict).toBe('met')
    expect(found({ ...supply(71), ...vague }).verdict).toBe('notMet')
    const open = { ...supply(72), dispenses: [{ date: '2024-01-01' }] }
    expect(found({ ...open, adherence: { category: 'good' } }).verdict).toBe('met')
    expect(found({ ...open, adherence: { category: 'poor' } }).verdict).toBe('notMet')
    expect(found({ ...open, ...vague }).verdict).toBe('unknown')
  })

  it('is shown as stated; fills alone are shown as a refill record', () => {
    expect(found({ ...supply(80), adherence: { method: 'selfReport', category: 'good' } })).toMatchObject({
      observed: { min: 0.8, max: 1 },
      basis: 'self-report',
    })
    expect(found(supply(45))).toMatchObject({ observed: 0.5, basis: 'refill record' })
  })

  it('is never assumed: fills below the threshold stay below it', () => {
    expect(judged(supply(71), true).reasons).toEqual(['adherenceBelowThreshold'])
    expect(judged({ ...supply(71), dispenses: [{ date: '2024-01', daysSupply: 90 }] }, true).reasons).toEqual([
      'adherenceUnknown',
    ])
    expect(judged({ adherence: null }, true).reasons).toEqual(['adherenceUnknown'])
    expect(judged({ dispenses: [] }, true).reasons).toEqual(['adherenceAssumed'])
  })
})

describe('fills that decide nothing', () => {
  const filled = (dispenses: Recorded['dispenses'], recorded: Recorded = {}) =>
    found({ start: '2024-01-01', stop: '2024-03-30', dispenses, ...recorded })
  const NOTHING = { verdict: 'unknown', observed: null }

  it('are those of which one is dated to the month only', () => {
    const first = { date: '2024-01-01', daysSupply: 90 }
    expect(filled([first])).toMatchObject({ verdict: 'met', observed: 1 })
    expect(filled([first, { date: '2024-03', daysSupply: 30 }])).toMatchObject(NOTHING)
  })

  it('are those after the stop; one on the last day covers that day', () => {
    expect(filled([{ date: '2024-03-31', daysSupply: 30 }])).toMatchObject(NOTHING)
    expect(filled([{ date: '2024-04-15', daysSupply: 30 }])).toMatchObject(NOTHING)
    expect(filled([{ date: '2024-03-30', daysSupply: 30 }])).toMatchObject({ verdict: 'met', observed: 1 })
  })

  it('are those of a trial whose stop may be one of over 801 days: 11 September 2024 to 20 November 2026', () => {
    // 365 days to 10 September 2025, 365 more to 10 September 2026, 20 + 31 + 20 more: 801 days, of which 30 are covered.
    const open = (start: string) =>
      filled([{ date: start, daysSupply: 30 }], { start, stop: undefined, weeks: undefined })
    expect(open('2024-09-11').observed).toEqual({ min: 30 / 801, max: 1 })
    expect(open('2024-09-10').observed).toBeNull()
  })

  it('are those of a trial without dates', () => {
    expect(filled([{ date: '2024-01-01', daysSupply: 90 }], { start: undefined, stop: undefined })).toMatchObject(
      NOTHING,
    )
  })

  it('are covered from the first of them, whatever the order: 60 of 90 days from 1 January', () => {
    const [one, two] = [
      { date: '2024-01-01', daysSupply: 30 },
      { date: '2024-03-01', daysSupply: 30 },
    ]
    expect(filled([one, two]).observed).toBeCloseTo(60 / 90, 6)
    expect(filled([two, one]).observed).toBeCloseTo(60 / 90, 6)
  })

  it('with a supply known as a range cover a range: 60 to 80 of 90 days', () => {
    expect(filled([{ date: '2024-01-01', daysSupply: { min: 60, max: 80 } }])).toMatchObject({
      verdict: 'unknown',
      observed: { min: 60 / 90, max: 80 / 90 },
    })
  })

  it('cover a range where the stop is some day in March: 45 of 61 to 91 days', () => {
    expect(filled([{ date: '2024-01-01', daysSupply: 45 }], { stop: '2024-03' }).observed).toEqual({
      min: 45 / 91,
      max: 45 / 61,
    })
  })
})
