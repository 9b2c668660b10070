import { describe, expect, it } from 'vitest'
import { POLICIES } from '@/lib/rules/policies'
import { adult, failures, intolerances, rule } from '@/lib/rules/policies/build-policy'
import type { Pathway, Policy } from '@/lib/rules/policy-types'
import { aFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, detailedNeedsOf, needsOf, pathwayOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const SIX_WEEKS = rule({ days: 42, dose: 'therapeutic' })
const FAILED_42 = failures({ id: 'readable', required: 1, rules: [SIX_WEEKS] })
const UNREAD = failures({ id: 'unread', rules: [SIX_WEEKS] })
const ATTESTED = { kind: 'attestation', id: 'urgent', label: 'Urgent clinical need', allOf: [] } as const

const trialOf = (recorded: Recorded = {}) =>
  aPolicyCase({ trials: [aFairTrial({ stopReason: 'lackOfEfficacy', ...recorded })] })

const FAILED = trialOf()
const TOO_SHORT = trialOf({ days: 41 })
const OPEN = trialOf({ days: { min: 41, max: 42 } })

const policyOf = (...pathways: readonly [Pathway, ...Pathway[]]) =>
  aPolicyOf(pathways, { diagnosis: 'majorDepression' })

describe('the pathways of a policy', () => {
  it('meet it when any of them is met', () => {
    const longer = failures({ id: 'longer', required: 1, rules: [rule({ days: 56, dose: 'therapeutic' })] })
    expect(assessPolicy(policyOf(longer, FAILED_42), trialOf({ days: 42 })).result).toBe('met')
    expect(assessPolicy(policyOf(longer, FAILED_42), TOO_SHORT).result).toBe('notMet')
  })

  it('leave it open together, with what any of them needs', () => {
    const evaluation = assessPolicy(policyOf(FAILED_42, ATTESTED), OPEN)
    expect(evaluation.result).toBe('needsData')
    expect(needsOf(evaluation)).toEqual(['duration t1', 'pathwayAttested'])
  })

  it('do not meet it without what it asks of the case', () => {
    const bipolar = aPolicyCase({ trials: FAILED.trials, case: { diagnosis: { primary: 'bipolarDepression' } } })
    const evaluation = assessPolicy(policyOf(FAILED_42), bipolar)
    expect(evaluation).toMatchObject({ result: 'notMet', conditions: [{ code: 'diagnosis', verdict: 'notMet' }] })
    expect(pathwayOf(evaluation, 'readable').result).toBe('met')
  })

  it('meet it by the numbers of the policy rather than by ours, where both would do', () => {
    const byOurs = failures({ id: 'ours', required: 1 })
    expect(assessPolicy(policyOf(byOurs, FAILED_42), FAILED)).toMatchObject({ result: 'met', filled: [] })
    expect(assessPolicy(policyOf(byOurs), FAILED)).toMatchObject({
      result: 'metByOurDefinition',
      filled: ['dose', 'days'],
    })
    // A number of ours decides nothing before it is met.
    expect(assessPolicy(policyOf(byOurs), OPEN)).toMatchObject({ result: 'needsData', filled: [] })
    expect(assessPolicy(policyOf(byOurs), TOO_SHORT)).toMatchObject({ result: 'notMet', filled: [] })
  })
})

describe('a pathway that could not be read', () => {
  it('leaves the policy not evaluable, where no other is met or may be', () => {
    expect(assessPolicy(policyOf(FAILED_42, UNREAD), TOO_SHORT)).toMatchObject({ result: 'notEvaluable', needs: [] })
    expect(assessPolicy(policyOf(FAILED_42, UNREAD), FAILED).result).toBe('met')
    expect(assessPolicy(policyOf(FAILED_42, UNREAD), OPEN).result).toBe('needsData')
    expect(assessPolicy(policyOf(FAILED_42, ATTESTED, UNREAD), TOO_SHORT).result).toBe('attestationNeeded')
  })

  it('leaves it not met where the case is not what the policy asks for, or no pathway is left', () => {
    const bipolar = aPolicyCase({ trials: TOO_SHORT.trials, case: { diagnosis: { primary: 'bipolarDepression' } } })
    expect(assessPolicy(policyOf(FAILED_42, UNREAD), bipolar).result).toBe('notMet')
    const unreadIntolerance = intolerances({ id: 'unread' })
    expect(
      assessPolicy(policyOf(FAILED_42, unreadIntolerance), trialOf({ days: 41, maximumTolerated: 'no' })).result,
    ).toBe('notMet')
  })

  it('leaves it not evaluable for good, where no number of failed trials was read at all', () => {
    const byIntolerance = intolerances({ required: 1, onlyBelowDose: true })
    const notTolerated = trialOf({ days: 10, doses: [{ mgPerDay: 25 }], stopReason: 'sideEffects' })
    const evaluation = assessPolicy(policyOf(UNREAD, byIntolerance), notTolerated)
    expect(pathwayOf(evaluation, 'intolerance').result).toBe('metByOurDefinition')
    expect(evaluation).toMatchObject({ result: 'notEvaluable', needs: [], filled: [] })
    const open = trialOf({ days: 10, doses: [{ mgPerDay: 25 }], stopReason: null })
    expect(assessPolicy(policyOf(UNREAD, byIntolerance), open)).toMatchObject({ result: 'notEvaluable', needs: [] })
  })

  it('is none in a policy that asks for no failed trials', () => {
    expect(assessPolicy(policyOf(ATTESTED), FAILED).result).toBe('attestationNeeded')
    expect(assessPolicy(policyOf(intolerances({ required: 1 })), FAILED).result).toBe('notMet')
  })
})

describe('a policy that can be read two ways', () => {
  const read = (first: Pathway, second: Pathway, secondCase = adult()): Policy => ({
    ...policyOf(first),
    secondReading: { why: 'The source has lost a sign.', caseRule: secondCase, pathways: [second] },
  })
  const FIVE_WEEKS = failures({ id: 'second', required: 1, rules: [rule({ days: 35, dose: 'therapeutic' })] })

  it('is met where the narrower reading is', () => {
    expect(assessPolicy(read(FAILED_42, FIVE_WEEKS), FAILED)).toMatchObject({ result: 'met', needs: [] })
  })

  it('needs a look at the policy, and says why, where only the wider reading is met', () => {
    const evaluation = assessPolicy(read(FAILED_42, FIVE_WEEKS), TOO_SHORT)
    expect(evaluation.result).toBe('attestationNeeded')
    expect(detailedNeedsOf(evaluation)).toEqual(['attestation: secondReading (The source has lost a sign.)'])
    // What is shown are the pathways of the narrower one.
    expect(evaluation.pathways.map(({ id, result }) => `${id} ${result}`)).toEqual(['readable notMet'])
  })

  it('needs what the wider reading needs, where only that one may be met', () => {
    const evaluation = assessPolicy(read(FAILED_42, FIVE_WEEKS), trialOf({ days: { min: 34, max: 35 } }))
    expect(evaluation.result).toBe('needsData')
    expect(detailedNeedsOf(evaluation)).toEqual([
      'data: duration',
      'attestation: secondReading (The source has lost a sign.)',
    ])
  })

  it('is not met where neither is, on the case as on the trials', () => {
    expect(assessPolicy(read(FAILED_42, FIVE_WEEKS), trialOf({ days: 34 })).result).toBe('notMet')
    const moderate = adult({ severity: ['moderate'] })
    expect(assessPolicy(read(FAILED_42, FIVE_WEEKS, moderate), TOO_SHORT).result).toBe('notMet')
  })

  it('is not read the second way while the narrower reading is open', () => {
    expect(needsOf(assessPolicy(read(FAILED_42, FIVE_WEEKS), OPEN))).toEqual(['duration t1'])
  })
})

describe('where a policy is silent', () => {
  it('is listed once, of all pathways and of the case', () => {
    const of = (caseRule: Parameters<typeof aPolicyOf>[1]) =>
      assessPolicy(aPolicyOf([FAILED_42, intolerances({ required: 1, episode: 'any' })], caseRule), FAILED).silent
    expect(of({})).toEqual(['adherence', 'episode', 'classes', 'diagnosis', 'severity'])
    expect(of({ diagnosis: 'majorDepression' })).toEqual(['adherence', 'episode', 'classes', 'severity'])
    expect(of({ severity: ['severe'] })).toEqual(['adherence', 'episode', 'classes', 'diagnosis'])
  })
})

describe('a policy that stays hidden until it is asked for', () => {
  it.each([
    ['uk-nice-ta854', true],
    // The number of trials could not be read.
    ['us-aetna-CPB0469', false],
  ] as const)('%s is shown: %s', (id, isShown) => {
    expect(assessPolicy(POLICIES[id], FAILED).isShownByDefault).toBe(isShown)
  })
})
