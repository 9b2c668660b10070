import { describe, expect, it } from 'vitest'
import { listAgents } from '@/lib/rules/antidepressants'
import { getLabelMaximum } from '@/lib/rules/label-maximums'
import type { DoseWording } from '@/lib/rules/policy-types'
import type { aFairTrial } from './builders'
import { assessDose, needsOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

describe('the most that was tolerated', () => {
  const most = (recorded: Recorded) =>
    assessDose('maximumOnLabelOrTolerated', { days: 84, maximumTolerated: 'yes', ...recorded })
  const twoSteps = (first: { min: number; max: number } | number, days: number, second: number): Recorded => ({
    doses: [
      { mgPerDay: first, days: 84 - days },
      { mgPerDay: second, days },
    ],
  })

  it('is the only dose of a trial, whatever that was', () => {
    for (const mgPerDay of [{ min: 5, max: 20 }, { max: 20 }, { min: 10 }, null])
      expect(most({ doses: [{ mgPerDay }] }).result).toBe('met')
    expect(most({ doses: [{ mgPerDay: { min: 5, max: 15 } }], days: 41 }).result).toBe('notMet')
    expect(needsOf(most({ doses: [{ mgPerDay: { min: 5, max: 15 } }], days: null }))).toEqual(['duration t1'])
  })

  it('may be either of two doses of which one is not known', () => {
    expect(needsOf(most(twoSteps({ min: 5, max: 15 }, 42, 10)))).toEqual(['dose t1'])
    // 10 mg for the last 42 days, and certainly less before.
    expect(most(twoSteps({ min: 5, max: 10 }, 42, 10)).result).toBe('met')
    expect(most(twoSteps({ min: 5, max: 9 }, 41, 10)).result).toBe('notMet')
  })

  it('is not known without a dose, and not enough without the days', () => {
    expect(needsOf(most({ doses: [] }))).toEqual(['dose t1'])
    expect(needsOf(most({ doses: [], days: null }))).toEqual(['dose t1'])
    expect(most({ doses: [], days: 41 }).result).toBe('notMet')
  })
})

describe('a recorded dose beside a plasma level', () => {
  // Desipramine: 300 mg are the most on the label, 100 to 160 ng/mL the range.
  const of = (wording: DoseWording, mgPerDay: number, value: number, maximumTolerated: 'yes' | 'no') =>
    assessDose(wording, {
      drug: 'desipramine',
      days: undefined,
      start: '2026-01-01',
      stop: '2026-03-31',
      doses: [{ mgPerDay }],
      maximumTolerated,
      plasmaLevels: [{ on: '2026-02-15', analyte: 'desipramine', value, unit: 'ng/mL', hoursAfterDose: 12 }],
    }).result

  it.each([
    // In range, and above it: the level says nothing of which dose it was.
    [120, 'met'],
    [200, 'met'],
    // Below it, it was not enough.
    [60, 'notMet'],
  ] as const)('stays the recorded dose at %d ng/mL: %s', (value, result) => {
    expect(of('maximumOnLabel', 300, value, 'no')).toBe(result)
    expect(of('maximumOnLabel', 299, value, 'no')).toBe('notMet')
    expect(of('maximumOnLabelOrTolerated', 200, value, 'yes')).toBe(result)
    expect(of('maximumOnLabelOrTolerated', 200, value, 'no')).toBe('notMet')
  })
})

describe('a drug of which no maximum of the label is on our list', () => {
  const sertraline = { drug: 'sertraline', doses: [{ mgPerDay: 200 }], maximumTolerated: 'no' } as const

  it('is left to the clinician, unless it was the most that was tolerated', () => {
    const evaluation = assessDose('maximumOnLabel', sertraline)
    expect(evaluation.result).toBe('attestationNeeded')
    expect(needsOf(evaluation)).toEqual(['labelMaximum t1'])
    expect(assessDose('maximumOnLabelOrTolerated', { ...sertraline, maximumTolerated: 'yes' }).result).toBe('met')
    expect(assessDose('betweenMinimumAndMaximum', sertraline).result).toBe('attestationNeeded')
  })

  it('is not met, and left to nobody, where the days were too few at any dose', () => {
    expect(assessDose('maximumOnLabel', { ...sertraline, days: 41 }).result).toBe('notMet')
  })

  it.each([
    // 522 mg of the hydrobromide are 450 mg of the hydrochloride, of which 450 mg is the most on the label.
    ['bupropion hydrobromide', { mgPerDay: 522 }, 'attestationNeeded'],
    ['bupropion XL', { mgPerDay: 450 }, 'met'],
    ['bupropion XL', { mgPerDay: 449 }, 'notMet'],
    // The 80 mg of fluoxetine are by the day.
    ['fluoxetine weekly', { amount: 90, unit: 'mg/week' }, 'attestationNeeded'],
    // Its label names 75 mg of fluoxetine; its dose is judged by the olanzapine.
    ['olanzapine-fluoxetine', { amount: 75, unit: 'mg/day', ingredient: 'fluoxetine' }, 'attestationNeeded'],
    ['a blue tablet', { mgPerDay: 20 }, 'needsData'],
  ] as const)('%s at %j is %s', (drug, dose, result) => {
    expect(assessDose('maximumOnLabel', { drug, doses: [dose], maximumTolerated: 'no' }).result).toBe(result)
  })

  it('has a maximum in the unit in which its dose is judged, where it has one', () => {
    const other = listAgents().filter(({ id, unit }) => (getLabelMaximum(id)?.unit ?? unit) !== unit)
    expect(other).toEqual([])
  })
})
