import { describe, expect, it } from 'vitest'
import { augmentations, failures, intolerances, rule } from '@/lib/rules/policies/build-policy'
import type { IntoleranceHandling, Policy, PolicyResult, ResponseRule, TrialRule } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, detailedNeedsOf, needsOf, pathwayOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const SIX_WEEKS = rule({ days: 42, dose: 'therapeutic' })
const policyBy = (stated: TrialRule) => aPolicyOf([failures({ required: 1, rules: [stated] })])

/** Sertraline 100 mg for twelve weeks under a policy that asks for six, and what is recorded of it. */
const assessOne = (recorded: Recorded, stated: Partial<TrialRule> = {}) =>
  assessPolicy(policyBy({ ...SIX_WEEKS, ...stated }), aPolicyCase({ trials: [aFairTrial(recorded)] }))

describe('what a policy calls a failure', () => {
  const byPercent = (percent: number, inclusive: boolean): ResponseRule => ({
    wording: null,
    failedBelow: { percent, inclusive },
    byScale: false,
  })

  it.each([
    ['below 50 % where it gives no number', rule().response, 49, 50],
    ['below 25 %', byPercent(25, false), 24, 25],
    ['at most 25 %', byPercent(25, true), 25, 26],
    ['below 50 %', byPercent(50, false), 49, 50],
  ] as const)('is an improvement %s', (_, response, failed, helped) => {
    expect(assessOne({ outcome: { improvement: failed } }, { response }).result).toBe('met')
    expect(assessOne({ outcome: { improvement: helped } }, { response }).result).toBe('notMet')
  })

  it('is needed where the outcome is not recorded, or may be either', () => {
    expect(needsOf(assessOne({ outcome: null }))).toEqual(['outcome t1'])
    expect(needsOf(assessOne({ outcome: { improvement: { min: 40, max: 60 } } }))).toEqual(['outcome t1'])
  })

  it('is no response that was lost, and nobody knows where that is not known', () => {
    const outcome = { band: 'none' } as const
    expect(assessOne({ outcome, lostResponse: false }).result).toBe('met')
    expect(assessOne({ outcome, lostResponse: true }).result).toBe('notMet')
    expect(assessOne({ outcome, stopReason: 'lossOfResponse' }).result).toBe('notMet')
    expect(needsOf(assessOne({ outcome, lostResponse: null }))).toEqual(['outcome t1'])
  })

  it.each([
    [{ scale: 'PHQ-9', baseline: 20, endpoint: 18 }, []],
    [{ scale: 'PHQ-9', baseline: 20, endpoint: null, band: 'none' }, ['outcomeByScale t1']],
    [{ scale: 'PHQ-9', baseline: 20, band: 'none' }, ['outcomeByScale t1']],
    [{ scale: 'PHQ-9', endpoint: 18, band: 'none' }, ['outcomeByScale t1']],
    [{ scale: 'PHQ-9', baseline: null, endpoint: 18, band: 'none' }, ['outcomeByScale t1']],
    [{ baseline: 20, endpoint: 18, band: 'none' }, ['outcomeByScale t1']],
    [{ band: 'none' }, ['outcomeByScale t1']],
    [null, ['outcome t1', 'outcomeByScale t1']],
    [undefined, ['outcome t1', 'outcomeByScale t1']],
  ] as const)('is shown by two scores of one scale where it says so: %j needs %j', (outcome, needs) => {
    const response = { wording: null, failedBelow: null, byScale: true }
    const evaluation = assessOne({ outcome }, { response })
    expect(evaluation.result).toBe(needs.length === 0 ? 'met' : 'needsData')
    expect(needsOf(evaluation)).toEqual(needs)
  })

  it('is shown as well by two scores of the case around the trial', () => {
    const response = { wording: null, failedBelow: null, byScale: true }
    const assessWith = (endpoint: { scale: 'PHQ-9' | 'MADRS'; date: string; total: number }) => {
      const scores = [{ scale: 'PHQ-9' as const, date: '2026-01-02', total: 20 }, endpoint]
      const trial = aFairTrial({ start: '2026-01-05', stop: '2026-04-05', outcome: { band: 'none' } })
      return needsOf(
        assessPolicy(policyBy({ ...SIX_WEEKS, response }), aPolicyCase({ case: { scores }, trials: [trial] })),
      )
    }
    expect(assessWith({ scale: 'PHQ-9', date: '2026-04-01', total: 18 })).toEqual([])
    expect(assessWith({ scale: 'MADRS', date: '2026-04-01', total: 18 })).toEqual(['outcomeByScale t1'])
  })
})

describe('the days of a trial', () => {
  it('are judged by what is right where the recorded facts contradict each other', () => {
    // 1 January to 1 March are 60 days, and two weeks are 14.
    const evaluation = assessOne({ start: '2026-01-01', stop: '2026-03-01', weeks: 2 })
    expect(evaluation.result).toBe('needsData')
    expect(needsOf(evaluation)).toEqual(['facts t1'])
    expect(
      needsOf(assessOne({ start: '2026-01-01', stop: '2026-03', days: undefined, doses: [{ mgPerDay: null }] })),
    ).toEqual(['dose t1', 'duration t1'])
  })

  it('ask for the facts that are right beside what else is open', () => {
    // Escitalopram 10 mg is half the most on its label.
    const escitalopram: Recorded = { drug: 'escitalopram', doses: [{ mgPerDay: 10 }], maximumTolerated: 'unknown' }
    const contradicting = { start: '2026-01-01', stop: '2026-03-01', weeks: 2 }
    const evaluation = assessOne({ ...escitalopram, ...contradicting }, { dose: 'maximumTolerated' })
    expect(needsOf(evaluation)).toEqual(['facts t1', 'maximumTolerated t1'])
  })

  it('are any at all where side effects limited the dose: a score after ten of them tells of a failure', () => {
    const limited: Recorded = {
      start: '2026-10-01',
      stop: '2026-10-10',
      maximumTolerated: 'yes',
      outcome: { scale: 'PHQ-9', baseline: 20, endpoint: 18, endpointOn: '2026-10-10' },
    }
    expect(assessOne(limited, { days: null, dose: 'limitedBySideEffects' }).result).toBe('met')
    expect(assessOne(limited).result).toBe('notMet')
  })

  it('are those of a trial that goes on as well', () => {
    const ongoing = (start: string): Recorded => ({ start, ongoing: true })
    expect(assessOne(ongoing('2026-10-10')).result).toBe('met')
    expect(assessOne(ongoing('2026-10-11')).result).toBe('notMet')
  })
})

describe('an added drug', () => {
  const BASE: Recorded = { role: 'monotherapy' }
  const ADDED: Recorded = {
    drug: 'aripiprazole',
    doses: [{ mgPerDay: 10 }],
    role: 'augmentation',
    addedTo: ['t1'],
  }
  /** Six weeks of an antidepressant, and of what was added four, as the policy says. */
  const policy = aPolicyOf([
    failures({ required: 1, rules: [SIX_WEEKS], allOf: [augmentations(1, { days: 28, dose: 'therapeutic' })] }),
  ])
  const assessAdded = (added: Recorded, base: Recorded = {}) =>
    assessPolicy(
      policy,
      aPolicyCase({ trials: [aFairTrial({ ...BASE, ...base }), anotherFairTrial({ ...ADDED, ...added })] }),
    )

  it('is judged by its own days: 28 of them do and 27 do not', () => {
    expect(assessAdded({ days: 28 }).result).toBe('met')
    expect(assessAdded({ days: 27 }).result).toBe('notMet')
  })

  it('is judged by its own threshold, and by its own days alone', () => {
    const own = aPolicyOf([
      failures({
        required: 1,
        rules: [SIX_WEEKS],
        allOf: [augmentations(1, { days: 56, dose: 'therapeutic', response: rule().response })],
      }),
    ])
    const of = (days: number) =>
      assessPolicy(own, aPolicyCase({ trials: [aFairTrial(BASE), anotherFairTrial({ ...ADDED, days })] })).result
    expect(of(56)).toBe('met')
    expect(of(55)).toBe('notMet')
  })

  it('is judged by the dose that the policy names for what is added, and the base by its own', () => {
    const own = aPolicyOf([
      failures({
        required: 1,
        rules: [SIX_WEEKS],
        allOf: [augmentations(1, { days: 28, dose: 'maximumOnLabelOrTolerated' })],
      }),
    ])
    const of = (mgPerDay: number, maximumTolerated: 'yes' | 'no') => {
      const added = anotherFairTrial({ ...ADDED, doses: [{ mgPerDay }], maximumTolerated })
      return assessPolicy(own, aPolicyCase({ trials: [aFairTrial({ ...BASE, maximumTolerated: 'no' }), added] })).result
    }
    expect(of(1, 'yes')).toBe('met')
    // A minimum is not enough: whether it was the most on the label is for the clinician to state.
    expect(of(10, 'no')).toBe('attestationNeeded')
  })

  it('counts on a base that had its dose and days, whether or not the base failed', () => {
    expect(assessAdded({}, { days: 41, outcome: { band: 'none' } }).result).toBe('notMet')
    const both = aPolicyOf([
      failures({ required: 1, roles: ['augmentation'], rules: [rule({ days: 42, dose: 'therapeutic' })] }),
    ])
    const of = (base: Recorded) =>
      assessPolicy(both, aPolicyCase({ trials: [aFairTrial({ ...BASE, ...base }), anotherFairTrial(ADDED)] }))
    expect(of({ outcome: { band: 'response' } }).result).toBe('met')
    expect(of({ doses: [{ mgPerDay: 25 }] }).result).toBe('notMet')
    expect(of({ days: 41 }).result).toBe('notMet')
    // The policy says nothing of adherence.
    expect(of({ adherence: { category: 'poor' } }).result).toBe('met')
    expect(needsOf(of({ days: { min: 41, max: 42 } }))).toEqual(['baseTrial other'])
  })

  it('needs its base, where that is not recorded', () => {
    const evaluation = assessAdded({ addedTo: undefined })
    expect(evaluation.result).toBe('needsData')
    expect(needsOf(evaluation)).toEqual(['baseTrial other'])
    expect(needsOf(assessAdded({ addedTo: [], days: { min: 27, max: 28 } }))).toEqual(['duration other'])
  })

  it('counts on a base as adherent as the policy asks, in a policy that asks for it', () => {
    const asked = rule({ days: 42, dose: 'therapeutic', adherence: 'adequate' })
    const adherent = aPolicyOf([failures({ required: 1, roles: ['augmentation'], rules: [asked] })])
    const of = (base: Recorded) =>
      assessPolicy(adherent, aPolicyCase({ trials: [aFairTrial({ ...BASE, ...base }), anotherFairTrial(ADDED)] }))
        .result
    expect(of({ adherence: { proportion: 0.8 } })).toBe('metByOurDefinition')
    expect(of({ adherence: { proportion: 0.79 } })).toBe('notMet')
    expect(of({ adherence: null })).toBe('needsData')
  })
})

describe('what a trial was for', () => {
  it.each([
    ['depression', 'met'],
    ['other', 'notMet'],
    ['unknown', 'needsData'],
    [undefined, 'met'],
  ] as const)('recorded as %s: it is %s', (indication, expected) => {
    const evaluation = assessOne({ indication })
    expect(evaluation.result).toBe(expected)
    expect(needsOf(evaluation)).toEqual(expected === 'needsData' ? ['indication t1'] : [])
  })

  it('is asked for before what the rest of the case makes of it', () => {
    const evaluation = assessOne({ indication: 'unknown', days: { min: 41, max: 42 } })
    expect(needsOf(evaluation)).toEqual(['duration t1', 'indication t1'])
  })
})

describe('records of one drug', () => {
  const first: Recorded = { id: 'first', start: '2026-01-01', stop: '2026-03-01', role: 'monotherapy' }
  const of = (start: string, recorded: Recorded) => {
    const trials = [aFairTrial(first), aFairTrial({ role: 'monotherapy', start, stop: '2026-05-31', ...recorded })]
    return assessPolicy(policyBy(SIX_WEEKS), aPolicyCase({ trials }))
  }
  const HELPED: Recorded = { outcome: { band: 'response' } }

  it('that touch are one course, which ends as the last one does', () => {
    expect(of('2026-03-02', HELPED).result).toBe('notMet')
    expect(of('2026-03-02', {}).result).toBe('met')
  })

  it('that are apart stand for themselves', () => {
    // Eight days off the drug, where seven are bridged.
    expect(of('2026-03-10', HELPED).result).toBe('met')
    expect(of('2026-03-09', HELPED).result).toBe('notMet')
  })

  it('that may be one course or two have to be told apart', () => {
    const evaluation = of('2026-03', HELPED)
    expect(evaluation.result).toBe('needsData')
    expect(needsOf(evaluation)).toEqual(['sameCourse first'])
  })
})

describe('several counts in one policy', () => {
  /** Two ways to read one trial, each with numbers of its own. */
  const both = (one: TrialRule, other: TrialRule, trial: Recorded) => {
    const policy = aPolicyOf([
      failures({ id: 'one', required: 1, rules: [one] }),
      failures({ id: 'other', required: 1, rules: [other] }),
    ])
    const evaluation = assessPolicy(policy, aPolicyCase({ trials: [aFairTrial(trial)] }))
    return ['one', 'other'].map((id) => pathwayOf(evaluation, id).result)
  }
  const percent = (value: number, inclusive: boolean): TrialRule => ({
    ...SIX_WEEKS,
    response: { wording: null, failedBelow: { percent: value, inclusive }, byScale: false },
  })

  it.each([
    ['days', SIX_WEEKS, { ...SIX_WEEKS, days: 56 }, { days: 42 }, ['met', 'notMet']],
    [
      'dose',
      SIX_WEEKS,
      { ...SIX_WEEKS, dose: 'maximumTolerated' },
      { maximumTolerated: 'unknown' },
      ['met', 'needsData'],
    ],
    [
      'adherence',
      SIX_WEEKS,
      { ...SIX_WEEKS, adherence: 'adequate' },
      { adherence: { category: 'poor' } },
      ['met', 'notMet'],
    ],
    ['threshold', percent(50, false), percent(25, false), { outcome: { improvement: 30 } }, ['met', 'notMet']],
    ['limit', percent(25, false), percent(25, true), { outcome: { improvement: 25 } }, ['notMet', 'met']],
    [
      'scores',
      SIX_WEEKS,
      { ...SIX_WEEKS, response: { wording: null, failedBelow: null, byScale: true } },
      {},
      ['met', 'needsData'],
    ],
  ] as const satisfies readonly (readonly [string, TrialRule, TrialRule, Recorded, readonly PolicyResult[]])[])(
    'are each judged by their own %s',
    (_, one, other, trial, expected) => {
      expect(both(one, other, trial)).toEqual(expected)
      expect(both(other, one, trial)).toEqual([...expected].reverse())
    },
  )

  it('are each judged by their own days of what was added', () => {
    const asking = (days: number) =>
      failures({
        id: `${days}`,
        required: 1,
        rules: [SIX_WEEKS],
        allOf: [augmentations(1, { days, dose: 'therapeutic' })],
      })
    const added = anotherFairTrial({
      drug: 'aripiprazole',
      doses: [{ mgPerDay: 10 }],
      role: 'augmentation',
      addedTo: ['t1'],
      days: 28,
    })
    for (const [first, second] of [
      [28, 29],
      [29, 28],
    ] as const) {
      const policy = aPolicyOf([asking(first), asking(second)])
      const evaluation = assessPolicy(policy, aPolicyCase({ trials: [aFairTrial(), added] }))
      expect(pathwayOf(evaluation, '28').result).toBe('met')
      expect(pathwayOf(evaluation, '29').result).toBe('notMet')
    }
  })

  it('are each judged by what they make of an intolerance', () => {
    const policy = aPolicyOf([
      failures({ id: 'one', required: 1, rules: [SIX_WEEKS], intolerance: 'asFailure' }),
      failures({ id: 'other', required: 1, rules: [SIX_WEEKS], intolerance: 'notStated' }),
    ])
    const trial = aFairTrial({ days: 10, outcome: null, stopReason: 'sideEffects' })
    const evaluation = assessPolicy(policy, aPolicyCase({ trials: [trial] }))
    expect(['one', 'other'].map((id) => pathwayOf(evaluation, id).result)).toEqual(['met', 'notMet'])
  })
})

describe('what would tell whether a drug was tolerated', () => {
  const handled = (handling: IntoleranceHandling) =>
    aPolicyOf([failures({ required: 1, rules: [SIX_WEEKS], intolerance: handling })])
  const needs = (policy: Policy, recorded: Recorded) =>
    needsOf(assessPolicy(policy, aPolicyCase({ trials: [aFairTrial({ days: 10, outcome: null, ...recorded })] })))

  // The minimum of sertraline is 50 mg.
  const MAYBE_LOW: Recorded = { doses: [{ mgPerDay: { min: 25, max: 50 } }], stopReason: 'patientPreference' }

  it('is its dose, where side effects limited it', () => {
    expect(needs(handled('asFailure'), { ...MAYBE_LOW, maximumTolerated: 'yes' })).toEqual(['dose t1'])
    expect(needs(handled('asFailureOrContraindication'), { ...MAYBE_LOW, maximumTolerated: 'yes' })).toEqual([
      'dose t1',
    ])
    const below = aPolicyOf([intolerances({ required: 1, onlyBelowDose: true })])
    expect(needs(below, { ...MAYBE_LOW, stopReason: 'sideEffects' })).toEqual(['dose t1'])
  })

  it('is why it ended and what limited its dose, where nobody recorded that', () => {
    expect(needs(handled('asFailure'), { ...MAYBE_LOW, maximumTolerated: 'unknown' })).toEqual(['intolerance t1'])
    expect(needs(handled('asFailure'), { stopReason: null })).toEqual(['intolerance t1'])
  })

  it('is why it ended as well, where a contraindication would do', () => {
    const low: Recorded = { ...MAYBE_LOW, maximumTolerated: 'yes', stopReason: null }
    expect(needs(handled('asFailureOrContraindication'), low)).toEqual(['dose t1', 'intolerance t1'])
    expect(needs(handled('contraindicationOnly'), low)).toEqual(['intolerance t1'])
  })

  it('is the name of the drug, where nobody can name it', () => {
    const low: Recorded = { ...MAYBE_LOW, drug: 'a blue tablet', maximumTolerated: 'yes' }
    expect(needs(handled('asFailure'), low)).toEqual(['drug t1'])
  })

  describe('where no source gives a minimum that the dose was kept below', () => {
    const policy = aPolicyOf([
      failures({ required: 1, roles: ['augmentation'], rules: [SIX_WEEKS], intolerance: 'asFailure' }),
    ])
    const of = (recorded: Recorded) => {
      const added = anotherFairTrial({
        drug: 'levothyroxine',
        doses: [{ amount: 25, unit: 'mcg/day' }],
        role: 'augmentation',
        addedTo: ['t1'],
        days: 10,
        outcome: null,
        stopReason: 'patientPreference',
        ...recorded,
      })
      return assessPolicy(policy, aPolicyCase({ trials: [aFairTrial(), added] }))
    }

    it('is for the clinician to state', () => {
      const evaluation = of({ maximumTolerated: 'yes' })
      expect(detailedNeedsOf(evaluation)).toEqual(['attestation: intolerance'])
      expect(evaluation.result).toBe('attestationNeeded')
    })

    it('is plain from a stop for side effects', () => {
      expect(of({ stopReason: 'sideEffects' }).result).toBe('met')
      expect(of({ maximumTolerated: 'no' }).result).toBe('notMet')
    })
  })
})
