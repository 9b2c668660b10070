import { describe, expect, it } from 'vitest'
import { augmentations, failures, intolerances, rule } from '@/lib/rules/policies/build-policy'
import type { PolicyResult } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from './builders'
import {
  anAugmentation,
  aPolicyCase,
  aPolicyOf,
  assessCondition,
  assessPolicy,
  detailedNeedsOf,
  needsOf,
  PLAIN_CASE,
} from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const FAILED: Recorded = { stopReason: 'lackOfEfficacy' }
const BASE = aFairTrial(FAILED)

describe('one antidepressant asked for among drugs that were not tolerated', () => {
  const policy = aPolicyOf([
    intolerances({ required: 1, roles: ['antidepressant', 'augmentation'], allOf: [{ kind: 'oneAntidepressant' }] }),
  ])
  const STOPPED: Recorded = { days: 10, outcome: null, stopReason: 'sideEffects', maximumTolerated: 'no' }
  const judge = (...trials: readonly ReturnType<typeof aFairTrial>[]) => assessPolicy(policy, aPolicyCase({ trials }))

  it.each([
    ['an antidepressant', [aFairTrial(STOPPED)], 'met'],
    ['an augmentation only', [BASE, anAugmentation(STOPPED)], 'notMet'],
    ['one of each', [aFairTrial(STOPPED), anAugmentation({ ...STOPPED, addedTo: ['t1'] })], 'met'],
    ['two antidepressants', [aFairTrial(STOPPED), anotherFairTrial(STOPPED)], 'met'],
  ] as const satisfies readonly (readonly [string, readonly ReturnType<typeof aFairTrial>[], PolicyResult])[])(
    '%s: %s',
    (_, trials, result) => {
      expect(judge(...trials).result).toBe(result)
    },
  )

  it('is open where that is not known', () => {
    expect(needsOf(judge(aFairTrial({ ...STOPPED, stopReason: null })))).toEqual(['intolerance t1'])
  })
})

describe('what a policy asks that only the clinician can state', () => {
  it.each([
    [{ kind: 'distinctSideEffects' }, 'attestation: distinctSideEffects'],
    [{ kind: 'stableMedication', days: 28 }, 'attestation: stableMedication (28)'],
    [{ kind: 'stableOnOtherAntidepressant', days: 14 }, 'attestation: stableMedication (14)'],
  ] as const)('%j needs it', (condition, need) => {
    const evaluation = assessCondition(condition, { trials: [BASE] })
    expect(evaluation.result).toBe('attestationNeeded')
    expect(detailedNeedsOf(evaluation)).toEqual([need])
  })
})

describe('years in this episode, or lifetime episodes, asked for beside the trials', () => {
  const CHRONIC = { kind: 'chronicity', years: 2, lifetimeEpisodes: 4 } as const
  const since = (onset: string | null, lifetimeEpisodes: number | null) =>
    assessCondition(CHRONIC, {
      case: { ...PLAIN_CASE, episode: { ...(onset === null ? {} : { onset }), lifetimeEpisodes } },
      trials: [{ ...BASE, episode: 'current' }],
    })

  it.each([
    ['2024-11-20', 1, 'met'],
    ['2024-12-31', 1, 'notMet'],
    ['2024-12-31', 4, 'met'],
    ['2024-12-31', 3, 'notMet'],
    ['2024-12-31', null, 'needsData'],
    [null, 3, 'needsData'],
  ] as const)('2 years or 4 episodes: since %s with %s episodes it is %s', (onset, episodes, result) => {
    const evaluation = since(onset, episodes)
    expect(evaluation.result).toBe(result)
    if (result === 'needsData') expect(detailedNeedsOf(evaluation)).toEqual(['data: chronicity (2 years, 4 episodes)'])
  })
})

describe('several conditions of one pathway', () => {
  const TALK = { kind: 'psychotherapy', episode: 'current' } as const
  const AUGMENTED = augmentations(1, { days: 56, dose: 'therapeutic' })
  const current = { id: 'p1', kind: 'psychotherapy', episode: 'current' } as const
  const previous = { ...current, episode: 'previous' } as const
  const judge = (
    how: 'allOf' | 'anyOf',
    trials: readonly ReturnType<typeof aFairTrial>[],
    otherTreatments: readonly (typeof current | typeof previous)[],
  ) => {
    const policy = aPolicyOf([
      failures({ required: 1, rules: [rule({ days: 42, dose: 'therapeutic' })], [how]: [TALK, AUGMENTED] }),
    ])
    return assessPolicy(policy, aPolicyCase({ trials, otherTreatments })).result
  }

  it.each([
    [[BASE, anAugmentation()], [current], 'met', 'met'],
    [[BASE], [current], 'notMet', 'met'],
    [[BASE, anAugmentation()], [previous], 'notMet', 'met'],
    [[BASE], [previous], 'notMet', 'notMet'],
    [[BASE, anAugmentation()], [], 'needsData', 'met'],
    [[BASE], [], 'notMet', 'needsData'],
  ] as const)('case %#: all of them or any of them', (trials, treatments, all, any) => {
    expect(judge('allOf', trials, treatments)).toBe(all)
    expect(judge('anyOf', trials, treatments)).toBe(any)
  })
})
