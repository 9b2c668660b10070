import { describe, expect, it } from 'vitest'
import { augmentations, failures, intolerances, responseInWords, rule } from '@/lib/rules/policies/build-policy'
import type { DoseWording, Filled, PathwayCondition, PolicyResult } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, detailedNeedsOf, needsOf, PLAIN_CASE } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const FAILED: Recorded = { stopReason: 'lackOfEfficacy' }
const BASE = aFairTrial(FAILED)
const RULES = [rule({ days: 42, dose: 'therapeutic' })] as const

/** Aripiprazole, of which 5 mg is the minimum beside an antidepressant, added to sertraline without effect. */
function added(recorded: Recorded = {}) {
  return aFairTrial({
    ...FAILED,
    id: 'added',
    drug: 'aripiprazole',
    doses: [{ mgPerDay: 5 }],
    role: 'augmentation',
    addedTo: ['t1'],
    ...recorded,
  })
}

/** What a policy that asks for one failed antidepressant, and this, says of some trials. */
function assess(condition: PathwayCondition, trials: Parameters<typeof aPolicyCase>[0] = {}, rules = RULES) {
  return assessPolicy(aPolicyOf([failures({ required: 1, rules, allOf: [condition] })]), aPolicyCase(trials))
}

const of = (condition: PathwayCondition, ...trials: readonly ReturnType<typeof added>[]) =>
  assess(condition, { trials: [BASE, ...trials] })

describe('an augmentation asked for beside the antidepressants', () => {
  const ASKED = augmentations(1, { days: 56, dose: 'therapeutic' })

  it('has the days and the dose that the policy names for it: 56 and not 55, 5 mg and not 4', () => {
    expect(of(ASKED, added({ days: 56 }))).toMatchObject({ result: 'met', filled: [] })
    expect(of(ASKED, added({ days: 55 })).result).toBe('notMet')
    expect(of(ASKED, added({ doses: [{ mgPerDay: 4 }] })).result).toBe('notMet')
    expect(of(ASKED).result).toBe('notMet')
  })

  it('has 28 days by ours where the policy names none', () => {
    const silent = augmentations(1, { dose: 'therapeutic' })
    expect(of(silent, added({ days: 28 })).result).toBe('metByOurDefinition')
    expect(of(silent, added({ days: 27 })).result).toBe('notMet')
  })

  it.each([
    ['notStated', null, ['augmentationDose', 'augmentationDays']],
    ['adequate', null, ['augmentationDose', 'augmentationDays']],
    ['notStated', 42, ['augmentationDose']],
    ['adequate', 42, ['augmentationDose']],
    ['therapeutic', null, ['augmentationDays']],
    ['optimized', 42, ['augmentationDose']],
    ['therapeutic', 42, []],
    ['minimumEffective', 42, []],
    ['generallyAccepted', 42, []],
  ] as const satisfies readonly (readonly [DoseWording, number | null, readonly Filled[]])[])(
    'of a dose worded %s for %s days is filled by %j',
    (dose, days, filled) => {
      const evaluation = of(augmentations(1, { dose, days }), added({ maximumTolerated: 'yes' }))
      expect(evaluation.filled).toEqual(filled)
      expect(evaluation.result).toBe(filled.length === 0 ? 'met' : 'metByOurDefinition')
    },
  )

  it('is a number of different drugs, of so many classes', () => {
    const buspirone = added({ id: 'buspirone', drug: 'buspirone', doses: [{ mgPerDay: 30 }] })
    const quetiapine = added({ id: 'quetiapine', drug: 'quetiapine XR', doses: [{ mgPerDay: 300 }] })
    const two = augmentations(2, { days: 42, dose: 'therapeutic' })
    expect(of(two, added()).result).toBe('notMet')
    expect(of(two, added(), added({ id: 'again', episode: 'current' })).result).toBe('notMet')
    expect(of(two, added(), quetiapine).result).toBe('met')
    const twoClasses = augmentations(2, { days: 42, dose: 'therapeutic', classes: 2 })
    expect(of(twoClasses, added(), quetiapine).result).toBe('notMet')
    expect(of(twoClasses, added(), buspirone).result).toBe('met')
  })

  it('is judged by its own failure: below 50 % where the policy gives no number, whatever it gives for the others', () => {
    const atMost25 = { wording: 'no response', failedBelow: { percent: 25, inclusive: true }, byScale: false }
    const strict = [rule({ days: 42, dose: 'therapeutic', response: atMost25 })] as const
    const improved = (improvement: number) => added({ outcome: { improvement }, stopReason: null })
    const withRule = (condition: PathwayCondition, improvement: number) =>
      assess(condition, { trials: [BASE, improved(improvement)] }, strict).result
    expect(withRule(ASKED, 49)).toBe('met')
    expect(withRule(ASKED, 50)).toBe('notMet')
    const own = augmentations(1, { days: 56, dose: 'therapeutic', response: atMost25 })
    expect(withRule(own, 25)).toBe('met')
    expect(withRule(own, 26)).toBe('notMet')
    expect(of(own, improved(26)).result).toBe('notMet')
  })

  it('may have brought up to 49 % in North Dakota, which asks for less than 25 % of the antidepressants only', () => {
    const third = aFairTrial({ ...FAILED, id: 'third', drug: 'mirtazapine', doses: [{ mgPerDay: 30 }] })
    const improvedBy = (improvement: number) => {
      const own = added({ outcome: { improvement }, stopReason: null })
      const trials = [BASE, anotherFairTrial(FAILED), third, own]
      return assessPolicy('us-bcbsnd-spravato', aPolicyCase({ trials })).result
    }
    expect(improvedBy(49)).toBe('metByOurDefinition')
    expect(improvedBy(50)).toBe('notMet')
  })

  it('is documented by two scores where the policy asks for that of it', () => {
    const byScale = augmentations(1, {
      days: 56,
      dose: 'therapeutic',
      response: { ...responseInWords('failed'), byScale: true },
    })
    expect(needsOf(of(byScale, added()))).toEqual(['outcomeByScale added'])
    const scored = added({ outcome: { scale: 'MADRS', baseline: 30, endpoint: 28 } })
    expect(of(byScale, scored).result).toBe('met')
  })

  it('was added to an antidepressant whose dose and days were adequate, however that ended', () => {
    const base = (recorded: Recorded) => aFairTrial({ ...FAILED, ...recorded })
    const third = anotherFairTrial(FAILED)
    const on = (recorded: Recorded) => assess(ASKED, { trials: [base(recorded), third, added()] }).result
    expect(on({})).toBe('met')
    expect(on({ outcome: { band: 'response' }, stopReason: null })).toBe('met')
    expect(on({ days: 41 })).toBe('notMet')
    expect(on({ doses: [{ mgPerDay: 49 }] })).toBe('notMet')
    expect(needsOf(of(ASKED, added({ addedTo: [] })))).toEqual(['baseTrial added'])
  })

  it('is taken as the policy asks of the antidepressants', () => {
    const adherent = [rule({ days: 42, dose: 'therapeutic', adherence: 'adequate' })] as const
    const taken = (proportion: number) =>
      assess(ASKED, { trials: [BASE, added({ adherence: { method: 'pillCount', proportion } })] }, adherent).result
    expect(taken(0.8)).toBe('metByOurDefinition')
    expect(taken(0.79)).toBe('notMet')
    expect(of(ASKED, added({ adherence: { method: 'pillCount', proportion: 0.79 } })).result).toBe('met')
  })

  it('is of the episode and the years that the policy names for it', () => {
    const current = augmentations(1, { days: 56, dose: 'therapeutic', episode: 'current' })
    const earlier = added({ episode: 'previous' })
    expect(of(current, added({ episode: 'current' })).result).toBe('met')
    expect(of(current, earlier).result).toBe('notMet')
    expect(of(ASKED, earlier).result).toBe('met')
    const fiveYears = augmentations(1, { days: 56, dose: 'therapeutic', lookBackYears: 5 })
    const ended = (stop: string) => {
      const dated = { days: undefined, episode: 'current' } as const
      const trials = [
        aFairTrial({ ...FAILED, ...dated, start: '2020-01-01', stop: '2021-12-01' }),
        added({ ...dated, start: '2021-06-01', stop }),
      ]
      return assess(fiveYears, { case: { ...PLAIN_CASE, episode: { onset: '2020-01' } }, trials }).result
    }
    // Five years before 20 November 2026.
    expect(ended('2021-11-20')).toBe('met')
    expect(ended('2021-11-19')).toBe('notMet')
  })

  it('may fail by intolerance where the policy says so of it', () => {
    const stopped = added({ days: 10, outcome: null, stopReason: 'sideEffects' })
    expect(of(augmentations(1, { days: 56, intolerance: 'asFailure' }), stopped).result).toBe('metByOurDefinition')
    expect(of(ASKED, stopped).result).toBe('notMet')
  })

  it('is never the antidepressant, and no place of theirs', () => {
    expect(assess(ASKED, { trials: [BASE, anotherFairTrial(FAILED)] }).result).toBe('notMet')
    expect(assess(ASKED, { trials: [aFairTrial({ ...FAILED, outcome: { band: 'response' } }), added()] }).result).toBe(
      'notMet',
    )
  })
})

describe('one antidepressant asked for among drugs that were not tolerated', () => {
  const policy = aPolicyOf([
    intolerances({ required: 1, roles: ['antidepressant', 'augmentation'], allOf: [{ kind: 'oneAntidepressant' }] }),
  ])
  const STOPPED: Recorded = { days: 10, outcome: null, stopReason: 'sideEffects', maximumTolerated: 'no' }
  const judge = (...trials: readonly ReturnType<typeof added>[]) => assessPolicy(policy, aPolicyCase({ trials }))

  it.each([
    ['an antidepressant', [aFairTrial(STOPPED)], 'met'],
    ['an augmentation only', [BASE, added(STOPPED)], 'notMet'],
    ['one of each', [aFairTrial(STOPPED), added({ ...STOPPED, addedTo: ['t1'] })], 'met'],
    ['two antidepressants', [aFairTrial(STOPPED), anotherFairTrial(STOPPED)], 'met'],
  ] as const satisfies readonly (readonly [string, readonly ReturnType<typeof added>[], PolicyResult])[])(
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
    const evaluation = of(condition)
    expect(evaluation.result).toBe('attestationNeeded')
    expect(detailedNeedsOf(evaluation)).toEqual([need])
  })
})

describe('years in this episode, or lifetime episodes, asked for beside the trials', () => {
  const CHRONIC = { kind: 'chronicity', years: 2, lifetimeEpisodes: 4 } as const
  const since = (onset: string | null, lifetimeEpisodes: number | null) =>
    assess(CHRONIC, {
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
    trials: readonly ReturnType<typeof added>[],
    otherTreatments: readonly (typeof current | typeof previous)[],
  ) => {
    const policy = aPolicyOf([failures({ required: 1, rules: RULES, [how]: [TALK, AUGMENTED] })])
    return assessPolicy(policy, aPolicyCase({ trials, otherTreatments })).result
  }

  it.each([
    [[BASE, added()], [current], 'met', 'met'],
    [[BASE], [current], 'notMet', 'met'],
    [[BASE, added()], [previous], 'notMet', 'met'],
    [[BASE], [previous], 'notMet', 'notMet'],
    [[BASE, added()], [], 'needsData', 'met'],
    [[BASE], [], 'notMet', 'needsData'],
  ] as const)('case %#: all of them or any of them', (trials, treatments, all, any) => {
    expect(judge('allOf', trials, treatments)).toBe(all)
    expect(judge('anyOf', trials, treatments)).toBe(any)
  })
})
