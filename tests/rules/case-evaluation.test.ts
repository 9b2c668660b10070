import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial, CaseFile } from '@/lib/domain/case-file'
import { assessCase } from '@/lib/rules/assess-case'
import { aCaseFile } from '../factories'
import { aDay, aFairTrial, anotherFairTrial, assess } from './builders'

type Recorded = Parameters<typeof aFairTrial>[0]

const helped = (recorded: Recorded) => assess([aFairTrial(recorded)]).beside.whatHelpedBefore

describe('what helped before', () => {
  it('is the drug, its highest dose, how long it was taken and why it was stopped', () => {
    expect(
      helped({
        weeks: undefined,
        doses: [
          { mgPerDay: 50, days: 14 },
          { mgPerDay: 150, days: 70 },
        ],
        outcome: { band: 'remission' },
        stopReason: 'cost',
      }),
    ).toEqual([
      {
        trial: 't1',
        drugId: 'sertraline',
        drug: 'sertraline',
        maximumDose: 150,
        unit: 'mg/day',
        days: 84,
        stopReasons: ['cost'],
        lost: false,
      },
    ])
  })

  it('is named as it was written where the drug is not resolved, and without what is not known', () => {
    const unnamed = { weeks: undefined, doses: [], outcome: { band: 'response' } } as const
    const unknown = { drugId: null, maximumDose: null, unit: 'mg/day', stopReasons: [], lost: false }
    expect(helped({ ...unnamed, drug: 'the blue one' })).toMatchObject([{ ...unknown, drug: 'the blue one' }])
    expect(helped({ ...unnamed, drug: null })).toMatchObject([{ ...unknown, drug: 'drug not known' }])
  })

  it.each([
    [50, true],
    [49.9, false],
    [{ min: 50, max: 70 }, true],
    [{ min: 45, max: 70 }, false],
  ])('is an improvement of %o: %s', (improvement, expected) => {
    expect(helped({ outcome: { improvement } }).length === 1).toBe(expected)
  })

  it('is a response that was lost, and one that may have been lost where it certainly was one', () => {
    expect(helped({ lostResponse: true })).toMatchObject([{ lost: true }])
    expect(helped({ lostResponse: null, outcome: { band: 'response' } })).toMatchObject([{ lost: false }])
    expect(helped({ lostResponse: null })).toEqual([])
  })

  it('is no trial for another use, nor of a drug that is no treatment of depression', () => {
    const response = { outcome: { band: 'response' } } as const
    expect(helped({ ...response, indication: 'other' })).toEqual([])
    expect(helped({ ...response, indication: 'unknown' })).toHaveLength(1)
    expect(helped({ ...response, drug: 'lorazepam', role: 'monotherapy' })).toEqual([])
    expect(helped({ ...response, drug: 'esketamine', doses: [{ amount: 84, unit: 'mg/session' }] })).toMatchObject([
      { drugId: 'esketamine', unit: 'mg/session', maximumDose: 84 },
    ])
  })
})

describe('the classes that were tried', () => {
  const classes = (trials: readonly AntidepressantTrial[], facts: Parameters<typeof assess>[1] = {}) =>
    assess(trials, facts).beside.classes

  it.each([
    ['too short as well', { days: 3 }, 2],
    ['in an unknown episode as well', { episode: 'unknown' }, 2],
    ['not in an earlier episode', { episode: 'previous' }, 1],
    ['not for another use', { indication: 'other' }, 1],
    ['not without a name', { drug: 'the blue one' }, 1],
    ['not of what was added', { drug: 'lithium', role: 'augmentation' }, 1],
  ] as const)('are those of antidepressants for depression in this episode: %s', (_, recorded, expected) => {
    expect(classes([aFairTrial(), anotherFairTrial(recorded)])).toBe(expected)
  })
})

describe('the classes that were tried, with an earlier episode', () => {
  it('are one where two SSRIs were taken in this episode and another class in an earlier one', () => {
    const escitalopram = aFairTrial({ id: 'second', drug: 'escitalopram', doses: [{ mgPerDay: 10 }] })
    const earlier = anotherFairTrial({ episode: 'previous' })
    expect(assess([aFairTrial(), escitalopram, earlier]).beside.classes).toBe(1)
  })
})

describe('contributors that are not settled', () => {
  it('are those that were not assessed or are present, and not those that were ruled out or treated', () => {
    const contributors = (['notAssessed', 'present', 'ruledOut', 'treated'] as const).map((status) => ({
      code: status,
      status,
    }))
    expect(assess([], { contributors }).beside.unresolvedContributors).toEqual(['notAssessed', 'present'])
    expect(assess([]).beside.unresolvedContributors).toEqual([])
  })
})

describe('the definitions that differ from the first', () => {
  const differences = (trials: readonly AntidepressantTrial[]) => assess(trials).beside.differences

  it('are none where all judge alike', () => {
    expect(differences([aFairTrial(), anotherFairTrial()])).toEqual([])
    expect(differences([])).toEqual([])
  })

  it('are named with each trial and criterion that differs: 35 days are enough in four weeks, not in six', () => {
    const trials = [aFairTrial(), anotherFairTrial({ days: 35 })]
    const other = { trials: [{ id: 'other', criteria: ['duration'] }], verdict: 'criteriaMet' }
    expect(differences(trials)).toEqual(
      ['four-week', 'athf-sf', 'delphi-2022', 'canada-2021'].map((definition) => ({ definition, ...other })),
    )
  })

  it('are named where only a trial differs and no verdict: one drug for 35 days', () => {
    const found = differences([aFairTrial({ days: 35 })])
    expect(found[0]).toEqual({
      definition: 'four-week',
      verdict: 'notResistant',
      trials: [{ id: 't1', criteria: ['duration'] }],
    })
    expect(assess([aFairTrial({ days: 35 })]).beside.definitionDependent).toBe(false)
  })

  it('are named where a criterion differs and the trial counts in neither: a response after 35 days', () => {
    const [found] = differences([aFairTrial({ days: 35, outcome: { band: 'response' } })])
    expect(found).toMatchObject({ definition: 'four-week', trials: [{ id: 't1', criteria: ['duration'] }] })
  })

  it('are named where a trial counts in one and not in the other, though each criterion is judged alike', () => {
    const added = aFairTrial({
      ...{ id: 'a', drug: 'aripiprazole', doses: [{ mgPerDay: 10 }], role: 'augmentation', addedTo: ['t1'] },
    })
    const found = differences([aFairTrial(), added]).find(({ definition }) => definition === 'mgh-atrq')
    expect(found).toEqual({ definition: 'mgh-atrq', verdict: 'criteriaMet', trials: [{ id: 'a', criteria: [] }] })
  })
})

describe('what was asked of a case', () => {
  const file = aCaseFile({ case: { label: 'One' }, trials: [aFairTrial(), anotherFairTrial({ adherence: undefined })] })
  const today = aDay('2026-11-20')
  const evaluate = (one: CaseFile, options: Partial<Parameters<typeof assessCase>[1]> = {}) =>
    assessCase(one, { today, ...options })

  it('may be some of the definitions: then nobody knows whether all agree', () => {
    const evaluation = evaluate(file, { definitions: ['eight-week', 'four-week'] })
    expect(evaluation.definitions.map(({ id }) => id)).toEqual(['eight-week', 'four-week'])
    expect(evaluation.beside.definitionDependent).toBeNull()
    expect(evaluation.beside.strictCount).toEqual({ min: 1, max: 2 })
    expect(evaluate(file).beside.definitionDependent).toBe(false)
  })

  it('may be none: then nothing is counted', () => {
    const { beside, definitions } = evaluate(file, { definitions: [] })
    expect(definitions).toEqual([])
    expect(beside).toMatchObject({
      strictCount: { min: 0, max: 0 },
      differences: [],
      definitionDependent: null,
      classes: 2,
    })
  })

  it('is its own day before the day of the assessment', () => {
    expect(evaluate(file)).toMatchObject({ format: 'fair-trial/evaluation@1', label: 'One', assessedOn: '2026-11-20' })
    const own = { ...file, case: { ...file.case, assessedOn: aDay('2026-01-31') } }
    expect(evaluate(own).assessedOn).toBe('2026-01-31')
  })

  it('may be to assume adherence where it is not recorded, by the case or by who asks', () => {
    const chosen = { ...file, case: { ...file.case, assumeAdherence: true } }
    const refused = { ...file, case: { ...file.case, assumeAdherence: false } }
    for (const [one, options, expected] of [
      [file, {}, false],
      [file, { assumeAdherence: false }, false],
      [file, { assumeAdherence: true }, true],
      [chosen, {}, true],
      [refused, {}, false],
    ] as const) {
      const { assumeAdherence, definitions, assumptions } = evaluate(one, options)
      expect(assumeAdherence).toBe(expected)
      expect(definitions[0]?.countMin).toBe(expected ? 2 : 1)
      expect(assumptions.some((text) => text.startsWith('Adherence'))).toBe(expected)
    }
  })

  it('is what the hash is of: the file, the day and whether adherence is assumed', () => {
    const hash = (one: CaseFile, options = {}) => evaluate(one, options).inputHash
    const same = { ...file, case: { ...file.case, assessedOn: today, assumeAdherence: false } }
    expect(hash(file)).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(hash(same)).toBe(hash(file))
    expect(hash(file, { definitions: ['four-week'] })).toBe(hash(file))
    expect(hash(file, { assumeAdherence: true })).not.toBe(hash(file))
    expect(hash(file, { today: aDay('2026-11-21') })).not.toBe(hash(file))
    expect(hash({ ...file, trials: [aFairTrial()] })).not.toBe(hash(file))
  })
})

describe('what is assumed because it was left out', () => {
  it('is said in one sentence each, with the number of trials', () => {
    const dated = { start: '2025-01-01', stop: '2025-06-30' } as const
    const trials = [aFairTrial(), anotherFairTrial({ adherence: undefined })]
    expect(assess(trials, {}, true).assumptions).toEqual([
      'Diagnosis not recorded: major depressive disorder assumed.',
      'Year of birth not recorded: adult assumed.',
      'Role not recorded in 2 trials: monotherapy assumed.',
      'Indication not recorded in 2 trials: depression assumed.',
      'Episode neither recorded nor shown by dates in 2 trials: current episode assumed.',
      'Adherence not recorded in 1 trial: assumed as chosen, at least 80 %.',
    ])
    const known = { birthYear: 1980, diagnosis: { primary: 'majorDepressiveDisorder' } } as const
    const episodes = (recorded: Recorded, onset?: string) =>
      assess([aFairTrial({ role: 'monotherapy', indication: 'depression', ...recorded })], {
        ...known,
        ...(onset === undefined ? {} : { episode: { onset } }),
      }).assumptions
    const assumed = ['Episode neither recorded nor shown by dates in 1 trial: current episode assumed.']
    expect(episodes(dated)).toEqual(assumed)
    expect(episodes(dated, '2024-01')).toEqual([])
    expect(episodes({}, '2024-01')).toEqual(assumed)
    expect(episodes({ episode: 'unknown' })).toEqual([])
  })

  it('is no role of an augmentation: its base is asked for instead', () => {
    const lithium = aFairTrial({ drug: 'lithium', doses: [], indication: 'depression', episode: 'current' })
    expect(assess([lithium]).assumptions.some((text) => text.startsWith('Role'))).toBe(false)
  })
})

describe('a provisional verdict', () => {
  it.each([
    ['present', true],
    ['absent', false],
    ['unknown', false],
  ] as const)('is one with mania now %s: %s', (mania, expected) => {
    expect(assess([], { safety: { mania } }).definitions[0]?.provisional).toBe(expected)
  })
})
