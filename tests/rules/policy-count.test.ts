import { describe, expect, it } from 'vitest'
import { failures, rule } from '@/lib/rules/policies/build-policy'
import type { IntoleranceHandling, PolicyResult, ResponseRule, TrialRole } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, needsOf, PLAIN_CASE, pathwayOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const FAILED: Recorded = { stopReason: 'lackOfEfficacy' }
const RULES = [rule({ days: 42, dose: 'therapeutic' })] as const

const below = (percent: number): ResponseRule => ({
  wording: null,
  failedBelow: { percent, inclusive: false },
  byScale: false,
})
const NO_RESPONSE = below(25)
const BELOW_HALF = below(50)

const SSRI = (recorded: Recorded = {}) => aFairTrial({ ...FAILED, ...recorded })
const SNRI = (recorded: Recorded = {}) => anotherFairTrial({ ...FAILED, ...recorded })

describe('antidepressants given alone', () => {
  const policy = aPolicyOf([
    failures({ required: 1, rules: RULES, allOf: [{ kind: 'monotherapies', required: 2, classes: 2 }] }),
  ])

  it.each([
    [{}, 'met'],
    [{ role: 'monotherapy' }, 'met'],
    [{ addedTo: [] }, 'met'],
    [{ role: 'combination', addedTo: ['t1'] }, 'notMet'],
    // An antidepressant recorded as an augmentation is a combination.
    [{ role: 'augmentation', addedTo: ['t1'] }, 'notMet'],
    [{ role: 'augmentation' }, 'notMet'],
    // What it was added to is on record, and overrules the assumption.
    [{ addedTo: ['t1'] }, 'notMet'],
  ] as const satisfies readonly (readonly [Recorded, PolicyResult])[])(
    'are two where the second is recorded as %j: %s',
    (recorded, expected) => {
      expect(assessPolicy(policy, aPolicyCase({ trials: [SSRI(), SNRI(recorded)] })).result).toBe(expected)
    },
  )

  it('are never a drug that was added to one, whatever is recorded of its role', () => {
    const both = aPolicyOf([
      failures({
        required: 2,
        rules: RULES,
        roles: ['antidepressant', 'augmentation'],
        allOf: [{ kind: 'monotherapies', required: 2, classes: 2 }],
      }),
    ])
    const of = (recorded: Recorded) => {
      const added = aFairTrial({
        ...FAILED,
        id: 'added',
        drug: 'aripiprazole',
        doses: [{ mgPerDay: 10 }],
        ...recorded,
      })
      return assessPolicy(both, aPolicyCase({ trials: [SSRI(), added] }))
    }
    expect(of({ addedTo: ['t1'] }).result).toBe('notMet')
    expect(of({}).result).toBe('notMet')
  })
})

describe('how many drugs fill the places of a policy', () => {
  const TWO = aPolicyOf([failures({ required: 2, rules: RULES })])
  const count = (trials: readonly ReturnType<typeof aFairTrial>[]) =>
    pathwayOf(assessPolicy(TWO, aPolicyCase({ trials })), 'failure').count

  it('counts different drugs that certainly, and that possibly, fill one', () => {
    expect(count([SSRI(), SNRI()])).toEqual({ min: 2, max: 2 })
    expect(count([SSRI(), SNRI({ days: { min: 41, max: 42 } })])).toEqual({ min: 1, max: 2 })
    expect(count([SSRI(), SNRI({ days: 41 })])).toEqual({ min: 1, max: 1 })
    expect(count([])).toEqual({ min: 0, max: 0 })
  })

  it('counts one drug once, whatever it is called', () => {
    const again = SSRI({ id: 'again', drug: 'Zoloft', episode: 'previous' })
    expect(count([SSRI(), again])).toEqual({ min: 1, max: 1 })
  })

  it('asks whether two drugs that may have been started together were, where nothing else is open', () => {
    const started = { start: '2025-01', stop: '2025-06-30', days: undefined, weeks: undefined } as const
    const trials = [SSRI({ ...started, role: 'monotherapy' }), SNRI({ ...started, role: 'combination' })]
    const evaluation = assessPolicy(TWO, aPolicyCase({ trials }))
    expect(pathwayOf(evaluation, 'failure').count).toEqual({ min: 1, max: 2 })
    expect(evaluation.result).toBe('needsData')
    expect(needsOf(evaluation)).toEqual(['sameCourse'])
  })

  it('counts two drugs started together once', () => {
    const started = { start: '2025-01-01', stop: '2025-06-30', days: undefined, weeks: undefined } as const
    expect(count([SSRI(started), SNRI({ ...started, role: 'combination', addedTo: ['t1'] })])).toEqual({
      min: 1,
      max: 1,
    })
    expect(count([SSRI(started), SNRI({ ...started, start: '2025-02-01', role: 'combination' })])).toEqual({
      min: 2,
      max: 2,
    })
  })

  it('needs what is open of the trials that may fill one, and nothing of the others', () => {
    const evaluation = assessPolicy(
      TWO,
      aPolicyCase({
        trials: [
          SSRI(),
          SNRI({ days: { min: 41, max: 42 } }),
          aFairTrial({ ...FAILED, id: 'third', drug: 'mirtazapine', doses: [{ mgPerDay: 30 }], days: 10 }),
        ],
      }),
    )
    expect(needsOf(evaluation)).toEqual(['duration other'])
  })
})

describe('how many classes they come from', () => {
  const ROLES = ['antidepressant', 'augmentation', 'brainStimulation', 'psychotherapy'] as const
  const twoClasses = (required: number) =>
    aPolicyOf([failures({ required, classes: 2, roles: ROLES, rules: RULES, intolerance: 'contraindicationOnly' })])
  const of = (file: Parameters<typeof aPolicyCase>[0]) =>
    pathwayOf(assessPolicy(twoClasses(1), aPolicyCase({ otherTreatments: [], ...file })), 'failure')

  it('counts the classes of the drugs that fill a place', () => {
    expect(of({ trials: [SSRI(), SNRI()] }).classes).toEqual({ min: 2, max: 2 })
    expect(of({ trials: [SSRI(), SNRI({ days: 41 })] }).classes).toEqual({ min: 1, max: 1 })
    expect(of({ trials: [SSRI(), SNRI({ days: { min: 41, max: 42 } })] }).classes).toEqual({ min: 1, max: 2 })
  })

  it('counts a class once: sertraline and escitalopram are both SSRIs', () => {
    const escitalopram = SNRI({ drug: 'escitalopram', doses: [{ mgPerDay: 20 }] })
    expect(of({ trials: [SSRI(), escitalopram] })).toMatchObject({ classes: { min: 1, max: 1 }, result: 'notMet' })
  })

  it('takes olanzapine-fluoxetine for the SSRI that it is counted as', () => {
    const both = SNRI({
      drug: 'olanzapine-fluoxetine',
      doses: [{ amount: 6, unit: 'mg/day', ingredient: 'olanzapine' }],
    })
    expect(of({ trials: [SSRI(), both] })).toMatchObject({ count: { min: 2, max: 2 }, classes: { min: 1, max: 1 } })
  })

  it('takes the class of an added drug too', () => {
    const added = SNRI({ drug: 'aripiprazole', doses: [{ mgPerDay: 10 }], role: 'augmentation', addedTo: ['t1'] })
    expect(of({ trials: [SSRI(), added] })).toMatchObject({ classes: { min: 2, max: 2 }, result: 'met' })
  })

  it('takes a drug that nobody can name for one more class, once', () => {
    const unnamed = (id: string, drug: string) => SSRI({ id, drug })
    expect(of({ trials: [SSRI(), unnamed('a', 'a blue tablet')] })).toMatchObject({
      classes: { min: 1, max: 2 },
      result: 'needsData',
    })
    expect(of({ trials: [SSRI(), unnamed('a', 'a blue tablet'), unnamed('b', 'A blue tablet ')] }).classes.max).toBe(2)
    expect(of({ trials: [SSRI(), unnamed('a', 'a blue tablet'), unnamed('b', 'a red one')] }).classes.max).toBe(3)
  })

  it('does not take a treatment that is no drug for a class', () => {
    const ect = { id: 'e1', kind: 'ect', outcome: { band: 'none' } } as const
    const evaluation = of({ trials: [SSRI()], otherTreatments: [ect] })
    expect(evaluation).toMatchObject({ count: { min: 1, max: 2 }, classes: { min: 1, max: 1 }, result: 'notMet' })
  })
})

describe('drugs that could not be given', () => {
  const of = (intolerance: IntoleranceHandling) => {
    const notTried = [{ drug: 'bupropion', reason: 'Contraindicated: seizures' }]
    const policy = aPolicyOf([failures({ required: 2, rules: RULES, intolerance })])
    return assessPolicy(policy, aPolicyCase({ case: { ...PLAIN_CASE, notTried }, trials: [SSRI()] }))
  }

  it.each([
    ['asFailureOrContraindication', 'met'],
    ['contraindicationOnly', 'met'],
    ['asFailure', 'notMet'],
    ['asFailureIfDoseLimiting', 'notMet'],
    ['ownPathway', 'notMet'],
    ['notStated', 'notMet'],
  ] as const)('fill a place where the policy says so: %s is %s', (handling, expected) => {
    expect(of(handling).result).toBe(expected)
  })

  it('are no trials of the record', () => {
    expect(pathwayOf(of('contraindicationOnly'), 'failure').trials.map(({ id }) => id)).toEqual(['t1'])
  })
})

describe('what a policy counts', () => {
  it('are the kinds of treatment that it names, and no other', () => {
    const added = SNRI({ drug: 'aripiprazole', doses: [{ mgPerDay: 10 }], role: 'augmentation', addedTo: ['t1'] })
    const esketamine = aFairTrial({
      ...FAILED,
      id: 'third',
      drug: 'esketamine',
      doses: [{ amount: 84, unit: 'mg/session' }],
    })
    const listed = (...roles: readonly TrialRole[]) => {
      const policy = aPolicyOf([failures({ required: 1, roles, rules: RULES })])
      const evaluation = assessPolicy(policy, aPolicyCase({ trials: [SSRI(), added, esketamine] }))
      return pathwayOf(evaluation, 'failure').trials.map(({ id }) => id)
    }
    expect(listed('antidepressant')).toEqual(['t1'])
    expect(listed('augmentation')).toEqual(['other'])
    expect(listed('antidepressant', 'augmentation')).toEqual(['t1', 'other'])
    // Esketamine is counted apart, and never one of them.
    expect(listed('brainStimulation', 'psychotherapy')).toEqual([])
  })
})

describe('a policy with several rules for a trial', () => {
  const RULES_BY_RESPONSE = [
    rule({ days: 28, dose: 'therapeutic', response: NO_RESPONSE }),
    rule({ days: 56, dose: 'therapeutic', response: BELOW_HALF }),
  ] as const
  const policy = aPolicyOf([failures({ required: 1, rules: RULES_BY_RESPONSE, intolerance: 'asFailure' })])
  const of = (recorded: Recorded) => assessPolicy(policy, aPolicyCase({ trials: [SSRI(recorded)] }))

  it.each([
    [28, 24, 'met'],
    [27, 24, 'notMet'],
    [28, 25, 'notMet'],
    [55, 49, 'notMet'],
    [56, 49, 'met'],
    [56, 50, 'notMet'],
  ] as const)('takes one that fits any of them: %s days and %s %% better is %s', (days, improvement, expected) => {
    expect(of({ days, outcome: { improvement }, stopReason: 'patientPreference' }).result).toBe(expected)
  })

  it('says of each trial once whether it was tolerated', () => {
    const evaluation = of({ days: 10, outcome: null, stopReason: 'sideEffects' })
    expect(pathwayOf(evaluation, 'failure').trials).toEqual([{ id: 't1', fits: 'met', byIntolerance: 'met' }])
  })
})
