import { describe, expect, it } from 'vitest'
import { failures } from '@/lib/rules/policies/build-policy'
import type { CaseRule, PolicyResult } from '@/lib/rules/policy-types'
import { aFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, detailedNeedsOf } from './policy-builders'

type Facts = NonNullable<NonNullable<Parameters<typeof aPolicyCase>[0]>['case']>
type Scores = NonNullable<Facts['scores']>
type Outcome = NonNullable<Parameters<typeof aFairTrial>[0]>['outcome']

const MET: PolicyResult = 'metByOurDefinition'

function assess(caseRule: Partial<CaseRule>, scores: Scores, outcome: Outcome = { band: 'none' }) {
  const policy = aPolicyOf([failures({ required: 1 })], caseRule)
  return assessPolicy(policy, aPolicyCase({ case: { scores }, trials: [aFairTrial({ outcome })] }))
}

const PHQ9_15 = { scale: 'PHQ-9', atLeast: 15, as: null } as const
const MADRS_28 = { scale: 'MADRS', atLeast: 28, as: null } as const

const onPhq9 = (date: string, total: Scores[number]['total']): Scores[number] => ({ scale: 'PHQ-9', date, total })

describe('a score that a policy asks for', () => {
  const of = (...scores: Scores) =>
    assess({ score: { anyOf: [PHQ9_15], notRecordable: [], withinDays: null } }, scores).result

  it.each([
    [15, MET],
    [14, 'notMet'],
    [{ min: 15, max: 20 }, MET],
    [{ min: 14, max: 20 }, 'needsData'],
    [null, 'needsData'],
    // The PHQ-9 has 27 points at most: a higher total contradicts its scale.
    [27, MET],
    [28, 'needsData'],
    [{ min: 27, max: 30 }, MET],
    [{ min: 28 }, 'needsData'],
  ] as const)('of 15 or more on the PHQ-9: %j is %s', (total, result) => {
    expect(of(onPhq9('2026-11-10', total))).toBe(result)
  })

  it('is the latest one, in whatever order they are listed', () => {
    const [low, high] = [onPhq9('2026-10-10', 14), onPhq9('2026-11-10', 15)]
    expect([of(low, high), of(high, low)]).toEqual([MET, MET])
    const [before, after] = [onPhq9('2026-10-10', 15), onPhq9('2026-11-10', 14)]
    expect([of(before, after), of(after, before)]).toEqual(['notMet', 'notMet'])
  })

  it('is open where either of two may be the latest and they say different things', () => {
    expect(of(onPhq9('2026-11', 15), onPhq9('2026-11-10', 14))).toBe('needsData')
    expect(of(onPhq9('2026-11', 15), onPhq9('2026-11-10', 16))).toBe(MET)
    expect(of(onPhq9('2026-11', 14), onPhq9('2026-11-10', 13))).toBe('notMet')
    expect(of(onPhq9('2026-11-10', 15), onPhq9('2026-11-10', 14))).toBe('needsData')
  })

  it('is of the day of assessment or before, not after', () => {
    expect(of(onPhq9('2026-11-20', 15))).toBe(MET)
    expect(of(onPhq9('2026-11-21', 15))).toBe('needsData')
    expect(of(onPhq9('2026-11-19', 14), onPhq9('2026-11-21', 15))).toBe('notMet')
  })

  it('is needed, with scale and threshold, where that scale was not used', () => {
    const rule = { anyOf: [PHQ9_15, MADRS_28], notRecordable: ['Zung above 70'], withinDays: null }
    const evaluation = assess({ score: rule }, [onPhq9('2026-11-10', 14)])
    expect(detailedNeedsOf(evaluation)).toEqual([
      'data: score (MADRS ≥ 28)',
      'attestation: scoreNotRecordable (Zung above 70)',
    ])
    const failed = [onPhq9('2026-11-10', 14), { scale: 'MADRS', date: '2026-11-10', total: 27 } as const]
    const left = assess({ score: rule }, failed)
    expect(left.result).toBe('attestationNeeded')
    expect(assess({ score: rule }, [onPhq9('2026-11-10', 15)]).result).toBe(MET)
  })
})

describe('a score within 28 days', () => {
  const of = (...scores: Scores) =>
    assess({ score: { anyOf: [PHQ9_15], notRecordable: [], withinDays: 28 } }, scores).result

  it.each([
    // 23 October is 28 days before 20 November.
    ['2026-10-23', MET],
    ['2026-10-22', 'needsData'],
    ['2026-10', 'needsData'],
    ['2026-11', MET],
  ] as const)('of 15 on the PHQ-9 from %s: %s', (date, result) => {
    expect(of(onPhq9(date, 15))).toBe(result)
  })

  it('says nothing where it is older, high or low: a new one is wanted', () => {
    expect(of(onPhq9('2026-10-22', 14))).toBe('needsData')
    expect(of(onPhq9('2026-10-23', 14))).toBe('notMet')
    expect(of(onPhq9('2026-10-22', 27), onPhq9('2026-10-23', 14))).toBe('notMet')
  })
})

describe('a score on record', () => {
  const scale = (scales: readonly ('PHQ-9' | 'MADRS')[] | null) => ({ scale: { wording: 'a score', scales } })
  const of = (scores: Scores, outcome?: Outcome) => assess(scale(['PHQ-9', 'MADRS']), scores, outcome)

  it('is one of the case, on a scale that the policy accepts', () => {
    expect(of([onPhq9('2020', 3)]).result).toBe(MET)
    const other = of([{ scale: 'BDI-II', date: '2026-11-10', total: 30 }])
    expect(detailedNeedsOf(other)).toEqual(['data: scoreOnScale (PHQ-9, MADRS)'])
    expect(of([{ scale: 'BDI-II', date: '2026-11-10', total: 30 }, onPhq9('2026-11-10', 3)]).result).toBe(MET)
  })

  it('is one on any scale where the policy names none', () => {
    expect(assess(scale(null), [{ scale: 'BDI-II', date: '2026-11-10', total: 30 }]).result).toBe(MET)
    expect(detailedNeedsOf(assess(scale(null), []))).toEqual(['data: scoreOnScale'])
  })

  it('is none where the total is not known or cannot be, or the day is still to come', () => {
    expect(of([onPhq9('2026-11-10', null)]).result).toBe('needsData')
    expect(of([onPhq9('2026-11-21', 20)]).result).toBe('needsData')
    expect(of([onPhq9('2026-11-10', 28)]).result).toBe('needsData')
  })

  it.each([
    [{ scale: 'PHQ-9', baseline: 20 }, MET],
    [{ scale: 'PHQ-9', endpoint: 18 }, MET],
    [{ scale: 'PHQ-9', baseline: 20, endpoint: 18 }, MET],
    [{ scale: 'PHQ-9' }, 'needsData'],
    [{ scale: 'BDI-II', baseline: 30, endpoint: 29 }, 'needsData'],
    [{ baseline: 20, endpoint: 18 }, 'needsData'],
    [null, 'needsData'],
  ] as const)('is one of a trial: %j is %s', (recorded, result) => {
    expect(of([], recorded === null ? { band: 'none' } : { band: 'none', ...recorded }).result).toBe(result)
  })

  it('is one of any trial, not of every', () => {
    const policy = aPolicyOf([failures({ required: 1 })], scale(null))
    const scored = aFairTrial({ id: 'scored', drug: 'duloxetine', outcome: { scale: 'PHQ-9', baseline: 20 } })
    const trials = [aFairTrial(), scored]
    expect(assessPolicy(policy, aPolicyCase({ case: { scores: [] }, trials })).result).toBe(MET)
  })
})

describe('scores on two visits within 45 days', () => {
  const policy = aPolicyOf([failures({ required: 1, allOf: [{ kind: 'scoresOnTwoVisits', withinDays: 45 }] })])
  const of = (...scores: Scores) => assessPolicy(policy, aPolicyCase({ case: { scores }, trials: [aFairTrial()] }))

  it.each([
    // 1 September to 16 October are 45 days.
    ['2026-09-01', '2026-10-16', MET],
    ['2026-09-01', '2026-10-17', 'needsData'],
    ['2026-09-01', '2026-09-02', MET],
    ['2026-09-01', '2026-09-01', 'needsData'],
    ['2026-09-16', '2026-10', MET],
    ['2026-09-15', '2026-09', 'needsData'],
    ['2026-09', '2026-10', 'needsData'],
    // November has come as far as the 20th: from 6 October that is 45 days.
    ['2026-10-06', '2026-11', MET],
    ['2026-10-05', '2026-11', 'needsData'],
    ['2026-11-10', '2026-11-21', 'needsData'],
  ])('on %s and %s: %s', (first, second, result) => {
    const [a, b] = [onPhq9(first, 20), onPhq9(second, 18)]
    expect([of(a, b).result, of(b, a).result]).toEqual([result, result])
  })

  it('are on one scale, with a total each', () => {
    const madrs = { scale: 'MADRS', date: '2026-10-01', total: 30 } as const
    expect(of(onPhq9('2026-09-15', 20), madrs).result).toBe('needsData')
    expect(of(onPhq9('2026-09-15', 20), madrs, onPhq9('2026-10-02', 19)).result).toBe(MET)
    expect(of(onPhq9('2026-09-15', 20), onPhq9('2026-10-02', null)).result).toBe('needsData')
    expect(of(onPhq9('2026-09-15', 20), onPhq9('2026-10-02', 28)).result).toBe('needsData')
  })

  it('are asked for with the number of days', () => {
    expect(detailedNeedsOf(of())).toEqual(['data: scoresOnTwoVisits (45)'])
  })
})
