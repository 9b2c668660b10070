import { describe, expect, it } from 'vitest'
import type { Verdict } from '@/lib/rules/verdict'
import { aFairTrial, type assess, assessFirst, assessUnder } from './builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>
type OtherDrug = NonNullable<NonNullable<Parameters<typeof assess>[1]>['otherDrugs']>[number]

const PSYCHOTIC = { diagnosis: { primary: 'majorDepressiveDisorder', psychoticFeatures: 'present' } } as const
const DATES = { start: '2025-01-01', stop: '2025-06-30' }
const TAKEN = { start: '2025-01-01', stop: '2025-06-30' }

const VERDICTS: Record<string, Verdict> = { '1 to 1': 'met', '0 to 1': 'unknown', '0 to 0': 'notMet' }

/** Whether a fair trial of sertraline is adequate for psychotic depression, beside what else was taken. */
function covered(recorded: Recorded, others: readonly Recorded[], otherDrugs: readonly OtherDrug[] = []) {
  const trials = [
    aFairTrial({ ...DATES, ...recorded }),
    ...others.map((other, index) => aFairTrial({ id: `o${index}`, ...other })),
  ]
  const found = assessUnder('six-week', trials, { ...PSYCHOTIC, otherDrugs: [...otherDrugs] })
  const { min, max } = found.beside.adequateForPsychoticDepression ?? { min: -1, max: -1 }
  return VERDICTS[`${min} to ${max}`]
}

const byField = (antipsychoticAtTheTime?: 'yes' | 'no' | 'unknown') =>
  covered(antipsychoticAtTheTime === undefined ? {} : { antipsychoticAtTheTime }, [])
const byTrial = (other: Recorded) => covered({ antipsychoticAtTheTime: 'no' }, [other])
const byDrug = (other: OtherDrug) => covered({ antipsychoticAtTheTime: 'no' }, [], [other])

describe('an antipsychotic during a trial of psychotic depression', () => {
  it.each([
    ['yes', 'met'],
    ['no', 'notMet'],
    ['unknown', 'unknown'],
    [undefined, 'unknown'],
  ] as const)('is what the record says of it, and unknown where it says nothing: %s', (field, verdict) => {
    expect(byField(field)).toBe(verdict)
  })

  it('is asked for only where psychotic features are present', () => {
    const features = (psychoticFeatures: 'present' | 'absent' | 'unknown') =>
      assessUnder('six-week', [aFairTrial(DATES)], { diagnosis: { psychoticFeatures } }).beside
        .adequateForPsychoticDepression
    expect(features('absent')).toBeNull()
    expect(features('unknown')).toBeNull()
    expect(features('present')).toEqual({ min: 0, max: 1 })
  })

  it('is tagged as missing only when it is certain', () => {
    const reasons = (field: 'yes' | 'no' | 'unknown') =>
      assessFirst([aFairTrial({ ...DATES, antipsychoticAtTheTime: field })], 'six-week', PSYCHOTIC).reasons
    expect(reasons('no')).toContain('psychoticWithoutAntipsychotic')
    expect(reasons('unknown')).not.toContain('psychoticWithoutAntipsychotic')
  })
})

describe('an overlapping trial of an antipsychotic', () => {
  const olanzapine = (mgPerDay: number | { min: number; max: number } | null): Recorded => ({
    drug: 'olanzapine',
    role: 'augmentation',
    doses: [{ mgPerDay }],
    ...TAKEN,
  })

  it('covers from the minimum of an augmentation: olanzapine 5 mg a day', () => {
    expect(byTrial(olanzapine(5))).toBe('met')
    expect(byTrial(olanzapine(4.9))).toBe('notMet')
    expect(byTrial(olanzapine({ min: 2.5, max: 10 }))).toBe('unknown')
    expect(byTrial(olanzapine(null))).toBe('unknown')
    expect(byTrial({ ...olanzapine(5), doses: [] })).toBe('unknown')
  })

  it('covers on any shared day, and is open where they only may share one', () => {
    expect(byTrial({ ...olanzapine(5), start: '2025-06-30', stop: '2025-12-31' })).toBe('met')
    expect(byTrial({ ...olanzapine(5), start: '2025-07-01', stop: '2025-12-31' })).toBe('notMet')
    expect(byTrial({ ...olanzapine(5), start: '2025', stop: '2025-12-31' })).toBe('unknown')
  })

  it('covers the trial that it names as its base, whatever the dates', () => {
    const added = { ...olanzapine(5), start: undefined, stop: undefined, weeks: 6 }
    expect(byTrial({ ...added, addedTo: ['t1'] })).toBe('met')
    expect(byTrial(added)).toBe('unknown')
  })

  it('does not cover when it is no antipsychotic', () => {
    expect(byTrial({ drug: 'lithium', role: 'augmentation', addedTo: ['t1'], ...TAKEN })).toBe('notMet')
    expect(byTrial({ drug: 'lorazepam', role: 'augmentation', addedTo: ['t1'], ...TAKEN })).toBe('notMet')
    expect(byTrial({ drug: 'some tablet', role: 'augmentation', addedTo: ['t1'], ...TAKEN })).toBe('notMet')
  })

  it('is open for an antipsychotic without a minimum, alone or in one tablet with an antidepressant', () => {
    const dose = { doses: [{ mgPerDay: 20 }], ...TAKEN }
    for (const drug of ['haloperidol', 'lurasidone', 'perphenazine-amitriptyline'])
      expect(byTrial({ drug, ...dose })).toBe('unknown')
    expect(byTrial({ drug: 'chlordiazepoxide-amitriptyline', ...dose })).toBe('notMet')
  })

  it('is the trial itself when the antidepressant comes in one capsule with olanzapine', () => {
    const capsule = (amount: number): Recorded => ({
      drug: 'olanzapine-fluoxetine',
      antipsychoticAtTheTime: 'no',
      doses: [{ amount, unit: 'mg/day', ingredient: 'olanzapine' }],
    })
    const undated = { start: undefined, stop: undefined, weeks: 12 }
    expect(covered({ ...capsule(6), ...undated }, [])).toBe('met')
    expect(byTrial({ ...capsule(6), start: '2025-06-11', stop: '2025-06-30' })).toBe('met')
    expect(byTrial({ ...capsule(5.9), ...TAKEN })).toBe('notMet')
  })
})

describe('an antipsychotic among the other drugs', () => {
  it.each([
    ['5 mg', 'met'],
    ['5mg', 'met'],
    ['5.0 mg', 'met'],
    [' 5 mg ', 'met'],
    ['5 MG', 'met'],
    ['5 mg/day', 'met'],
    ['5 mg / day', 'met'],
    ['5 mg per day', 'met'],
    ['5 mg a day', 'met'],
    ['5 mg daily', 'met'],
    ['5 mg once daily', 'met'],
    ['10 mg at night', 'met'],
    ['5.25 mg', 'met'],
    ['4.9 mg', 'notMet'],
    ['4.99 mg', 'notMet'],
    ['2.5 mg daily', 'notMet'],
  ] as const)('covers by a dose that is written as one of a day: olanzapine %s', (dose, verdict) => {
    expect(byDrug({ drug: 'olanzapine', dose, ...TAKEN })).toBe(verdict)
  })

  it.each([
    '2.5 mg twice daily',
    '2.5 mg bid',
    '2.5 mg 2/day',
    '300 mg every four weeks',
    '5 mg weekly',
    '5 mg as needed',
    'up to 5 mg',
    '2.5 to 5 mg',
    '2.5 mg to 5 mg',
    '2,5 mg',
    '5 mcg',
    '5',
    'one tablet',
    '',
  ])('is open where a day’s dose cannot be read: olanzapine %j', (dose) => {
    expect(byDrug({ drug: 'olanzapine', dose, ...TAKEN })).toBe('unknown')
  })

  it('is open without a dose, and for a drug without a minimum', () => {
    expect(byDrug({ drug: 'olanzapine', ...TAKEN })).toBe('unknown')
    expect(byDrug({ drug: 'haloperidol', dose: '5 mg', ...TAKEN })).toBe('unknown')
  })

  it('does not cover when it was not taken then, and is open when it may have been', () => {
    const drug = { drug: 'olanzapine', dose: '5 mg' }
    expect(byDrug({ ...drug, start: '2020', stop: '2024-12-31' })).toBe('notMet')
    expect(byDrug({ ...drug, start: '2025', ongoing: true })).toBe('unknown')
    expect(byDrug({ ...drug, start: '2020', ongoing: true })).toBe('met')
  })

  it.each(['lorazepam', 'some tablet', 'sertraline'])('does not cover when it is none: %s', (drug) => {
    expect(byDrug({ drug, dose: '5 mg', ...TAKEN })).toBe('notMet')
  })
})
