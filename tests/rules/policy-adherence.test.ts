import { describe, expect, it } from 'vitest'
import { assessPolicies } from '@/lib/rules/assess-policy'
import { failures, rule } from '@/lib/rules/policies/build-policy'
import type { TrialRule } from '@/lib/rules/policy-types'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aDay, aFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, needsOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const policyThatAsks = (adherence: TrialRule['adherence']) =>
  aPolicyOf([failures({ required: 1, rules: [rule({ days: 42, dose: 'therapeutic', adherence })] })])

const caseOf = (recorded: Recorded) =>
  aPolicyCase({ trials: [aFairTrial({ stopReason: 'lackOfEfficacy', ...recorded })] })

const assessAsked = (asked: TrialRule['adherence'], recorded: Recorded) =>
  assessPolicy(policyThatAsks(asked), caseOf(recorded))

describe('adherence', () => {
  it('is no condition where the policy does not ask for it', () => {
    expect(assessAsked(null, { adherence: { category: 'poor' } }).result).toBe('met')
    expect(assessAsked(null, { adherence: undefined }).result).toBe('met')
  })

  it.each([
    [{ method: 'selfReport', proportion: 0.8 }, 'metByOurDefinition'],
    [{ method: 'selfReport', proportion: 0.79 }, 'notMet'],
    [{ category: 'good' }, 'metByOurDefinition'],
    [{ category: 'partial' }, 'notMet'],
    [{ proportion: { min: 0.7, max: 0.9 } }, 'needsData'],
    [null, 'needsData'],
    [undefined, 'needsData'],
  ] as const)('asked for as adequate: %j is %s', (adherence, expected) => {
    const evaluation = assessAsked('adequate', { adherence })
    expect(evaluation.result).toBe(expected)
    expect(needsOf(evaluation)).toEqual(expected === 'needsData' ? ['adherence t1'] : [])
    expect(evaluation.filled).toEqual(expected === 'metByOurDefinition' ? ['adherence'] : [])
  })

  it.each([
    ['refillRecord', 'metByOurDefinition'],
    ['plasmaLevel', 'metByOurDefinition'],
    ['pillCount', 'metByOurDefinition'],
    ['selfReport', 'needsData'],
    ['clinicianImpression', 'needsData'],
    ['unknown', 'needsData'],
  ] as const)('formally assessed is by record, level or count: by %s it is %s', (method, expected) => {
    const evaluation = assessAsked('formallyAssessed', { adherence: { method, proportion: 0.9 } })
    expect(evaluation.result).toBe(expected)
    expect(needsOf(evaluation)).toEqual(expected === 'needsData' ? ['adherenceMethod t1'] : [])
    expect(assessAsked('adequate', { adherence: { method, proportion: 0.9 } }).result).toBe('metByOurDefinition')
  })

  it('formally assessed has to be enough as well, whatever the method', () => {
    expect(assessAsked('formallyAssessed', { adherence: { method: 'pillCount', proportion: 0.79 } }).result).toBe(
      'notMet',
    )
    expect(needsOf(assessAsked('formallyAssessed', { adherence: null }))).toEqual([
      'adherence t1',
      'adherenceMethod t1',
    ])
  })

  it('formally assessed is what refills on record say', () => {
    const filled: Recorded = {
      start: '2026-01-01',
      stop: '2026-03-01',
      adherence: undefined,
      dispenses: [{ date: '2026-01-01', daysSupply: 60 }],
    }
    expect(assessAsked('formallyAssessed', filled).result).toBe('metByOurDefinition')
  })

  it('formally assessed is what a plasma level in range says, beside which nothing else is recorded', () => {
    const nortriptyline: Recorded = {
      drug: 'nortriptyline',
      start: '2026-01-01',
      stop: '2026-03-31',
      doses: [{ mgPerDay: 50 }],
      adherence: undefined,
      plasmaLevels: [{ on: '2026-02-15', analyte: 'nortriptyline', value: 90, unit: 'ng/mL', hoursAfterDose: 12 }],
    }
    expect(assessAsked('formallyAssessed', nortriptyline).result).toBe('metByOurDefinition')
    // There is no range for sertraline: its level shows intake on that day, and no more.
    const sertraline = assessAsked('formallyAssessed', {
      start: '2026-01-01',
      stop: '2026-03-31',
      adherence: { method: 'selfReport', proportion: 0.9 },
      plasmaLevels: [{ on: '2026-02-15', analyte: 'sertraline', value: 30, unit: 'ng/mL', hoursAfterDose: 12 }],
    })
    expect(needsOf(sertraline)).toEqual(['adherenceMethod t1'])
  })

  it('formally assessed is never what is only assumed', () => {
    const of = (asked: TrialRule['adherence']) => {
      const context = prepareCase(caseOf({ adherence: undefined }), aDay('2026-11-20'), true)
      return assessPolicies(context, [policyThatAsks(asked)])[0]?.result
    }
    expect(of('adequate')).toBe('metByOurDefinition')
    expect(of('formallyAssessed')).toBe('needsData')
  })

  it('is not met where no stop gives both enough days and enough refills', () => {
    // 33 days of tablets from 1 January: 33/41 = 0.805 on day 41, 33/42 = 0.786 on day 42.
    const filled = (daysSupply: number) =>
      assessAsked('adequate', {
        start: '2024-01-01',
        stop: '2024-02',
        episode: 'current',
        adherence: undefined,
        dispenses: [{ date: '2024-01-01', daysSupply }],
      })
    expect(filled(33).result).toBe('notMet')
    // 34/42 = 0.810: adequate if it stopped on day 42.
    expect(filled(34).result).toBe('needsData')
  })
})
