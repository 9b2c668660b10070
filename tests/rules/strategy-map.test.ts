import { describe, expect, it } from 'vitest'
import { listShownStrategies, STRATEGY_NOTE } from '@/lib/exchange/describe-strategy'
import { STRATEGY_FAMILIES, type StrategyFamily } from '@/lib/rules/strategy-map'
import { aFairTrial, anotherFairTrial } from './builders'
import { familyOf, mapOf as map } from './strategy-builders'

type Facts = Parameters<typeof map>[2]

const NONE = { tried: 'notMet', adequately: 'notMet', items: [] }
const TRIED = { tried: 'met', adequately: 'met' }

describe('the strategy map', () => {
  it('has every family, with nothing recorded where nothing is', () => {
    const entries = map([])
    expect(entries.map(({ family }) => family)).toEqual(STRATEGY_FAMILIES)
    expect(entries.map(({ tried }) => tried)).toEqual(STRATEGY_FAMILIES.map(() => 'notMet'))
  })

  it('tells what was not asked from what was not recorded', () => {
    expect(familyOf('ect', [], null)).toMatchObject({ isAsked: false, tried: 'unknown' })
    expect(familyOf('ect', [], [])).toMatchObject({ isAsked: true, tried: 'notMet' })
    expect(familyOf('lithium', [], null)).toMatchObject({ isAsked: true, tried: 'notMet' })
  })

  it('calls a dose raised when it was certainly above the minimum', () => {
    const dose = (mgPerDay: number | { min: number; max: number }) =>
      familyOf('optimization', [aFairTrial({ doses: [{ mgPerDay }] })])
    expect(dose(100)).toMatchObject(TRIED)
    expect(dose(50)).toMatchObject(NONE)
    expect(dose({ min: 50, max: 100 })).toMatchObject({ tried: 'unknown', adequately: 'unknown' })
    expect(familyOf('optimization', [aFairTrial({ weeks: 3 })])).toMatchObject({ tried: 'met', adequately: 'notMet' })
    expect(familyOf('optimization', [aFairTrial({ adherence: null })])).toMatchObject({
      tried: 'met',
      adequately: 'unknown',
    })
  })

  it('tells two drugs of one class from two classes', () => {
    const escitalopram = aFairTrial({ id: 'e', drug: 'escitalopram', doses: [{ mgPerDay: 10 }] })
    expect(familyOf('sameClass', [aFairTrial(), escitalopram])).toMatchObject(TRIED)
    expect(familyOf('otherClass', [aFairTrial(), escitalopram])).toMatchObject(NONE)
    expect(familyOf('sameClass', [aFairTrial(), anotherFairTrial()])).toMatchObject(NONE)
    expect(familyOf('otherClass', [aFairTrial(), anotherFairTrial()])).toMatchObject(TRIED)
    expect(familyOf('sameClass', [aFairTrial(), aFairTrial({ id: 'again' })])).toMatchObject(NONE)
    expect(familyOf('otherClass', [aFairTrial(), anotherFairTrial({ weeks: 3 })])).toMatchObject({
      tried: 'met',
      adequately: 'notMet',
    })
    const unknown = aFairTrial({ id: 'x', drug: 'some tablet' })
    expect(familyOf('sameClass', [aFairTrial(), unknown])).toMatchObject({ tried: 'unknown' })
    expect(familyOf('otherClass', [aFairTrial(), unknown])).toMatchObject({ tried: 'unknown' })
  })

  it('takes an antidepressant added to another for a combination, and for no change of drug', () => {
    const both = [aFairTrial(), anotherFairTrial({ role: 'combination', addedTo: ['t1'] })]
    expect(familyOf('combination', both)).toMatchObject(TRIED)
    expect(familyOf('otherClass', both)).toMatchObject(NONE)
    const poor = [aFairTrial({ weeks: 2 }), anotherFairTrial({ role: 'combination', addedTo: ['t1'] })]
    expect(familyOf('combination', poor)).toMatchObject({ tried: 'met', adequately: 'notMet' })
  })

  it.each([
    ['antipsychotic', 'aripiprazole', { mgPerDay: 10 }, 'met'],
    ['lithium', 'lithium', { amount: 0.7, unit: 'mmol/L' }, 'met'],
    ['thyroid', 'liothyronine', { amount: 25, unit: 'mcg/day' }, 'met'],
    ['thyroid', 'levothyroxine', { mgPerDay: 0.1 }, 'unknown'],
    ['otherAugmentation', 'lamotrigine', { mgPerDay: 200 }, null],
  ] as const)('files an augmentation under %s: %s', (family, drug, dose, adequately) => {
    const added = aFairTrial({ id: 'a', drug, doses: [dose], role: 'augmentation', addedTo: ['t1'] })
    const entry = familyOf(family, [aFairTrial(), added])
    expect(entry).toMatchObject({ tried: 'met', items: [{ id: 'a' }] })
    if (adequately !== null) expect(entry.adequately).toBe(adequately)
    const others = map([aFairTrial(), added]).filter(
      (other) => other.family !== family && other.items.some(({ id }) => id === 'a'),
    )
    expect(others).toEqual([])
  })

  it('leaves it open which kind of augmentation a drug was that nobody knows', () => {
    const added = aFairTrial({ id: 'a', drug: 'some tablet', role: 'augmentation', addedTo: ['t1'] })
    const kinds = ['antipsychotic', 'lithium', 'thyroid', 'otherAugmentation'] as const
    expect(kinds.map((kind) => familyOf(kind, [aFairTrial(), added]).tried)).toEqual(kinds.map(() => 'unknown'))
  })

  it('does not judge the adequacy of what no verified criterion exists for', () => {
    const treatments = [
      { id: 'p', kind: 'psychotherapy', type: 'CBT', sessions: 12 },
      { id: 'r', kind: 'rtms' },
      { id: 'e', kind: 'ect', laterality: 'bilateral' },
      { id: 'v', kind: 'vns' },
    ] as const
    const entries = map([aFairTrial({ id: 'k', drug: 'esketamine', doses: [] })], [...treatments])
    for (const family of ['psychotherapy', 'rtms', 'ect', 'vns', 'esketamineOrKetamine'])
      expect(entries.find((entry) => entry.family === family)).toMatchObject({ tried: 'met', adequately: null })
  })

  it('names a treatment by its type, else by its side, else as a course', () => {
    const shown = (treatment: object) => familyOf('ect', [], [{ id: 'e', kind: 'ect', ...treatment }]).items
    expect(shown({ type: ' brief pulse ', laterality: 'bilateral' })).toMatchObject([{ what: 'brief pulse' }])
    expect(shown({ type: ' ', laterality: ' bilateral ' })).toMatchObject([{ what: 'bilateral' }])
    expect(shown({ type: null, laterality: ' ' })).toMatchObject([{ what: 'a course' }])
    expect(shown({})).toEqual([
      { id: 'e', what: 'a course', tried: 'met', adequacy: null, isCurrent: 'met', isInProgress: false },
    ])
    expect(shown({ ongoing: true })).toMatchObject([{ isInProgress: true }])
    expect(shown({ ongoing: false })).toMatchObject([{ isInProgress: false }])
  })

  it('keeps the kinds of treatment apart', () => {
    const all = (['psychotherapy', 'rtms', 'ect', 'vns'] as const).map((kind) => ({ id: kind, kind }))
    for (const { kind } of all) expect(familyOf(kind, [], all).items.map(({ id }) => id)).toEqual([kind])
  })

  it('takes olanzapine-fluoxetine for an antipsychotic added, as adequate as itself', () => {
    const capsule = (amount: number) =>
      familyOf('antipsychotic', [
        aFairTrial({ drug: 'Symbyax', doses: [{ amount, unit: 'mg/day', ingredient: 'olanzapine' }] }),
      ])
    expect(capsule(6)).toMatchObject({ ...TRIED, items: [{ what: 'olanzapine-fluoxetine' }] })
    expect(capsule(5)).toMatchObject({ tried: 'met', adequately: 'notMet' })
  })

  it('calls an augmentation adequate when it and its base were', () => {
    const lithium = (recorded: Parameters<typeof aFairTrial>[0] = {}) =>
      aFairTrial({
        id: 'a',
        drug: 'lithium',
        doses: [{ amount: 0.7, unit: 'mmol/L' }],
        role: 'augmentation',
        addedTo: ['t1'],
        ...recorded,
      })
    expect(familyOf('lithium', [aFairTrial(), lithium()]).adequately).toBe('met')
    expect(familyOf('lithium', [aFairTrial({ weeks: 2 }), lithium()]).adequately).toBe('notMet')
    expect(familyOf('lithium', [aFairTrial(), lithium({ weeks: 2 })]).adequately).toBe('notMet')
    expect(familyOf('lithium', [aFairTrial(), lithium({ addedTo: [] })])).toMatchObject({
      tried: 'met',
      adequately: 'unknown',
    })
    expect(familyOf('lithium', [aFairTrial(), lithium({ episode: 'previous' })]).tried).toBe('notMet')
  })

  it('shows an earlier episode apart from this one', () => {
    expect(familyOf('ect', [], [{ id: 'e', kind: 'ect', episode: 'previous' }])).toMatchObject({
      tried: 'notMet',
      items: [{ id: 'e', isCurrent: 'notMet' }],
    })
    expect(familyOf('ect', [], [{ id: 'e', kind: 'ect', episode: 'unknown' }])).toMatchObject({ tried: 'unknown' })
  })

  it('leaves out what was for another use, and leaves open what may have been', () => {
    expect(familyOf('optimization', [aFairTrial({ indication: 'other' })])).toMatchObject(NONE)
    expect(familyOf('optimization', [aFairTrial({ indication: 'unknown' })])).toMatchObject({ tried: 'unknown' })
  })

  it('keeps what is recorded as not tried, with its reason', () => {
    const facts: Facts = {
      notTried: [
        { drug: 'ECT', reason: 'patientPreference' },
        { drug: 'lithium', reason: 'contraindication', note: 'renal' },
      ],
    }
    expect(familyOf('ect', [], [], facts).notTried).toEqual([{ what: 'ECT', reason: 'patientPreference' }])
    expect(familyOf('lithium', [], [], facts).notTried).toEqual([
      { what: 'lithium', reason: 'contraindication, renal' },
    ])
  })
})

describe('the words of the strategy map', () => {
  const ADVICE =
    /\b(should|could|consider|recommend|advis|advice|suggest|next|option|try|offer|indicated|appropriate|benefit|may help|remaining|available|yet|untried|start|switch to|first.line|eligible|candidate)/i

  it('give no advice, whatever the record', () => {
    const records = [
      map([], null),
      map([]),
      map(
        [aFairTrial({ adherence: null }), anotherFairTrial({ weeks: 2 })],
        [
          { id: 'e', kind: 'ect', episode: 'unknown' },
          { id: 'r', kind: 'rtms', ongoing: true },
        ],
      ),
      map([aFairTrial({ drug: 'some tablet', role: 'augmentation' })], [{ id: 'p', kind: 'psychotherapy' }]),
    ]
    const words = records.flatMap((entries) =>
      listShownStrategies(entries).flatMap(({ label, state, records: lines }) => [label, state, ...lines]),
    )
    expect([STRATEGY_NOTE, ...words].filter((text) => ADVICE.test(text))).toEqual([])
  })

  it('say what is recorded, and never that nothing was tried where nobody asked', () => {
    const stateOf = (family: StrategyFamily, ...given: Parameters<typeof map>) =>
      listShownStrategies(map(...given)).find((entry) => entry.family === family)?.state
    expect(stateOf('ect', [], null)).toBe('not asked')
    expect(stateOf('ect', [], [])).toBe('none recorded in this episode')
    expect(stateOf('optimization', [aFairTrial()])).toBe('recorded, adequate')
    expect(stateOf('optimization', [aFairTrial({ weeks: 2 })])).toBe('recorded, not adequate')
  })
})
