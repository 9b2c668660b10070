import { describe, expect, it } from 'vitest'
import { failures, rule } from '@/lib/rules/policies/build-policy'
import type { CaseConditionCode, CaseRule, PolicyResult } from '@/lib/rules/policy-types'
import { aFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, detailedNeedsOf, PLAIN_CASE } from './policy-builders'

type Facts = NonNullable<NonNullable<Parameters<typeof aPolicyCase>[0]>['case']>

/** What a policy that one recorded trial meets, and that asks so much of the case, says of a case. */
function assessRule(caseRule: Partial<CaseRule>, facts: Facts = {}) {
  const pathway = failures({ required: 1, rules: [rule({ days: 42, dose: 'therapeutic' })] })
  const trials = [aFairTrial({ stopReason: 'lackOfEfficacy' })]
  return assessPolicy(aPolicyOf([pathway], caseRule), aPolicyCase({ case: { ...PLAIN_CASE, ...facts }, trials }))
}

describe('what a policy does not ask', () => {
  it('is not judged, whatever the case is', () => {
    const anyone: Facts = {
      birthYear: 2015,
      diagnosis: { primary: 'bipolarDepression', psychoticFeatures: 'present' },
      episode: { severity: 'mild' },
      scores: [],
    }
    expect(assessRule({}, anyone)).toMatchObject({ result: 'met', conditions: [], needs: [] })
  })

  it.each([
    ['diagnosis', { diagnosis: 'majorDepression' }],
    ['age', { ageMin: 18 }],
    ['age', { ageMax: 70 }],
    ['severity', { severity: ['severe'] }],
    ['psychosis', { psychosis: 'excluded' }],
    ['score', { score: { anyOf: [{ scale: 'PHQ-9', atLeast: 20, as: null }], notRecordable: [], withinDays: null } }],
    ['scale', { scale: { wording: 'a scale', scales: null } }],
  ] as const satisfies readonly (readonly [CaseConditionCode, Partial<CaseRule>])[])(
    'is told from what it does ask: %s',
    (code, asked) => {
      expect(assessRule(asked).conditions).toEqual([{ code, verdict: 'met' }])
    },
  )
})

describe('the age on the day of assessment', () => {
  // On 20 November 2026 somebody born in 1984 is 41 or 42.
  it.each([
    [2007, 'met'],
    [2008, 'needsData'],
    [2009, 'notMet'],
    // Left out means adult, asked and not known does not.
    [undefined, 'met'],
    [null, 'needsData'],
  ] as const)('from 18: somebody born in %s is %s', (birthYear, expected) => {
    const evaluation = assessRule({ ageMin: 18 }, { birthYear })
    expect(evaluation.result).toBe(expected)
    expect(detailedNeedsOf(evaluation)).toEqual(expected === 'needsData' ? ['data: birthYear'] : [])
  })

  it.each([
    [1960, 'needsData'],
    [1961, 'met'],
    [1959, 'notMet'],
    [undefined, 'needsData'],
    [null, 'needsData'],
  ] as const)('to 65: somebody born in %s is %s', (birthYear, expected) => {
    expect(assessRule({ ageMax: 65 }, { birthYear }).result).toBe(expected)
  })

  it.each([
    [1954, 'notMet'],
    [1955, 'needsData'],
    [1956, 'met'],
    [2003, 'met'],
    [2004, 'needsData'],
    [2005, 'notMet'],
    // An adult may be under 22, and over 70.
    [undefined, 'needsData'],
  ] as const)('from 22 to 70: somebody born in %s is %s', (birthYear, expected) => {
    expect(assessRule({ ageMin: 22, ageMax: 70 }, { birthYear }).result).toBe(expected)
  })

  it('is that of the day for which the case is assessed', () => {
    const on = (assessedOn: string) => assessRule({ ageMin: 18 }, { birthYear: 2008, assessedOn }).result
    expect(on('2027-01-01')).toBe('met')
    expect(on('2026-12-31')).toBe('needsData')
    expect(on('2025-12-31')).toBe('notMet')
  })
})

describe('the diagnosis', () => {
  it.each([
    [undefined, 'met'],
    ['majorDepressiveDisorder', 'met'],
    ['unknown', 'needsData'],
    ['persistentDepressiveDisorder', 'notMet'],
    ['bipolarDepression', 'notMet'],
    ['other', 'notMet'],
  ] as const)('recorded as %s: major depression is %s', (primary, expected) => {
    const evaluation = assessRule({ diagnosis: 'majorDepression' }, { diagnosis: primary && { primary } })
    expect(evaluation.result).toBe(expected)
    expect(detailedNeedsOf(evaluation)).toEqual(expected === 'needsData' ? ['data: diagnosis'] : [])
  })
})

describe('the severity', () => {
  it.each([
    ['mild', 'notMet'],
    ['moderate', 'met'],
    ['severe', 'met'],
    ['unknown', 'needsData'],
    [undefined, 'needsData'],
  ] as const)('recorded as %s: moderate or severe is %s', (severity, expected) => {
    const evaluation = assessRule({ severity: ['moderate', 'severe'] }, { episode: { severity } })
    expect(evaluation.result).toBe(expected)
    expect(detailedNeedsOf(evaluation)).toEqual(expected === 'needsData' ? ['data: severity (moderate, severe)'] : [])
  })

  it('is needed where nothing is recorded of the episode', () => {
    expect(assessRule({ severity: ['severe'] }, { episode: undefined }).result).toBe('needsData')
  })
})

describe('psychosis', () => {
  type Presence = 'present' | 'absent' | 'unknown' | undefined
  const facts = (features: Presence, now: Presence): Facts => ({
    diagnosis: features && { psychoticFeatures: features },
    safety: now && { psychosis: now },
  })

  it.each([
    ['absent', undefined, 'met'],
    [undefined, 'absent', 'met'],
    ['present', undefined, 'notMet'],
    ['absent', 'present', 'notMet'],
    ['unknown', 'present', 'notMet'],
    ['unknown', 'absent', 'needsData'],
    ['unknown', undefined, 'needsData'],
    // Nobody recorded it: not known, never absent.
    [undefined, undefined, 'needsData'],
  ] as const)('with the diagnosis %s and now %s: excluded is %s', (features, now, expected) => {
    const evaluation = assessRule({ psychosis: 'excluded' }, facts(features, now))
    expect(evaluation.result).toBe(expected)
    expect(detailedNeedsOf(evaluation)).toEqual(expected === 'needsData' ? ['data: psychosis'] : [])
  })

  it('is weighed by the clinician where the policy leaves it to them', () => {
    const of = (features: Presence) => assessRule({ psychosis: 'ifBenefitOutweighsRisk' }, facts(features, undefined))
    expect(detailedNeedsOf(of('present'))).toEqual(['attestation: psychosisBenefit'])
    expect(of('absent').result).toBe('met')
    expect(detailedNeedsOf(of('unknown'))).toEqual(['data: psychosis'])
  })
})

describe('a chronic or recurrent depression', () => {
  it.each([
    // Two years are 730 days.
    [{ onset: '2024-11-20', lifetimeEpisodes: 1 }, 'metByOurDefinition'],
    [{ onset: '2024-11-21', lifetimeEpisodes: 1 }, 'notMet'],
    [{ onset: '2024-11', lifetimeEpisodes: 1 }, 'needsData'],
    [{ lifetimeEpisodes: 1 }, 'needsData'],
    // Or a second episode, however short.
    [{ onset: '2026-06', lifetimeEpisodes: 2 }, 'metByOurDefinition'],
    [{ onset: '2026-06', lifetimeEpisodes: { min: 2 } }, 'metByOurDefinition'],
    [{ lifetimeEpisodes: 2 }, 'metByOurDefinition'],
    [{ onset: '2026-06', lifetimeEpisodes: { max: 1 } }, 'notMet'],
    [{ onset: '2026-06', lifetimeEpisodes: { min: 1, max: 2 } }, 'needsData'],
    [{ onset: '2026-06', lifetimeEpisodes: null }, 'needsData'],
    [{ onset: '2026-06' }, 'needsData'],
    [undefined, 'needsData'],
  ] as const satisfies readonly (readonly [Facts['episode'], PolicyResult])[])('%j: %s', (episode, expected) => {
    const evaluation = assessRule({ chronicOrRecurrent: true }, { episode })
    expect(evaluation.result).toBe(expected)
    expect(detailedNeedsOf(evaluation)).toEqual(
      expected === 'needsData' ? ['data: chronicity (2 years, 2 episodes)'] : [],
    )
    expect(evaluation.filled).toEqual(expected === 'metByOurDefinition' ? ['chronicity'] : [])
  })
})
