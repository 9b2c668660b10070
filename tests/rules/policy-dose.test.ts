import { describe, expect, it } from 'vitest'
import { listAgents } from '@/lib/rules/antidepressants'
import { getLabelMaximum } from '@/lib/rules/label-maximums'
import { failures, rule } from '@/lib/rules/policies/build-policy'
import type { DoseWording, Filled, PolicyResult } from '@/lib/rules/policy-types'
import { aFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, detailedNeedsOf, needsOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

/** One trial of escitalopram for 42 days under a policy that names 42 days and some dose. */
function escitalopram(wording: DoseWording, recorded: Recorded = {}) {
  const policy = aPolicyOf([failures({ required: 1, rules: [rule({ days: 42, dose: wording })] })])
  const trial = aFairTrial({ drug: 'escitalopram', days: 42, stopReason: 'lackOfEfficacy', ...recorded })
  return assessPolicy(policy, aPolicyCase({ trials: [trial] }))
}

const at = (mgPerDay: number, maximumTolerated: 'yes' | 'no' | 'unknown'): Recorded => ({
  doses: [{ mgPerDay }],
  maximumTolerated,
})

const NAMES = [
  'minimum',
  'below',
  'maximum',
  'aboveMaximum',
  'mostTolerated',
  'mostToleratedBelow',
  'maybeMostTolerated',
] as const

type Name = (typeof NAMES)[number]

// Escitalopram: 10 mg is the minimum, 20 mg the most on the label.
const RECORDS = {
  minimum: at(10, 'no'),
  below: at(9, 'no'),
  maximum: at(20, 'no'),
  aboveMaximum: at(21, 'no'),
  mostTolerated: at(10, 'yes'),
  mostToleratedBelow: at(5, 'yes'),
  maybeMostTolerated: at(10, 'unknown'),
} as const satisfies Record<Name, Recorded>

type Expected = Record<Name, PolicyResult>

const OUR_MINIMUM = (result: PolicyResult): Expected => ({
  minimum: result,
  below: 'notMet',
  maximum: result,
  aboveMaximum: result,
  mostTolerated: result,
  mostToleratedBelow: 'notMet',
  maybeMostTolerated: result,
})

const RAISED: Expected = {
  // Raised as far as it went: the most tolerated, or the most on the label; otherwise the clinician says so.
  minimum: 'attestationNeeded',
  below: 'notMet',
  maximum: 'metByOurDefinition',
  aboveMaximum: 'metByOurDefinition',
  mostTolerated: 'metByOurDefinition',
  mostToleratedBelow: 'notMet',
  maybeMostTolerated: 'attestationNeeded',
}

const BY_WORDING: readonly (readonly [DoseWording, Expected])[] = [
  ['notStated', OUR_MINIMUM('metByOurDefinition')],
  ['adequate', OUR_MINIMUM('metByOurDefinition')],
  ['minimumEffective', OUR_MINIMUM('met')],
  ['therapeutic', OUR_MINIMUM('met')],
  ['generallyAccepted', OUR_MINIMUM('met')],
  ['byInstrument', OUR_MINIMUM('attestationNeeded')],
  ['optimized', RAISED],
  ['titratedIfAppropriate', { ...RAISED, maximum: 'met', aboveMaximum: 'met', mostTolerated: 'met' }],
  [
    'maximumOnLabelOrTolerated',
    {
      minimum: 'notMet',
      below: 'notMet',
      maximum: 'met',
      aboveMaximum: 'met',
      mostTolerated: 'met',
      mostToleratedBelow: 'met',
      maybeMostTolerated: 'needsData',
    },
  ],
  [
    'maximumTolerated',
    {
      minimum: 'notMet',
      below: 'notMet',
      maximum: 'met',
      aboveMaximum: 'met',
      mostTolerated: 'met',
      mostToleratedBelow: 'notMet',
      maybeMostTolerated: 'needsData',
    },
  ],
  [
    'maximumOnLabel',
    {
      minimum: 'notMet',
      below: 'notMet',
      maximum: 'met',
      aboveMaximum: 'met',
      mostTolerated: 'notMet',
      mostToleratedBelow: 'notMet',
      maybeMostTolerated: 'notMet',
    },
  ],
  [
    'betweenMinimumAndMaximum',
    {
      minimum: 'met',
      below: 'notMet',
      maximum: 'met',
      // Our figure is of one product for outpatients: whether more is allowed is for the clinician to say.
      aboveMaximum: 'attestationNeeded',
      mostTolerated: 'met',
      mostToleratedBelow: 'notMet',
      maybeMostTolerated: 'met',
    },
  ],
  [
    'limitedBySideEffects',
    {
      minimum: 'notMet',
      below: 'notMet',
      maximum: 'notMet',
      aboveMaximum: 'notMet',
      mostTolerated: 'met',
      mostToleratedBelow: 'met',
      maybeMostTolerated: 'needsData',
    },
  ],
]

describe.each(BY_WORDING)('a dose asked for as %s', (wording, expected) => {
  it.each(NAMES)('judges escitalopram, %s', (name) => {
    expect(escitalopram(wording, RECORDS[name]).result).toBe(expected[name])
  })
})

describe('what a dose needs', () => {
  const most = at(10, 'unknown')

  it.each([
    ['byInstrument', RECORDS.minimum, ['attestation: ratedByInstrument']],
    ['optimized', RECORDS.minimum, ['attestation: optimizedDose (optimized)']],
    ['titratedIfAppropriate', RECORDS.minimum, ['attestation: optimizedDose (titratedIfAppropriate)']],
    ['maximumTolerated', most, ['data: maximumTolerated']],
    ['limitedBySideEffects', most, ['data: intolerance']],
    ['betweenMinimumAndMaximum', RECORDS.aboveMaximum, ['attestation: labelMaximum']],
    ['betweenMinimumAndMaximum', { doses: [{ mgPerDay: { min: 10, max: 21 } }] }, ['data: dose']],
    ['maximumOnLabel', { doses: [{ mgPerDay: { min: 10, max: 20 } }] }, ['data: dose']],
    ['therapeutic', { doses: [{ mgPerDay: { min: 5, max: 10 } }] }, ['data: dose', 'data: duration']],
    ['therapeutic', { days: { min: 41, max: 42 } }, ['data: duration']],
  ] as const)('%s: %j needs %j', (wording, recorded, needs) => {
    const evaluation = escitalopram(wording, { doses: [{ mgPerDay: 10 }], ...recorded })
    expect(detailedNeedsOf(evaluation)).toEqual(needs)
  })

  it('is the drug, and no dose, where nobody can name the drug', () => {
    const needs = needsOf(escitalopram('therapeutic', { drug: 'a blue tablet' }))
    expect(needs).toContain('drug t1')
    expect(needs).not.toContain('dose t1')
  })

  it('is the dose, however it was tolerated, where none is recorded', () => {
    const of = (maximumTolerated: 'yes' | 'no') =>
      escitalopram('maximumOnLabelOrTolerated', { doses: [], maximumTolerated })
    expect(needsOf(of('yes'))).toEqual(['dose t1'])
    expect(of('no').result).toBe('needsData')
  })
})

describe('the days at the dose that the policy names', () => {
  const raised = (days: number, maximumTolerated: 'yes' | 'no'): Recorded => ({
    days: 84,
    doses: [
      { mgPerDay: 10, days: 84 - days },
      { mgPerDay: 20, days },
    ],
    maximumTolerated,
  })

  it.each(['maximumOnLabel', 'maximumOnLabelOrTolerated', 'maximumTolerated'] as const)(
    '%s: are those at the highest dose, 42 and not 41, whatever the days at a lower one',
    (wording) => {
      expect(escitalopram(wording, raised(42, 'yes')).result).toBe('met')
      expect(escitalopram(wording, raised(41, 'yes')).result).toBe('notMet')
    },
  )

  it('are all 42 of a trial that was never at another dose', () => {
    expect(escitalopram('maximumOnLabel', at(20, 'no')).result).toBe('met')
    expect(escitalopram('maximumOnLabel', { ...at(20, 'no'), days: 41 }).result).toBe('notMet')
  })

  it('are complete or not while the trial goes on, as they are once it has ended', () => {
    const since = (start: string): Recorded => ({ start, days: undefined, ongoing: true, stopReason: null })
    const of = (wording: DoseWording, recorded: Recorded) =>
      escitalopram(wording, { outcome: { band: 'none' }, ...recorded }).result
    // 10 October to 20 November are 42 days.
    expect(of('maximumOnLabel', { ...at(20, 'no'), ...since('2026-10-10') })).toBe('met')
    expect(of('maximumOnLabel', { ...at(20, 'no'), ...since('2026-10-11') })).toBe('notMet')
    expect(of('maximumOnLabelOrTolerated', { ...at(5, 'yes'), ...since('2026-10-10') })).toBe('met')
    expect(of('maximumOnLabelOrTolerated', { ...at(5, 'yes'), ...since('2026-10-11') })).toBe('notMet')
  })

  it('are those of the policy where it names a number, and our 42 where it does not', () => {
    const of = (days: number | null, taken: number) => {
      const policy = aPolicyOf([failures({ required: 1, rules: [rule({ days, dose: 'therapeutic' })] })])
      return assessPolicy(policy, aPolicyCase({ trials: [aFairTrial({ days: taken, stopReason: 'lackOfEfficacy' })] }))
    }
    expect(of(21, 21)).toMatchObject({ result: 'met', filled: [] })
    expect(of(21, 20).result).toBe('notMet')
    expect(of(null, 42)).toMatchObject({ result: 'metByOurDefinition', filled: ['days'] })
    expect(of(null, 41)).toMatchObject({ result: 'notMet', filled: [] })
  })
})

describe('the most that was tolerated', () => {
  const most = (recorded: Recorded) =>
    escitalopram('maximumOnLabelOrTolerated', { days: 84, maximumTolerated: 'yes', ...recorded })
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
    escitalopram(wording, {
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
    const evaluation = escitalopram('maximumOnLabel', sertraline)
    expect(evaluation.result).toBe('attestationNeeded')
    expect(needsOf(evaluation)).toEqual(['labelMaximum t1'])
    expect(escitalopram('maximumOnLabelOrTolerated', { ...sertraline, maximumTolerated: 'yes' }).result).toBe('met')
    expect(escitalopram('betweenMinimumAndMaximum', sertraline).result).toBe('attestationNeeded')
  })

  it('is not met, and left to nobody, where the days were too few at any dose', () => {
    expect(escitalopram('maximumOnLabel', { ...sertraline, days: 41 }).result).toBe('notMet')
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
    expect(escitalopram('maximumOnLabel', { drug, doses: [dose], maximumTolerated: 'no' }).result).toBe(result)
  })

  it('has a maximum in the unit in which its dose is judged, where it has one', () => {
    const other = listAgents().filter(({ id, unit }) => (getLabelMaximum(id)?.unit ?? unit) !== unit)
    expect(other).toEqual([])
  })
})

describe('where our numbers stand in', () => {
  it.each([
    ['notStated', null, ['dose', 'days']],
    ['adequate', 42, ['dose']],
    ['optimized', 42, ['dose']],
    ['therapeutic', null, ['days']],
    ['minimumEffective', 42, []],
    ['generallyAccepted', 42, []],
    ['maximumTolerated', 42, []],
    // Side effects that limit a dose have no days of their own.
    ['limitedBySideEffects', null, []],
  ] as const satisfies readonly (readonly [DoseWording, number | null, readonly Filled[]])[])(
    'a dose asked for as %s for %s days is filled by %j',
    (dose, days, filled) => {
      const policy = aPolicyOf([failures({ required: 1, rules: [rule({ days, dose })] })])
      const trial = aFairTrial({ maximumTolerated: 'yes', stopReason: 'lackOfEfficacy' })
      const evaluation = assessPolicy(policy, aPolicyCase({ trials: [trial] }))
      expect(evaluation.result).toBe(filled.length === 0 ? 'met' : 'metByOurDefinition')
      expect(evaluation.filled).toEqual(filled)
    },
  )

  it('says so where any of several rules of a policy gives no number', () => {
    const rules = [rule({ days: 56, dose: 'therapeutic' }), rule({ days: null, dose: 'adequate' })] as const
    const policy = aPolicyOf([failures({ required: 1, rules })])
    const of = (days: number) =>
      assessPolicy(policy, aPolicyCase({ trials: [aFairTrial({ days, stopReason: 'lackOfEfficacy' })] }))
    expect(of(56).filled).toEqual(['dose', 'days'])
    // Either rule will do: 42 days by ours.
    expect(of(42).result).toBe('metByOurDefinition')
    expect(of(41).result).toBe('notMet')
  })
})
