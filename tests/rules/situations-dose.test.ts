import { describe, expect, it } from 'vitest'
import type { DefinitionId } from '@/lib/rules/evaluation'
import { aFairTrial, assessFirst, findingOf, verdictOn } from './builders'

const dose = (mgPerDay: number | { min?: number; max?: number } | null) => [{ mgPerDay }]

describe('the dose criterion', () => {
  it('is not met by 49 mg of sertraline and met by 50 mg', () => {
    expect(verdictOn('dose', { doses: dose(49) })).toBe('notMet')
    expect(verdictOn('dose', { doses: dose(50) })).toBe('met')
  })

  it('is unknown, never "not met", when the dose is left out or asked and not known', () => {
    expect(verdictOn('dose', { doses: [] })).toBe('unknown')
    expect(verdictOn('dose', { doses: dose(null) })).toBe('unknown')
    expect(assessFirst([aFairTrial({ doses: [] })]).reasons).toEqual(['doseUnknown', 'durationUnknown'])
  })

  it('follows a range: at least 50 mg is met, at most 49 mg is not, 25 to 50 mg is unknown', () => {
    expect(verdictOn('dose', { doses: dose({ min: 50 }) })).toBe('met')
    expect(verdictOn('dose', { doses: dose({ max: 49 }) })).toBe('notMet')
    expect(verdictOn('dose', { doses: dose({ min: 25, max: 50 }) })).toBe('unknown')
  })

  it('shows the observed dose, the threshold and its source', () => {
    const finding = findingOf(assessFirst([aFairTrial({ doses: dose(49) })]), 'dose')
    expect(finding).toMatchObject({ observed: 49, threshold: 50, unit: 'mg/day', evidence: 'read' })
    expect(finding.source).not.toBe('')
  })

  it('gives "dose below minimum" and not "too short" beside it, with no days at dose', () => {
    const trial = assessFirst([aFairTrial({ doses: dose(49) })])
    expect(trial.reasons).toEqual(['doseBelowMinimum'])
    expect(trial.adequacy).toBe('notMet')
    expect(findingOf(trial, 'duration')).toMatchObject({ verdict: 'notMet', observed: 0 })
  })
})

describe('the dose tables', () => {
  const rows: readonly [string, number, DefinitionId, 'met' | 'notMet', boolean][] = [
    ['venlafaxine', 74, 'six-week', 'notMet', false],
    ['venlafaxine', 75, 'six-week', 'notMet', true],
    ['venlafaxine', 149, 'six-week', 'notMet', true],
    ['venlafaxine', 150, 'six-week', 'met', false],
    ['venlafaxine', 74, 'six-week-licensed', 'notMet', false],
    ['venlafaxine', 75, 'six-week-licensed', 'met', true],
    ['venlafaxine', 75, 'delphi-2022', 'met', true],
    ['venlafaxine', 75, 'canada-2021', 'met', true],
    ['venlafaxine', 149, 'mgh-atrq', 'notMet', true],
    ['venlafaxine', 149, 'athf-sf', 'notMet', true],
    ['mirtazapine', 14, 'mgh-atrq', 'notMet', false],
    ['mirtazapine', 15, 'mgh-atrq', 'met', true],
    ['mirtazapine', 29, 'six-week', 'notMet', true],
    ['mirtazapine', 30, 'six-week', 'met', false],
    ['vilazodone', 20, 'six-week', 'met', true],
    ['vilazodone', 39, 'mgh-atrq-25', 'notMet', true],
    ['vilazodone', 40, 'mgh-atrq-25', 'met', false],
    ['fluvoxamine', 50, 'mgh-atrq', 'met', true],
    ['fluvoxamine', 50, 'six-week-licensed', 'notMet', true],
    ['fluvoxamine', 49, 'mgh-atrq', 'notMet', false],
    ['dosulepin', 149, 'mgh-atrq', 'notMet', true],
    ['dosulepin', 150, 'mgh-atrq', 'met', false],
  ]
  it.each(rows)('judges %s %d mg under %s as %s, borderline: %s', (drug, mg, definition, verdict, borderline) => {
    const trial = assessFirst([aFairTrial({ drug, doses: dose(mg), indication: 'depression' })], definition)
    expect(findingOf(trial, 'dose').verdict).toBe(verdict)
    expect(trial.reasons.includes('doseBorderline')).toBe(borderline)
  })
})

describe('products that are not ordinary oral milligrams a day', () => {
  const patch = (amount: number) => ({ drug: 'selegiline', formulation: 'patch' as const, doses: [unitDose(amount)] })
  const unitDose = (amount: number) => ({ amount, unit: 'mg/24h' as const })

  it('judges the selegiline patch in mg per 24 hours: 5.9 is below, 6 is enough', () => {
    expect(verdictOn('dose', patch(5.9))).toBe('notMet')
    expect(verdictOn('dose', patch(6))).toBe('met')
  })

  it('leaves the dose unknown when the patch is recorded in plain mg a day', () => {
    expect(verdictOn('dose', { drug: 'selegiline', formulation: 'patch', doses: dose(6) })).toBe('unknown')
  })
})

describe('a recorded cap for this patient', () => {
  const capped = (mg: number, cap: number) =>
    assessFirst([aFairTrial({ drug: 'citalopram', doses: dose(mg), cap: { mgPerDay: cap, reason: 'hepatic' } })])

  it('becomes the minimum when it is below it: citalopram capped at 10 mg is judged at 10 mg', () => {
    expect(findingOf(capped(9, 10), 'dose').verdict).toBe('notMet')
    expect(findingOf(capped(10, 10), 'dose').verdict).toBe('met')
    expect(capped(10, 10).reasons).toEqual(['cappedDose'])
  })

  it('changes nothing when it is above the minimum', () => {
    expect(findingOf(capped(19, 30), 'dose').verdict).toBe('notMet')
    expect(capped(20, 30).reasons).toEqual([])
  })
})

describe('a dose that cannot be right', () => {
  const citalopram = (mg: number) => assessFirst([aFairTrial({ drug: 'citalopram', doses: dose(mg) })])

  it('is accepted at ten times the label maximum of 40 mg', () => {
    expect(citalopram(400).reasons).toEqual([])
  })

  it('is a contradiction above it: the dose is unknown and named', () => {
    expect(citalopram(401).reasons).toEqual(['contradictoryFacts', 'doseUnknown', 'durationUnknown'])
    expect(citalopram(401).adequacy).toBe('unknown')
    expect(citalopram(401).contradictions).toHaveLength(1)
  })
})

describe('plasma levels', () => {
  const nortriptyline = (mg: number, value: number, on: string | null = '2025-02-15') =>
    assessFirst([
      aFairTrial({
        drug: 'nortriptyline',
        indication: 'depression',
        start: '2025-01-01',
        stop: '2025-03-31',
        doses: dose(mg),
        adherence: undefined,
        plasmaLevels: [{ on, analyte: 'nortriptyline', value, unit: 'ng/mL', hoursAfterDose: 12 }],
      }),
    ])

  it('in range decides dose and adherence: nortriptyline 50 mg with 90 ng/mL is adequate', () => {
    expect(nortriptyline(50, 90).adequacy).toBe('met')
    expect(nortriptyline(50, 90).reasons).toEqual([])
  })

  it('below the range leaves the dose not met, whatever the milligrams', () => {
    expect(findingOf(nortriptyline(100, 49), 'dose').verdict).toBe('notMet')
    expect(findingOf(nortriptyline(100, 50), 'dose').verdict).toBe('met')
  })

  it('above a stated window of 150 ng/mL is unknown', () => {
    expect(findingOf(nortriptyline(100, 150), 'dose').verdict).toBe('met')
    expect(findingOf(nortriptyline(100, 151), 'dose').verdict).toBe('unknown')
  })

  it('that may or may not lie inside the run leaves the dose unknown, never below the minimum', () => {
    expect(findingOf(nortriptyline(50, 90, '2025'), 'dose').verdict).toBe('unknown')
    expect(findingOf(nortriptyline(50, 90, null), 'dose').verdict).toBe('unknown')
  })

  it('of the parent drug alone says nothing certain below the range of parent plus metabolite', () => {
    const amitriptyline = (analyte: string) =>
      verdictOn('dose', {
        drug: 'amitriptyline',
        indication: 'depression',
        start: '2025-01-01',
        stop: '2025-03-31',
        doses: dose(150),
        plasmaLevels: [{ on: '2025-02-15', analyte, value: 60, unit: 'ng/mL', hoursAfterDose: 12 }],
      })
    expect(amitriptyline('amitriptyline + nortriptyline')).toBe('notMet')
    expect(amitriptyline('amitriptyline')).toBe('unknown')
  })

  it('outside the run decides nothing', () => {
    expect(findingOf(nortriptyline(50, 90, '2025-06-01'), 'dose').verdict).toBe('notMet')
  })

  it('undetectable is adherence not met, for any drug', () => {
    const trial = assessFirst([
      aFairTrial({
        start: '2025-01-01',
        stop: '2025-03-31',
        adherence: undefined,
        plasmaLevels: [{ on: '2025-02-15', analyte: 'sertraline', hoursAfterDose: 12, detectable: false }],
      }),
    ])
    expect(trial.reasons).toEqual(['adherenceBelowThreshold'])
  })

  it('is what lithium is judged by: 0.49 mmol/L is below 0.5, 0.5 is enough, and no level is unknown', () => {
    const lithium = (value?: number) =>
      verdictOn('dose', {
        drug: 'lithium',
        role: 'augmentation',
        start: '2025-01-01',
        stop: '2025-03-31',
        doses: dose(900),
        plasmaLevels:
          value === undefined
            ? []
            : [{ on: '2025-02-15', analyte: 'lithium', value, unit: 'mmol/L', hoursAfterDose: 12 }],
      })
    expect(lithium(0.49)).toBe('notMet')
    expect(lithium(0.5)).toBe('met')
    expect(lithium()).toBe('unknown')
  })
})
