import { describe, expect, it } from 'vitest'
import { failures, rule } from '@/lib/rules/policies/build-policy'
import type { PolicyResult } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const FAILED: Recorded = { stopReason: 'lackOfEfficacy' }
const RULES = [rule({ days: 42, dose: 'therapeutic' })] as const

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
