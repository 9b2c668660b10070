import { describe, expect, it } from 'vitest'
import { describeFinding, describeFindingCell } from '@/lib/exchange/describe-finding'
import type { CriterionId, DefinitionId, Finding } from '@/lib/rules/evaluation'
import { aFinding, aTrialEvaluation } from './fixture'

function sentence(criterion: CriterionId, changes: Partial<Finding> = {}, definition?: DefinitionId): string {
  const trial = aTrialEvaluation({}, { [criterion]: changes })
  return describeFinding(aFinding(criterion, changes), { trial, ...(definition === undefined ? {} : { definition }) })
}

describe('the sentence on the dose', () => {
  it.each([
    ['reached', {}, 'Reached 100 mg; minimum 50 mg.'],
    ['exactly the minimum', { observed: 50 }, 'Reached 50 mg; minimum 50 mg.'],
    [
      'below the minimum',
      { verdict: 'notMet', observed: 150, threshold: 300 },
      'Never reached 300 mg: highest 150 mg.',
    ],
    [
      'a range across the minimum',
      { verdict: 'unknown', observed: { min: 25, max: 75 } },
      'Highest dose 25 to 75 mg: whether 50 mg was reached is not known.',
    ],
    ['not recorded', { verdict: 'unknown', observed: null }, 'Dose not recorded; minimum 50 mg.'],
    [
      'in the wrong unit',
      { verdict: 'unknown', observed: null, threshold: 6, unit: 'mg/24h', basis: 'dose wanted in mg/24h' },
      'Dose not known (dose wanted in mg/24h); minimum 6 mg/24 h.',
    ],
    ['in micrograms', { observed: 25, threshold: 20, unit: 'mcg/day' }, 'Reached 25 µg/day; minimum 20 µg/day.'],
    [
      'without any known minimum',
      { verdict: 'unknown', observed: 30, threshold: null },
      'No source gives a minimum dose; highest dose 30 mg.',
    ],
    [
      'reached, but refused by a plasma level',
      { verdict: 'notMet', observed: 150, threshold: 75, basis: 'level below range' },
      '150 mg recorded, minimum 75 mg: refused by the plasma level (level below range).',
    ],
  ] as const)('says a dose %s', (_, changes, expected) => {
    expect(sentence('dose', changes)).toBe(expected)
  })

  it('says that the drug was not recognized where no minimum can be looked up', () => {
    const finding = aFinding('dose', { verdict: 'unknown', observed: 30, threshold: null })
    const trial = aTrialEvaluation({ reasons: ['drugUnresolved'] })
    expect(describeFinding(finding, { trial })).toBe('Drug not recognized; highest dose 30 mg.')
  })
})

describe('a plasma level that decides', () => {
  it('is named where the dose recorded says otherwise, or nothing of adherence is recorded', () => {
    expect(sentence('dose', { observed: 50, threshold: 75 })).toBe(
      '50 mg recorded, minimum 75 mg: accepted by the plasma level.',
    )
    expect(sentence('adherence', { observed: null, basis: null })).toBe('Intake is shown by the plasma level.')
    expect(sentence('adherence', { observed: null, basis: null, verdict: 'notMet' })).toBe(
      'The plasma level speaks against intake.',
    )
  })
})

describe('the sentence on the days', () => {
  it.each([
    ['enough', {}, '106 days at 50 mg or more; 42 needed.'],
    ['exactly enough', { observed: 42 }, '42 days at 50 mg or more; 42 needed.'],
    ['one short', { verdict: 'notMet', observed: 41 }, '41 days at 50 mg or more; 42 needed.'],
    ['one day', { verdict: 'notMet', observed: 1 }, '1 day at 50 mg or more; 42 needed.'],
    ['none', { verdict: 'notMet', observed: 0 }, 'No days at 50 mg or more; 42 needed.'],
    [
      'a range',
      { verdict: 'unknown', observed: { min: 21, max: 42 } },
      '21 to 42 days at 50 mg or more: whether it reached 42 is not known.',
    ],
    [
      'open above',
      { verdict: 'unknown', observed: { min: 21 } },
      'At least 21 days at 50 mg or more: whether it reached 42 is not known.',
    ],
    ['not recorded', { verdict: 'unknown', observed: null }, 'Days at 50 mg or more not recorded; 42 needed.'],
    [
      'contradicting each other',
      { verdict: 'unknown', observed: null, basis: 'Dates and weeks differ.' },
      'Days at 50 mg or more not known (dates and weeks differ); 42 needed.',
    ],
  ] as const)('says days that are %s', (_, changes, expected) => {
    expect(sentence('duration', changes)).toBe(expected)
  })
})

describe('the sentence on adherence', () => {
  it.each([
    ['above the threshold', {}, '93 % of doses taken (refill record); 80 % needed.'],
    ['exactly at it', { observed: 0.8 }, '80 % of doses taken (refill record); 80 % needed.'],
    ['below it', { verdict: 'notMet', observed: 0.79 }, '79 % of doses taken (refill record); 80 % needed.'],
    [
      'a hair below it',
      { verdict: 'notMet', observed: 0.79999 },
      '79.999 % of doses taken (refill record); 80 % needed.',
    ],
    ['good', { observed: { min: 0.8, max: 1 }, basis: null }, '80 % or more of doses taken; 80 % needed.'],
    [
      'partial',
      { verdict: 'notMet', observed: { min: 0.5, max: 0.8 }, basis: null },
      '50 to under 80 % of doses taken; 80 % needed.',
    ],
    [
      'poor',
      { verdict: 'notMet', observed: { min: 0, max: 0.5 }, basis: null },
      'At most 50 % of doses taken; 80 % needed.',
    ],
    [
      'a range across it',
      { verdict: 'unknown', observed: { min: 0.7, max: 0.9 } },
      '70 to 90 % of doses taken (refill record): whether it reached 80 % is not known.',
    ],
    ['not recorded', { verdict: 'unknown', observed: null, basis: null }, 'Adherence not recorded.'],
    [
      'recorded as not known',
      { verdict: 'unknown', observed: null, basis: 'recorded as not known' },
      'Adherence recorded as not known.',
    ],
  ] as const)('says adherence that is %s', (_, changes, expected) => {
    expect(sentence('adherence', changes)).toBe(expected)
  })

  it('says where adherence is assumed', () => {
    const trial = aTrialEvaluation({ reasons: ['adherenceAssumed'] })
    const finding = aFinding('adherence', { observed: null, basis: 'assumed, not recorded' })
    expect(describeFinding(finding, { trial })).toBe('Adherence not recorded: assumed to be 80 % or more.')
    expect(describeFindingCell(finding, { trial }).observed).toBe('assumed')
  })
})

describe('the sentence on the outcome', () => {
  it.each([
    ['a failure', {}, '16 % better (PHQ-9 19 → 16): below 50 %.'],
    [
      'exactly half',
      { verdict: 'notMet', observed: 50, basis: 'PHQ-9 20 to 10' },
      '50 % better (PHQ-9 20 → 10): not below 50 %.',
    ],
    ['just below half', { observed: 49.5, basis: null }, '49.5 % better: below 50 %.'],
    [
      'no change',
      { observed: 0, basis: 'recorded as no improvement' },
      'No change (recorded as no improvement): below 50 %.',
    ],
    ['a worsening', { observed: -12, basis: 'PHQ-9 17 to 19' }, '12 % worse (PHQ-9 17 → 19): below 50 %.'],
    ['partial', { observed: { min: 25, max: 50 }, basis: null }, '25 to under 50 % better: below 50 %.'],
    [
      'only "did not work"',
      { observed: { max: 50 }, basis: 'recorded as failed' },
      'Less than 50 % better (recorded as failed): below 50 %.',
    ],
    [
      'a response',
      { verdict: 'notMet', observed: { min: 50, max: 100 }, basis: 'recorded as response' },
      '50 % better or more (recorded as response): not below 50 %.',
    ],
    [
      'a range across half',
      { verdict: 'unknown', observed: { min: 40, max: 60 }, basis: null },
      '40 to 60 % better: whether that is below 50 % is not known.',
    ],
    [
      'from worse to better',
      { observed: { min: -10, max: 30 }, basis: null },
      '10 % worse to 30 % better: below 50 %.',
    ],
    ['not recorded', { verdict: 'unknown', observed: null, basis: null }, 'Outcome not recorded.'],
    [
      'not usable',
      { verdict: 'unknown', observed: null, basis: 'the recorded score is outside the days that decide' },
      'Outcome not known (the recorded score is outside the days that decide).',
    ],
  ] as const)('says an outcome that is %s', (_, changes, expected) => {
    expect(sentence('outcome', changes)).toBe(expected)
  })

  it.each([
    [25, 'met', '25 % better: not above 25 %.'],
    [26, 'notMet', '26 % better: above 25 %.'],
  ] as const)(
    'says on which side of the inclusive threshold an improvement of %d percent is',
    (observed, verdict, expected) => {
      expect(sentence('outcome', { observed, verdict, threshold: 25, basis: null }, 'mgh-atrq-25')).toBe(expected)
    },
  )

  it('says that a lost response is not a failure to respond, whatever the last score was', () => {
    const trial = aTrialEvaluation({ reasons: ['lossOfResponse'] })
    const finding = aFinding('outcome', { verdict: 'notMet', observed: 16 })
    expect(describeFinding(finding, { trial })).toBe('Response, then lost on the same drug: not a failure to respond.')
  })
})

describe('the cell of a finding', () => {
  it('says what happened over what it is held against, never "met"', () => {
    const trial = aTrialEvaluation()
    const cells = trial.findings.map((finding) => describeFindingCell(finding, { trial }))
    expect(cells).toEqual([
      { observed: '100 mg', against: 'minimum 50 mg' },
      { observed: '106 days', against: '42 needed' },
      { observed: '93 %', against: 'refill record' },
      { observed: '16 % better', against: 'PHQ-9 19 → 16' },
    ])
  })
})
