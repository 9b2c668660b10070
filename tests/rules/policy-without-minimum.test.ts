import { describe, expect, it } from 'vitest'
import { failures, rule } from '@/lib/rules/policies/build-policy'
import type { DoseWording } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, detailedNeedsOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

/** What a policy that asks for 28 days of some augmentation says of one that was added to a fair trial. */
function assessAdded(recorded: Recorded, dose: DoseWording = 'therapeutic') {
  const policy = aPolicyOf([failures({ required: 1, roles: ['augmentation'], rules: [rule({ days: 28, dose })] })])
  const base = anotherFairTrial({ stopReason: 'lackOfEfficacy', maximumTolerated: 'yes' })
  const added = aFairTrial({ role: 'augmentation', addedTo: ['other'], stopReason: 'lackOfEfficacy', ...recorded })
  return assessPolicy(policy, aPolicyCase({ trials: [base, added] }))
}

const LEVOTHYROXINE: Recorded = { drug: 'levothyroxine', doses: [{ amount: 100, unit: 'mcg/day' }] }
const STATED = ['attestation: doseWithoutMinimum']

describe('an added drug for which no source gives a minimum', () => {
  it.each(['levothyroxine', 'pindolol', 'methylphenidate'])(
    'is left to the clinician, as no recorded dose could settle it: %s',
    (drug) => {
      for (const dose of ['therapeutic', 'notStated', 'adequate', 'minimumEffective'] as const) {
        const evaluation = assessAdded({ drug, doses: [{ mgPerDay: 10 }] }, dose)
        expect(evaluation.result).toBe('attestationNeeded')
        expect(detailedNeedsOf(evaluation)).toEqual(STATED)
      }
    },
  )

  it('is left to the clinician as well where its dose is not recorded', () => {
    expect(detailedNeedsOf(assessAdded({ ...LEVOTHYROXINE, doses: [] }))).toEqual(STATED)
    expect(detailedNeedsOf(assessAdded({ ...LEVOTHYROXINE, doses: [{ mgPerDay: null }] }))).toEqual(STATED)
  })

  it('has to have been taken for the days: 28 may do and 27 do not', () => {
    expect(assessAdded({ ...LEVOTHYROXINE, days: 28 }).result).toBe('attestationNeeded')
    expect(assessAdded({ ...LEVOTHYROXINE, days: 27 }).result).toBe('notMet')
  })

  it('needs its length first, where that is not known', () => {
    const evaluation = assessAdded({ ...LEVOTHYROXINE, days: { min: 27, max: 28 } })
    expect(evaluation.result).toBe('needsData')
    expect(detailedNeedsOf(evaluation)).toEqual(['data: duration', ...STATED])
  })

  it('does not count where it helped, whatever its dose was', () => {
    expect(assessAdded({ ...LEVOTHYROXINE, outcome: { band: 'response' }, stopReason: undefined }).result).toBe(
      'notMet',
    )
  })

  it('is asked for by name first, where nobody can name it', () => {
    const needs = detailedNeedsOf(assessAdded({ drug: 'a white tablet' }))
    expect(needs).toContain('data: drug')
    expect(needs).not.toContain('attestation: doseWithoutMinimum')
  })

  it('needs nobody to state the dose where the policy asks for the most that was tolerated', () => {
    const evaluation = assessAdded({ ...LEVOTHYROXINE, maximumTolerated: 'yes' }, 'maximumOnLabelOrTolerated')
    expect(evaluation.result).toBe('met')
  })
})

describe('an added drug with a minimum', () => {
  it('needs its dose, where that is not known, and no statement', () => {
    expect(detailedNeedsOf(assessAdded({ drug: 'aripiprazole', doses: [] }))).toEqual(['data: dose', 'data: duration'])
  })
})

describe('an antidepressant for which no source gives a minimum', () => {
  it.each([
    ['naltrexone-bupropion', { mgPerDay: 32 }],
    // The minimum of fluoxetine is one in mg a day.
    ['fluoxetine weekly', { amount: 90, unit: 'mg/week' }],
  ] as const)('is left to the clinician too: %s', (drug, dose) => {
    const policy = aPolicyOf([failures({ required: 1, rules: [rule({ days: 42, dose: 'therapeutic' })] })])
    const trial = aFairTrial({ drug, doses: [dose], indication: 'depression', stopReason: 'lackOfEfficacy' })
    const evaluation = assessPolicy(policy, aPolicyCase({ trials: [trial] }))
    expect(evaluation.result).toBe('attestationNeeded')
    expect(detailedNeedsOf(evaluation)).toEqual(STATED)
  })
})
