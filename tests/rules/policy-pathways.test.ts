import { describe, expect, it } from 'vitest'
import { augmentations, failures, intolerances, rule } from '@/lib/rules/policies/build-policy'
import type { Pathway, Silence } from '@/lib/rules/policy-types'
import { aFairTrial, anotherFairTrial } from './builders'
import { aPolicyCase, aPolicyOf, assessPolicy, detailedNeedsOf, needsOf, pathwayOf } from './policy-builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const SIX_WEEKS = rule({ days: 42, dose: 'therapeutic' })
const FAILED: Recorded = { stopReason: 'lackOfEfficacy' }
const SSRI = (recorded: Recorded = {}) => aFairTrial({ ...FAILED, ...recorded })
const SNRI = (recorded: Recorded = {}) => anotherFairTrial({ ...FAILED, ...recorded })

const assess = (pathway: Pathway, ...trials: readonly ReturnType<typeof aFairTrial>[]) =>
  pathwayOf(assessPolicy(aPolicyOf([pathway]), aPolicyCase({ trials, otherTreatments: [] })), pathway.id)

describe('what a pathway says of itself', () => {
  it('is its count, its classes, and what each of them comes to', () => {
    const pathway = failures({ required: 3, classes: 2, rules: [SIX_WEEKS] })
    expect(assess(pathway, SSRI(), SNRI({ days: { min: 41, max: 42 } }))).toEqual({
      id: 'failure',
      kind: 'failedTrials',
      result: 'notMet',
      count: { min: 1, max: 2 },
      required: 3,
      classes: { min: 1, max: 2 },
      classesRequired: 2,
      trials: [
        { id: 't1', fits: 'met', byIntolerance: 'notMet' },
        { id: 'other', fits: 'unknown', byIntolerance: 'notMet' },
      ],
      needs: [],
      filled: [],
      silent: ['adherence', 'episode'],
      shortOfDays: null,
    })
  })

  it('marks a trial that fills a place by an intolerance, and none that does not fill one', () => {
    const pathway = failures({ required: 1, rules: [SIX_WEEKS], intolerance: 'asFailure' })
    const stopped: Recorded = { days: 10, outcome: null, stopReason: 'sideEffects' }
    expect(assess(pathway, SSRI(stopped), SNRI({ ...stopped, indication: 'other' })).trials).toEqual([
      { id: 't1', fits: 'met', byIntolerance: 'met' },
      { id: 'other', fits: 'notMet', byIntolerance: 'notMet' },
    ])
  })

  const asking = rule({ days: 42, dose: 'therapeutic', adherence: 'adequate' })

  it.each([
    ['everything', failures({ required: 1, classes: 1, episode: 'any', rules: [asking] }), []],
    ['no adherence', failures({ required: 1, classes: 1, episode: 'any', rules: [SIX_WEEKS] }), ['adherence']],
    ['adherence in one rule', failures({ required: 1, classes: 1, episode: 'any', rules: [SIX_WEEKS, asking] }), []],
    ['no episode', failures({ required: 1, classes: 1, rules: [asking] }), ['episode']],
    ['no classes', failures({ required: 1, episode: 'any', rules: [asking] }), ['classes']],
    ['nothing', failures({ required: 1 }), ['adherence', 'episode', 'classes']],
    // Whether a drug was taken is no question where it was not tolerated.
    ['intolerances', intolerances({ required: 1 }), ['episode', 'classes']],
  ] as const satisfies readonly (readonly [string, Pathway, readonly Silence[]])[])(
    'says where it is silent: asked for %s',
    (_, pathway, silent) => {
      expect(assess(pathway, SSRI()).silent).toEqual(silent)
    },
  )

  it('says where our numbers stand in, of any of its rules', () => {
    expect(assess(failures({ required: 1 })).filled).toEqual(['dose', 'days'])
    expect(assess(failures({ required: 1, rules: [SIX_WEEKS] })).filled).toEqual([])
    expect(assess(failures({ required: 1, rules: [SIX_WEEKS, asking] })).filled).toEqual(['adherence'])
    expect(assess(failures({ required: 1, rules: [SIX_WEEKS, rule({ days: 42 })] })).filled).toEqual(['dose'])
    expect(assess(failures({ required: 1, rules: [SIX_WEEKS, rule({ dose: 'therapeutic' })] })).filled).toEqual([
      'days',
    ])
    expect(assess(intolerances({ required: 1 })).filled).toEqual([])
    expect(assess(intolerances({ required: 1, onlyBelowDose: true })).filled).toEqual(['dose'])
  })
})

describe('a pathway with further conditions', () => {
  const twoWeeksStable = { kind: 'stableMedication', days: 14 } as const
  const oneOfEither = failures({
    required: 1,
    rules: [SIX_WEEKS],
    anyOf: [augmentations(1, { days: 28, dose: 'therapeutic' }), { kind: 'psychotherapy', episode: null }],
  })
  const added = (days: number) =>
    aFairTrial({
      ...FAILED,
      id: 'added',
      drug: 'aripiprazole',
      doses: [{ mgPerDay: 10 }],
      role: 'augmentation',
      addedTo: ['t1'],
      days,
    })

  it('is met by any one of those of which one is enough', () => {
    expect(assess(oneOfEither, SSRI(), added(28)).result).toBe('met')
    // Another kind of treatment may have been tried, and nobody recorded it.
    expect(needsOf(assess(oneOfEither, SSRI(), added(27)))).toEqual(['psychotherapy'])
  })

  it('needs every one of those of which all are asked for', () => {
    const pathway = failures({
      required: 1,
      rules: [SIX_WEEKS],
      allOf: [twoWeeksStable, { kind: 'distinctSideEffects' }],
    })
    const evaluation = assess(pathway, SSRI())
    expect(evaluation.result).toBe('attestationNeeded')
    expect(detailedNeedsOf(evaluation)).toEqual([
      'attestation: stableMedication (14)',
      'attestation: distinctSideEffects',
    ])
    expect(assess(pathway, SSRI({ days: 41 })).result).toBe('notMet')
  })

  it('asks for facts before statements', () => {
    const pathway = failures({ required: 1, rules: [SIX_WEEKS], allOf: [twoWeeksStable] })
    const evaluation = assess(pathway, SSRI({ days: { min: 41, max: 42 } }))
    expect(evaluation.result).toBe('needsData')
    expect(detailedNeedsOf(evaluation)).toEqual(['data: duration', 'attestation: stableMedication (14)'])
  })
})

describe('a pathway whose number of trials could not be read', () => {
  const unread = failures({ rules: [SIX_WEEKS] })
  const unreadIntolerance = intolerances()
  const NOT_TOLERATED = SSRI({ days: 10, outcome: null, stopReason: 'sideEffects', maximumTolerated: 'no' })

  it('is not evaluable, however many trials there are, and needs nothing', () => {
    for (const trials of [[], [SSRI()], [SSRI(), SNRI()], [SSRI({ days: null })]])
      expect(assess(unread, ...trials)).toMatchObject({ result: 'notEvaluable', required: null, needs: [] })
  })

  it('is not met where something else that it asks for is not', () => {
    const current = failures({ rules: [SIX_WEEKS], episode: 'any', atLeastInCurrentEpisode: 1 })
    expect(assess(current, SSRI({ episode: 'previous' })).result).toBe('notMet')
    expect(assess(current, SSRI()).result).toBe('notEvaluable')
  })

  it('by intolerance is not met without a single drug that may not have been tolerated', () => {
    expect(assess(unreadIntolerance, SSRI({ maximumTolerated: 'no' })).result).toBe('notMet')
    expect(assess(unreadIntolerance).result).toBe('notMet')
    expect(assess(unreadIntolerance, NOT_TOLERATED)).toMatchObject({ result: 'notEvaluable', needs: [] })
    expect(assess(unreadIntolerance, SSRI({ days: 10, stopReason: null })).result).toBe('notEvaluable')
  })
})

describe('a pathway that names a second, higher number of days', () => {
  const pathway = failures({ required: 2, rules: [rule({ days: 28, dose: 'therapeutic' })], warnBelowDays: 42 })

  it('says so where not all that it asks for reach it', () => {
    expect(assess(pathway, SSRI({ days: 42 }), SNRI({ days: 41 }))).toMatchObject({ result: 'met', shortOfDays: 42 })
    expect(assess(pathway, SSRI({ days: 42 }), SNRI({ days: 42 }))).toMatchObject({ result: 'met', shortOfDays: null })
  })

  it('says nothing of it where it is not met, or names none', () => {
    expect(assess(pathway, SSRI({ days: 41 }), SNRI({ days: 27 }))).toMatchObject({
      result: 'notMet',
      shortOfDays: null,
    })
    const without = failures({ required: 1, rules: [rule({ days: 28, dose: 'therapeutic' })] })
    expect(assess(without, SSRI({ days: 28 }))).toMatchObject({ result: 'met', shortOfDays: null })
  })

  it('asks it of each of several rules', () => {
    const rules = [rule({ days: 28, dose: 'maximumTolerated' }), rule({ days: 28, dose: 'therapeutic' })] as const
    const several = failures({ required: 1, rules, warnBelowDays: 42 })
    expect(assess(several, SSRI({ days: 41 })).shortOfDays).toBe(42)
    expect(assess(several, SSRI({ days: 42 })).shortOfDays).toBeNull()
  })
})

describe('a pathway that only the clinician can attest', () => {
  it('asks them to, and counts nothing', () => {
    const pathway = { kind: 'attestation', id: 'urgent', label: 'Urgent clinical need', allOf: [] } as const
    expect(assess(pathway, SSRI(), SNRI())).toEqual({
      id: 'urgent',
      kind: 'attestation',
      result: 'attestationNeeded',
      count: { min: 0, max: 0 },
      required: null,
      classes: { min: 0, max: 0 },
      classesRequired: null,
      trials: [],
      needs: [{ code: 'pathwayAttested', kind: 'attestation', about: null, detail: 'Urgent clinical need' }],
      filled: [],
      silent: [],
      shortOfDays: null,
    })
  })

  it('asks for the facts of its conditions first', () => {
    const pathway = {
      kind: 'attestation',
      id: 'ect',
      label: 'Receiving ECT',
      allOf: [{ kind: 'psychotherapy', episode: null }],
    } as const
    const evaluation = assess(pathway)
    expect(evaluation.result).toBe('needsData')
    expect(needsOf(evaluation)).toEqual(['pathwayAttested', 'psychotherapy'])
  })
})
