import { describe, expect, it } from 'vitest'
import { failures, intolerances, rule } from '@/lib/rules/policies/build-policy'
import type { IntoleranceHandling, PolicyResult } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, needsOf, pathwayOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const POLICY = (intolerance: IntoleranceHandling) =>
  aPolicyOf([failures({ required: 1, rules: [rule({ days: 42, dose: 'therapeutic' })], intolerance })])

const OWN_PATHWAY = aPolicyOf([intolerances({ required: 1 })])
const BELOW_DOSE = aPolicyOf([intolerances({ required: 1, onlyBelowDose: true })])

/** Sertraline, of which 50 mg is the minimum, for ten days at 100 mg unless the test says otherwise. */
function trial(recorded: Recorded = {}) {
  return aFairTrial({ days: 10, outcome: null, stopReason: 'patientPreference', maximumTolerated: 'no', ...recorded })
}

const SHORT_FOR_SIDE_EFFECTS = trial({ stopReason: 'sideEffects' })
const KEPT_BELOW = trial({ doses: [{ mgPerDay: 25 }], maximumTolerated: 'yes' })
const CONTRAINDICATED = trial({ stopReason: 'contraindication' })
const SHORT = trial()
const FAILED = trial({ days: 42, outcome: { band: 'none' } })

const result = (policy: Parameters<typeof assessPolicy>[0], one: ReturnType<typeof trial>) =>
  assessPolicy(policy, aPolicyCase({ trials: [one] })).result

describe('a drug that was not tolerated', () => {
  const HANDLINGS: readonly (readonly [
    IntoleranceHandling,
    Record<'stopped' | 'keptBelow' | 'contraindicated', PolicyResult>,
  ])[] = [
    ['asFailure', { stopped: 'met', keptBelow: 'met', contraindicated: 'notMet' }],
    ['asFailureOrContraindication', { stopped: 'met', keptBelow: 'met', contraindicated: 'met' }],
    ['contraindicationOnly', { stopped: 'notMet', keptBelow: 'notMet', contraindicated: 'met' }],
    ['asFailureIfDoseLimiting', { stopped: 'notMet', keptBelow: 'notMet', contraindicated: 'notMet' }],
    ['ownPathway', { stopped: 'notMet', keptBelow: 'notMet', contraindicated: 'notMet' }],
    ['notStated', { stopped: 'notMet', keptBelow: 'notMet', contraindicated: 'notMet' }],
  ]

  it.each(HANDLINGS)('is read %s: %j', (handling, expected) => {
    const policy = POLICY(handling)
    expect(result(policy, SHORT_FOR_SIDE_EFFECTS)).toBe(expected.stopped)
    expect(result(policy, KEPT_BELOW)).toBe(expected.keptBelow)
    expect(result(policy, CONTRAINDICATED)).toBe(expected.contraindicated)
    // A trial that was too short for no such reason never counts, and one that failed always does.
    expect(result(policy, SHORT)).toBe('notMet')
    expect(result(policy, FAILED)).toBe('met')
  })

  it('fills the pathway of its own, which a failure does not', () => {
    expect(result(OWN_PATHWAY, SHORT_FOR_SIDE_EFFECTS)).toBe('met')
    expect(result(OWN_PATHWAY, KEPT_BELOW)).toBe('met')
    expect(result(OWN_PATHWAY, CONTRAINDICATED)).toBe('notMet')
    expect(result(OWN_PATHWAY, FAILED)).toBe('notMet')
  })

  it('has to stay below the dose where the policy says so, and our dose says which', () => {
    const lowAndStopped = trial({ doses: [{ mgPerDay: 49 }], stopReason: 'sideEffects' })
    const atDose = trial({ doses: [{ mgPerDay: 50 }], stopReason: 'sideEffects' })
    expect(result(BELOW_DOSE, lowAndStopped)).toBe('metByOurDefinition')
    expect(result(BELOW_DOSE, atDose)).toBe('notMet')
    expect(result(BELOW_DOSE, FAILED)).toBe('notMet')
    expect(assessPolicy(BELOW_DOSE, aPolicyCase({ trials: [lowAndStopped] })).filled).toEqual(['dose'])
    expect(assessPolicy(OWN_PATHWAY, aPolicyCase({ trials: [lowAndStopped] })).filled).toEqual([])
    expect(result(OWN_PATHWAY, atDose)).toBe('met')
  })

  it('is a failure like any other where it was stopped after a full run without response', () => {
    const full = trial({ days: 42, outcome: { band: 'none' }, stopReason: 'sideEffects' })
    expect(result(POLICY('notStated'), full)).toBe('met')
    const evaluation = assessPolicy(POLICY('asFailure'), aPolicyCase({ trials: [full, anotherFairTrial()] }))
    expect(pathwayOf(evaluation, 'failure').trials.map(({ byIntolerance }) => byIntolerance)).toEqual([
      'met',
      'unknown',
    ])
  })

  it('is never sure where nobody can name the drug, which may be one of the others', () => {
    const evaluation = assessPolicy(
      OWN_PATHWAY,
      aPolicyCase({ trials: [trial({ drug: 'a blue tablet', stopReason: 'sideEffects' })] }),
    )
    expect(evaluation.result).toBe('needsData')
    expect(needsOf(evaluation)).toEqual(['drug t1'])
  })

  it('is never sure where it was usually for something else, and nobody recorded the dose', () => {
    const of = (recorded: Recorded) =>
      assessPolicy(
        OWN_PATHWAY,
        aPolicyCase({ trials: [trial({ drug: 'trazodone', stopReason: 'sideEffects', doses: [], ...recorded })] }),
      )
    // Below 150 mg trazodone is usually for sleep.
    expect(needsOf(of({}))).toEqual(['indication t1'])
    expect(needsOf(of({ doses: [{ mgPerDay: null }] }))).toEqual(['indication t1'])
    expect(needsOf(of({ doses: [{ mgPerDay: { max: 300 } }] }))).toEqual(['indication t1'])
    expect(of({ doses: [{ mgPerDay: { min: 150 } }] }).result).toBe('met')
    expect(of({ indication: 'depression' }).result).toBe('met')
    expect(of({ indication: 'other' }).result).toBe('notMet')
    expect(of({ drug: 'sertraline' }).result).toBe('met')
  })
})

describe('why a trial ended', () => {
  const AS_FAILURE = POLICY('asFailure')

  it.each([
    ['sideEffects', 'met'],
    ['seriousReaction', 'met'],
    [['cost', 'sideEffects'], 'met'],
    [['unknown', 'sideEffects'], 'met'],
    ['cost', 'notMet'],
    ['contraindication', 'notMet'],
    [['cost', 'unknown'], 'needsData'],
    ['unknown', 'needsData'],
    [[], 'needsData'],
    [null, 'needsData'],
  ] as const)('for %j: a short trial is %s where side effects count as a failure', (stopReason, expected) => {
    const one = trial({
      stopReason: typeof stopReason === 'string' || stopReason === null ? stopReason : [...stopReason],
    })
    const evaluation = assessPolicy(AS_FAILURE, aPolicyCase({ trials: [one] }))
    expect(evaluation.result).toBe(expected)
    expect(needsOf(evaluation)).toEqual(expected === 'needsData' ? ['intolerance t1'] : [])
  })

  it('is nothing, and no question, while it goes on', () => {
    const ongoing = { start: '2026-11-11', stopReason: null } as const
    const going = aFairTrial({ ...ongoing, ongoing: true, outcome: null, maximumTolerated: 'no' })
    expect(result(AS_FAILURE, going)).toBe('notMet')
    // Once it has a stop, it ended, and somebody may know why.
    const ended = aFairTrial({ ...ongoing, stop: '2026-11-19', outcome: null, maximumTolerated: 'no' })
    expect(result(AS_FAILURE, ended)).toBe('needsData')
    const both = aFairTrial({ ...ongoing, ongoing: true, stop: '2026-11-19', outcome: null, maximumTolerated: 'no' })
    expect(result(AS_FAILURE, both)).toBe('needsData')
    expect([going, ended, both].map((one) => result(OWN_PATHWAY, one))).toEqual(['notMet', 'needsData', 'needsData'])
  })
})

describe('side effects that kept the dose below the minimum', () => {
  const AS_FAILURE = POLICY('asFailure')
  const LIMITING = { effect: 'nausea', doseLimiting: true }
  const NOT_LIMITING = { effect: 'nausea', doseLimiting: false }
  const NOBODY_KNOWS = { effect: 'nausea', doseLimiting: null }
  const LEFT_OUT = { effect: 'nausea' }

  const SILENT = { maximumTolerated: undefined, sideEffects: [] } as const

  it.each([
    // The most that was tolerated, or an effect that limited the dose.
    [{ maximumTolerated: 'yes' }, 'met'],
    [{ ...SILENT, sideEffects: [LIMITING] }, 'met'],
    [{ ...SILENT, sideEffects: [NOT_LIMITING, LIMITING] }, 'met'],
    [{ maximumTolerated: 'no', sideEffects: [LIMITING] }, 'met'],
    // More would have been tolerated, or no effect limited the dose.
    [{ maximumTolerated: 'no' }, 'notMet'],
    [{ maximumTolerated: 'no', sideEffects: [NOBODY_KNOWS] }, 'notMet'],
    [{ ...SILENT, sideEffects: [NOT_LIMITING] }, 'notMet'],
    // It ended for a reason that is recorded, and nothing of side effects is.
    [{ ...SILENT, stopReason: 'lackOfEfficacy' }, 'notMet'],
    // Asked and not known, of the dose or of the effect.
    [{ maximumTolerated: 'unknown' }, 'needsData'],
    [{ maximumTolerated: 'unknown', sideEffects: [NOT_LIMITING] }, 'needsData'],
    [{ ...SILENT, sideEffects: [NOBODY_KNOWS] }, 'needsData'],
    [{ ...SILENT, sideEffects: [NOT_LIMITING, LEFT_OUT] }, 'needsData'],
    [{ ...SILENT, sideEffects: [LEFT_OUT], stopReason: 'lackOfEfficacy' }, 'needsData'],
  ] as const satisfies readonly (readonly [Recorded, PolicyResult])[])('%j: %s', (recorded, expected) => {
    const own: Recorded = { days: 84, doses: [{ mgPerDay: 25 }], outcome: { band: 'none' }, ...recorded }
    expect(result(AS_FAILURE, trial(own))).toBe(expected)
  })

  it('count only where the dose stayed below it: at 49 mg of sertraline and not at 50', () => {
    const of = (mgPerDay: number | { min: number; max: number }) =>
      assessPolicy(AS_FAILURE, aPolicyCase({ trials: [trial({ doses: [{ mgPerDay }], maximumTolerated: 'yes' })] }))
    expect(of(49).result).toBe('met')
    expect(of(50).result).toBe('notMet')
    expect(needsOf(of({ min: 25, max: 50 }))).toEqual(['dose t1'])
  })

  it('count while the trial goes on as well, and are asked for where nobody recorded them', () => {
    const since = { start: '2026-08-01', ongoing: true, days: undefined, stopReason: null } as const
    const of = (recorded: Recorded) =>
      assessPolicy(AS_FAILURE, aPolicyCase({ trials: [trial({ ...since, doses: [{ mgPerDay: 25 }], ...recorded })] }))
    expect(of({ maximumTolerated: 'yes' }).result).toBe('met')
    expect(of({ maximumTolerated: 'no' }).result).toBe('notMet')
    expect(of({ ...SILENT, sideEffects: [] }).result).toBe('notMet')
    expect(needsOf(of({ maximumTolerated: 'unknown' }))).toEqual(['intolerance t1'])
    expect(needsOf(of({ maximumTolerated: 'yes', doses: [{ mgPerDay: { min: 25, max: 50 } }] }))).toEqual([
      'dose t1',
      'duration t1',
      'outcome t1',
    ])
  })
})
