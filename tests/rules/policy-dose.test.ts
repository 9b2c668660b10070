import { describe, expect, it } from 'vitest'
import { failures, rule } from '@/lib/rules/policies/build-policy'
import type { DoseWording, Filled, PolicyResult } from '@/lib/rules/policy-types'
import { aFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessDose, assessPolicy, detailedNeedsOf, needsOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

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
    expect(assessDose(wording, RECORDS[name]).result).toBe(expected[name])
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
    const evaluation = assessDose(wording, { doses: [{ mgPerDay: 10 }], ...recorded })
    expect(detailedNeedsOf(evaluation)).toEqual(needs)
  })

  it('is the drug, and no dose, where nobody can name the drug', () => {
    const needs = needsOf(assessDose('therapeutic', { drug: 'a blue tablet' }))
    expect(needs).toContain('drug t1')
    expect(needs).not.toContain('dose t1')
  })

  it('is the dose, however it was tolerated, where none is recorded', () => {
    const of = (maximumTolerated: 'yes' | 'no') =>
      assessDose('maximumOnLabelOrTolerated', { doses: [], maximumTolerated })
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
      expect(assessDose(wording, raised(42, 'yes')).result).toBe('met')
      expect(assessDose(wording, raised(41, 'yes')).result).toBe('notMet')
    },
  )

  it('are all 42 of a trial that was never at another dose', () => {
    expect(assessDose('maximumOnLabel', at(20, 'no')).result).toBe('met')
    expect(assessDose('maximumOnLabel', { ...at(20, 'no'), days: 41 }).result).toBe('notMet')
  })

  it('are complete or not while the trial goes on, as they are once it has ended', () => {
    const since = (start: string): Recorded => ({ start, days: undefined, ongoing: true, stopReason: null })
    const of = (wording: DoseWording, recorded: Recorded) =>
      assessDose(wording, { outcome: { band: 'none' }, ...recorded }).result
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
