import { describe, expect, it } from 'vitest'
import { augmentations, failures, rule } from '@/lib/rules/policies/build-policy'
import type { PathwayCondition, PolicyResult, TrialRole } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, needsOf, pathwayOf } from './policy-builders'

type NotTried = NonNullable<NonNullable<NonNullable<Parameters<typeof aPolicyCase>[0]>['case']>['notTried']>[number]

const FAILED = aFairTrial({ stopReason: 'lackOfEfficacy' })
const RULES = [rule({ days: 42, dose: 'therapeutic' })] as const

type Asked = {
  readonly required?: number
  readonly roles?: readonly TrialRole[]
  readonly classes?: number
  readonly allOf?: readonly PathwayCondition[]
}

/** What a policy that exempts contraindicated drugs says of a failed trial of sertraline and drugs not tried. */
function assess(notTried: readonly NotTried[], { required = 2, ...asked }: Asked = {}, trials = [FAILED]) {
  const policy = aPolicyOf([
    failures({ required, rules: RULES, intolerance: 'contraindicationOnly', episode: 'current', ...asked }),
  ])
  return assessPolicy(policy, aPolicyCase({ case: { notTried }, trials }))
}

const bupropion = (reason: string | null | undefined): NotTried => ({ drug: 'bupropion', reason })
const contraindicated = (drug: string): NotTried => ({ drug, reason: 'contraindicated' })

describe('a drug that was not tried', () => {
  it.each([
    ['contraindicated', 'met'],
    ['  Contraindication: seizures ', 'met'],
    ['contraindicated by hypertension', 'met'],
    ['cost', 'notMet'],
    ['not contraindicated', 'notMet'],
    ['', 'needsData'],
    ['  ', 'needsData'],
    [null, 'needsData'],
    [undefined, 'needsData'],
  ] as const)('for the reason "%s" fills the second place: %s', (reason, result) => {
    const evaluation = assess([bupropion(reason)])
    expect(evaluation.result).toBe(result)
    expect(needsOf(evaluation)).toEqual(result === 'needsData' ? ['contraindication notTried.0'] : [])
  })

  it('fills no place where the policy does not exempt contraindicated drugs, or none is listed', () => {
    const policy = aPolicyOf([failures({ required: 2, rules: RULES, intolerance: 'asFailure' })])
    const file = aPolicyCase({ case: { notTried: [contraindicated('bupropion')] }, trials: [FAILED] })
    expect(assessPolicy(policy, file).result).toBe('notMet')
    expect(assess([]).result).toBe('notMet')
  })

  it('is asked about by its place in the list', () => {
    const evaluation = assess([contraindicated('mirtazapine'), bupropion(null)], { required: 3 })
    expect(needsOf(evaluation)).toEqual(['contraindication notTried.1'])
  })

  it('is no trial, and was given neither alone nor poorly tolerated', () => {
    const evaluation = assess([contraindicated('bupropion')])
    expect(pathwayOf(evaluation, 'failure').trials).toEqual([{ id: 't1', fits: 'met', byIntolerance: 'notMet' }])
    const alone = (required: number) =>
      assess([contraindicated('bupropion')], { allOf: [{ kind: 'monotherapies', required, classes: 1 }] }).result
    expect([alone(1), alone(2)]).toEqual(['met', 'notMet'])
  })

  it('counts once beside a trial of the same drug, whatever brand or letters it is written in', () => {
    expect(assess([contraindicated('Zoloft')]).result).toBe('notMet')
    expect(assess([contraindicated('bupropion'), contraindicated('Wellbutrin')], { required: 3 }).result).toBe('notMet')
    expect(assess([contraindicated('bupropion'), contraindicated('mirtazapine')], { required: 3 }).result).toBe('met')
  })

  it('is of the class of its drug', () => {
    expect(assess([contraindicated('escitalopram')], { classes: 2 }).result).toBe('notMet')
    expect(assess([contraindicated('venlafaxine')], { classes: 2 }).result).toBe('met')
  })

  it('never certainly fills a place where nobody can name it, which may be one of the others', () => {
    const evaluation = assess([contraindicated('a blue tablet')], { classes: 2 })
    expect(needsOf(evaluation)).toEqual(['drug notTried.0'])
    // One name is one drug, however it is written, tried or not.
    const again = contraindicated(' A Blue Tablet')
    expect(assess([contraindicated('a blue tablet'), again], { required: 3 }).result).toBe('notMet')
    const tried = aFairTrial({ id: 'blue', drug: 'a blue tablet', stopReason: 'contraindication' })
    expect(assess([again], { required: 3 }, [FAILED, tried]).result).toBe('notMet')
    expect(assess([contraindicated('a blue tablet'), contraindicated('a red one')], { required: 3 }).result).toBe(
      'needsData',
    )
  })

  it('is no antidepressant where it is another drug, or one that is counted apart', () => {
    for (const drug of ['lorazepam', 'esketamine', 'ketamine', 'St John’s wort'])
      expect(assess([contraindicated(drug)]).result).toBe('notMet')
  })
})

describe('a drug to be added that was not tried', () => {
  const added = aFairTrial({
    id: 'added',
    drug: 'aripiprazole',
    doses: [{ mgPerDay: 10 }],
    role: 'augmentation',
    addedTo: ['t1'],
    stopReason: 'lackOfEfficacy',
  })

  it.each([
    [['antidepressant'], 'lithium', 'notMet'],
    [['antidepressant', 'augmentation'], 'lithium', 'met'],
    [['augmentation'], 'bupropion', 'notMet'],
  ] as const satisfies readonly (readonly [readonly TrialRole[], string, PolicyResult])[])(
    'fills a place of %j: %s is %s',
    (roles, drug, result) => {
      const required = roles.length === 1 && drug === 'bupropion' ? 1 : 2
      expect(assess([contraindicated(drug)], { required, roles }).result).toBe(result)
    },
  )

  it('counts once beside a trial of it', () => {
    const roles = ['antidepressant', 'augmentation'] as const
    expect(assess([contraindicated('Abilify')], { required: 3, roles }, [FAILED, added]).result).toBe('notMet')
    expect(assess([contraindicated('lithium')], { required: 3, roles }, [FAILED, added]).result).toBe('met')
  })

  it('fills a place among the augmentations that a policy asks for, where these may be contraindicated', () => {
    const asking = (intolerance: 'contraindicationOnly' | 'notStated') => {
      const condition = augmentations(1, { days: 42, dose: 'therapeutic', intolerance })
      return assess([contraindicated('lithium')], { required: 1, allOf: [condition] }, [
        anotherFairTrial({ stopReason: 'lackOfEfficacy' }),
      ]).result
    }
    expect(asking('contraindicationOnly')).toBe('met')
    expect(asking('notStated')).toBe('notMet')
  })
})
