import { describe, expect, it } from 'vitest'
import { aFairTrial, assess, assessFirst, assessUnder, findingOf, verdictOn } from './builders'

const taken = (proportion: number | { min?: number; max?: number } | null) => ({
  adherence: { method: 'refillRecord' as const, proportion },
})
const category = (name: 'good' | 'partial' | 'poor') => ({
  adherence: { method: 'selfReport' as const, category: name },
})
const LEFT_OUT = { adherence: undefined }
const ASKED_UNKNOWN = { adherence: { method: 'unknown' as const } }

describe('the adherence criterion', () => {
  it('is not met by 0.79 and met by 0.80', () => {
    expect(verdictOn('adherence', taken(0.79))).toBe('notMet')
    expect(verdictOn('adherence', taken(0.8))).toBe('met')
    expect(assessFirst([aFairTrial(taken(0.79))]).reasons).toEqual(['adherenceBelowThreshold'])
  })

  it('is unknown, never "not met", when it is left out, not known, or on both sides of 0.80', () => {
    expect(verdictOn('adherence', LEFT_OUT)).toBe('unknown')
    expect(verdictOn('adherence', ASKED_UNKNOWN)).toBe('unknown')
    expect(verdictOn('adherence', taken({ min: 0.7, max: 0.9 }))).toBe('unknown')
    expect(assessFirst([aFairTrial(LEFT_OUT)]).reasons).toEqual(['adherenceUnknown'])
  })

  it('follows a range that is on one side', () => {
    expect(verdictOn('adherence', taken({ min: 0.8 }))).toBe('met')
    expect(verdictOn('adherence', taken({ max: 0.79 }))).toBe('notMet')
  })

  it('reads good as 0.80 to 1, partial as 0.50 to below 0.80 and poor as below 0.50', () => {
    expect(verdictOn('adherence', category('good'))).toBe('met')
    expect(verdictOn('adherence', category('partial'))).toBe('notMet')
    expect(verdictOn('adherence', category('poor'))).toBe('notMet')
  })

  it('accepts a clinician’s impression alone and tags it', () => {
    const trial = assessFirst([aFairTrial({ adherence: { method: 'clinicianImpression', category: 'good' } })])
    expect(trial.adequacy).toBe('met')
    expect(trial.reasons).toEqual(['adherenceImpressionOnly'])
  })
})

describe('assuming adherence where it is not recorded', () => {
  const assumed = (recorded: Parameters<typeof aFairTrial>[0]) =>
    assessFirst([aFairTrial(recorded)], 'six-week', {}, true)

  it('makes a left-out record adherent and says so', () => {
    expect(assumed(LEFT_OUT).counts).toBe('met')
    expect(assumed(LEFT_OUT).reasons).toEqual(['adherenceAssumed'])
    expect(assess([aFairTrial(LEFT_OUT)], {}, true).assumeAdherence).toBe(true)
  })

  it('never replaces "asked, not known"', () => {
    expect(assumed(ASKED_UNKNOWN).counts).toBe('unknown')
    expect(assumed(ASKED_UNKNOWN).reasons).toEqual(['adherenceUnknown'])
  })

  it('never replaces a recorded proportion', () => {
    expect(assumed(taken(0.5)).reasons).toEqual(['adherenceBelowThreshold'])
    expect(assumed(taken(0.9)).reasons).toEqual([])
  })

  it('is also switched on by the file itself', () => {
    const trial = assessFirst([aFairTrial(LEFT_OUT)], 'six-week', { assumeAdherence: true })
    expect(trial.reasons).toEqual(['adherenceAssumed'])
  })

  it('works under every definition, MGH-ATRQ and ATHF-SF included', () => {
    for (const definition of ['mgh-atrq', 'mgh-atrq-25', 'athf-sf', 'delphi-2022', 'eight-week'] as const) {
      expect(assessUnder(definition, [aFairTrial(LEFT_OUT)])).toMatchObject({ countMin: 0, countMax: 1 })
      expect(assessUnder(definition, [aFairTrial(LEFT_OUT)], {}, true)).toMatchObject({ countMin: 1, countMax: 1 })
    }
  })
})

describe('refill records', () => {
  const filled = (stop: string | undefined, ...dispenses: { date: string; daysSupply: number }[]) =>
    aFairTrial({
      start: '2024-01-01',
      ...(stop === undefined ? { ongoing: true } : { stop }),
      adherence: undefined,
      dispenses,
    })
  const adherence = (trial: ReturnType<typeof filled>, assessedOn = '2024-12-01') =>
    findingOf(assessFirst([trial], 'six-week', { assessedOn }), 'adherence')
  const first = { date: '2024-01-01', daysSupply: 30 }

  it('cover 72 of 90 days (0.80) with 30, 30 and the last 12, and 71 of 90 with the last 11', () => {
    const second = { date: '2024-01-31', daysSupply: 30 }
    const until = (date: string) => filled('2024-03-30', first, second, { date, daysSupply: 30 })
    expect(adherence(until('2024-03-19')).verdict).toBe('met')
    expect(adherence(until('2024-03-20')).verdict).toBe('notMet')
  })

  it('carry an early refill forward: 30 and 30 days from 1 and 21 January cover 60 of 75', () => {
    expect(adherence(filled('2024-03-15', first, { date: '2024-01-21', daysSupply: 30 }))).toMatchObject({
      verdict: 'met',
      observed: 0.8,
    })
  })

  it('are capped at 1', () => {
    const plenty = { date: '2024-01-01', daysSupply: 180 }
    expect(adherence(filled('2024-03-15', plenty)).observed).toBe(1)
  })

  it('run to the day of assessment for a trial that goes on', () => {
    const refill = { date: '2024-01-31', daysSupply: 30 }
    expect(adherence(filled(undefined, first, refill), '2024-03-15')).toMatchObject({ verdict: 'met', observed: 0.8 })
    expect(adherence(filled(undefined, first, refill), '2024-03-16').verdict).toBe('notMet')
  })
})
