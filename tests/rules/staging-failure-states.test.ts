import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StartedTogether } from '@/lib/rules/counting'
import type { FailingTrial } from '@/lib/rules/staging/adequate-failures'
import { countClasses, type FailureState, listFailureStates } from '@/lib/rules/staging/failure-states'
import type { Verdict } from '@/lib/rules/verdict'
import { failed, mayHaveFailed, stage } from './staging-builders'

type Pair = readonly [string, string, Verdict?]
type Recorded = { readonly trials: readonly FailingTrial[]; readonly together: readonly StartedTogether[] }

function aTrialOf(key: string, drugClass: string | null, counts: Verdict = 'met', id = key): FailingTrial {
  return { id, key, drugClass, counts }
}

function pairs(...given: readonly Pair[]): readonly StartedTogether[] {
  return given.map(([a, b, isTogether = 'met']) => ({ a, b, isTogether }))
}

/** Every way to choose one option of each. */
function choose<T>(options: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return options.reduce<readonly (readonly T[])[]>(
    (ways, some) => ways.flatMap((way) => some.map((one) => [...way, one])),
    [[]],
  )
}

const answers = (verdict: Verdict) => (verdict === 'unknown' ? [true, false] : [verdict === 'met'])

/** The most drugs for which trials stand that were not started together: every trial of each drug is tried. */
function countFailures(failing: readonly FailingTrial[], isOne: readonly StartedTogether[]): number {
  const startOf = (id: string): string => {
    let day = [id]
    for (const _ of isOne)
      day = [...day, ...isOne.flatMap(({ a, b }) => (day.includes(a) || day.includes(b) ? [a, b] : []))]
    return [...new Set(day)].sort().join()
  }
  const keys = [...new Set(failing.map(({ key }) => key))]
  const ways = choose(keys.map((key) => failing.filter((trial) => trial.key === key)))
  return Math.max(...ways.map((way) => new Set(way.map(({ id }) => startOf(id))).size))
}

function describeRead(failures: number, classes: readonly string[]): string {
  const different = Math.min(failures, 2, new Set(classes).size)
  const has = (drugClass: string) => classes.includes(drugClass)
  return `${failures} failures, ${different} classes, ${has('TCA') ? 'a' : 'no'} TCA, ${has('MAOI') ? 'an' : 'no'} MAOI`
}

/** Every completion, one by one: each trial failed or not, each pair together or not, each unknown drug of any class. */
function tryAll({ trials, together }: Recorded): ReadonlySet<string> {
  const names = ['TCA', 'MAOI', ...trials.map(({ key, drugClass }) => drugClass ?? `class of ${key}`)]
  const found = new Set<string>()
  for (const counted of choose(trials.map(({ counts }) => answers(counts)))) {
    const failing = trials.filter((_, index) => counted[index])
    const classOf = new Map(failing.map(({ key, drugClass }) => [key, drugClass === null ? names : [drugClass]]))
    const readings = choose([...classOf.values()])
    for (const isOne of choose(together.map(({ isTogether }) => answers(isTogether)))) {
      const pairsThen = together.filter((_, index) => isOne[index])
      for (const classes of readings) found.add(describeRead(countFailures(failing, pairsThen), classes))
    }
  }
  return found
}

function describeState(state: FailureState): string {
  const { failures, hasTca, hasMaoi } = state
  const classes = countClasses(state)
  return `${failures} failures, ${classes} classes, ${hasTca ? 'a' : 'no'} TCA, ${hasMaoi ? 'an' : 'no'} MAOI`
}

function listStates({ trials, together }: Recorded): readonly string[] {
  return listFailureStates(trials, together).map(describeState)
}

const SERTRALINE = aTrialOf('sertraline', 'SSRI')
const ALONE = aTrialOf('sertraline', 'SSRI', 'met', 'sertraline alone')
const PHENELZINE = aTrialOf('phenelzine', 'MAOI')
const MAYBE = {
  sertraline: aTrialOf('sertraline', 'SSRI', 'unknown'),
  alone: aTrialOf('sertraline', 'SSRI', 'unknown', 'sertraline alone'),
  amitriptyline: aTrialOf('amitriptyline', 'TCA', 'unknown'),
  phenelzine: aTrialOf('phenelzine', 'MAOI', 'unknown'),
  tablet: aTrialOf('? some tablet', null, 'unknown'),
}
const TABLET = aTrialOf('? some tablet', null)
const TOGETHER = pairs(['sertraline', 'phenelzine'])

describe('the states that a record leaves open', () => {
  it.each<[string, readonly FailingTrial[], (readonly StartedTogether[])?]>([
    ['no drug', []],
    ['one drug', [SERTRALINE]],
    ['one that may have failed', [MAYBE.sertraline]],
    ['two of one class', [SERTRALINE, aTrialOf('escitalopram', 'SSRI', 'unknown')]],
    ['several, all open', [MAYBE.sertraline, MAYBE.amitriptyline, MAYBE.phenelzine]],
    ['one that nobody knows', [TABLET]],
    ['two that nobody knows', [TABLET, aTrialOf('? another', null)]],
    ['two trials of one that nobody knows', [MAYBE.tablet, { ...MAYBE.tablet, id: 'again' }]],
    ['one that nobody knows beside one of each kind', [SERTRALINE, MAYBE.tablet, MAYBE.phenelzine]],
    ['two started together', [SERTRALINE, PHENELZINE], TOGETHER],
    ['two started together, one of which also failed alone', [ALONE, SERTRALINE, PHENELZINE], TOGETHER],
    ['the same, where it may have failed alone', [MAYBE.alone, SERTRALINE, PHENELZINE], TOGETHER],
    ['two, one of them open', [SERTRALINE, MAYBE.amitriptyline], pairs(['sertraline', 'amitriptyline'])],
    ['two that may have been', [SERTRALINE, PHENELZINE], pairs(['sertraline', 'phenelzine', 'unknown'])],
    ['two that were not', [SERTRALINE, PHENELZINE], pairs(['sertraline', 'phenelzine', 'notMet'])],
    [
      'two started together, both open, and a third',
      [MAYBE.sertraline, MAYBE.amitriptyline, PHENELZINE],
      pairs(['sertraline', 'amitriptyline']),
    ],
    [
      'three, of which nobody knows one, and a trial alone',
      [ALONE, MAYBE.sertraline, MAYBE.phenelzine, MAYBE.tablet],
      pairs(['sertraline', 'phenelzine'], ['phenelzine', '? some tablet', 'unknown']),
    ],
  ])('are those of its completions, one by one: %s', (_, trials, together = []) => {
    expect(new Set(listStates({ trials, together }))).toEqual(tryAll({ trials, together }))
  })

  const IDS = ['t1', 't2', 't3', 't4', 't5'] as const
  const drugs = [
    ['A', 'SSRI'],
    ['B', 'SSRI'],
    ['C', 'TCA'],
    ['D', 'MAOI'],
    ['?', null],
  ] as const
  const verdict = fc.constantFrom<Verdict>('met', 'unknown')
  const record: fc.Arbitrary<Recorded> = fc
    .record({
      drugs: fc.array(fc.tuple(fc.constantFrom(...drugs), verdict), { maxLength: IDS.length }),
      pairs: fc.array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS), verdict), { maxLength: 3 }),
    })
    .map((made) => ({
      trials: made.drugs.map(([[key, drugClass], counts], at) => aTrialOf(key, drugClass, counts, IDS[at])),
      together: pairs(...made.pairs),
    }))

  it('are those of the completions of any record, each given once', () => {
    fc.assert(
      fc.property(record, (made) => {
        const states = listFailureStates(made.trials, made.together)
        expect(new Set(states.map(describeState))).toEqual(tryAll(made))
        expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(states.length)
      }),
      { numRuns: 500, seed: 20261121 },
    )
  })

  it('of 200 trials started together in pairs are found at once: 67 to 100 failures', () => {
    const classes = ['SSRI', 'TCA', 'MAOI', null]
    const trials = Array.from({ length: 200 }, (_, index) =>
      aTrialOf(`drug ${index}`, classes[index % classes.length] ?? null, index % 3 === 0 ? 'met' : 'unknown'),
    )
    const together = pairs(...Array.from({ length: 100 }, (_, at): Pair => [`drug ${at}`, `drug ${at + 100}`]))
    const failures = listFailureStates(trials, together).map((state) => state.failures)
    // Of drugs 0, 3, … 198 one is certain: 67 drugs, of which none are 100 apart, because 100 is no multiple of 3.
    expect([Math.min(...failures), Math.max(...failures)]).toEqual([67, 100])
  })
})

describe('antidepressants that may have been started together', () => {
  const JANUARY = { start: '2025-01', stop: '2025-09' }
  const base = (recorded = {}) => failed('sertraline', { ...JANUARY, role: 'monotherapy', ...recorded })
  const OTHERS = [
    ['venlafaxine', 150],
    ['bupropion', 300],
    ['mirtazapine', 30],
    ['amitriptyline', 150],
    ['phenelzine', 60],
    ['vortioxetine', 10],
    ['agomelatine', 25],
  ] as const

  /** Each of so many drugs was added to sertraline in the month in which that was started. */
  function added(count: number, recorded = {}) {
    return OTHERS.slice(0, count).map(([drug, mgPerDay]) =>
      failed('sertraline', {
        ...{ id: drug, drug, doses: [{ mgPerDay }], role: 'combination', addedTo: ['sertraline'] },
        ...JANUARY,
        ...recorded,
      }),
    )
  }

  it('are one failure or two', () => {
    expect(stage('european', [base(), ...added(1)])).toMatchObject({ stages: ['non-responder', 'TRD 1'] })
    // Sertraline may not have had its days before venlafaxine came to it: 1 point at least, 1 + 1 at most.
    expect(stage('mgh', [base(), ...added(1)])).toMatchObject({ min: 1, max: 2 })
  })

  it('are one where both days are known and the same', () => {
    const day = { start: '2025-01-15' }
    expect(stage('european', [base(day), ...added(1, day)])).toMatchObject({ stages: ['non-responder'] })
    expect(stage('european', [base(day), ...added(2, day)])).toMatchObject({ stages: ['non-responder'] })
    expect(stage('mgh', [base(day), ...added(2, day)])).toMatchObject({ min: 1.5, max: 1.5 })
  })

  it('are tried in every grouping up to 6 pairs: from 1 failure in all to 7', () => {
    expect(stage('european', [base(), ...added(6)])).toMatchObject({
      stages: ['non-responder', 'TRD 1', 'TRD 2', 'TRD 3', 'TRD 4', 'TRD 5'],
    })
    // 1 failure and 1 combination are 1.5 points, 7 failures are 7.
    expect(stage('mgh', [base(), ...added(6)])).toMatchObject({ kind: 'score', min: 1.5, max: 7 })
  })

  it('have to be told apart first above 6 pairs where a combination gives points: the stages do not need it', () => {
    const last = failed('escitalopram', { start: '2025-10-01', stop: '2026-03-31' })
    const trials = [base(), ...added(7), last]
    const needs = ['which antidepressants were started together']
    // The eight are 1 failure if they were all started together, and escitalopram is another of the class of sertraline.
    expect(stage('european', trials)).toMatchObject({ stages: ['TRD 1', 'TRD 2', 'TRD 3', 'TRD 4', 'TRD 5'] })
    expect(stage('thaseRush', trials)).toMatchObject({ stages: ['stage IV'] })
    expect(stage('mgh', trials)).toMatchObject({
      kind: 'notComputable',
      needs,
      inputs: [
        { observed: { min: 2, max: 9 } },
        { observed: { min: 0, max: 0 } },
        { observed: null, points: null },
        { points: { min: 0, max: 0 } },
      ],
    })
    expect(stage('mgh', trials, null)).toMatchObject({
      needs: [...needs, 'whether ECT was given in this episode'],
    })
  })

  it('may have been started together by way of one that did not fail, as they are counted', () => {
    const poor = base({ adherence: { proportion: 0.5 } })
    expect(stage('european', [poor, ...added(1)])).toMatchObject({ stages: ['non-responder'] })
    expect(stage('european', [poor, ...added(2)])).toMatchObject({ stages: ['non-responder', 'TRD 1'] })
    expect(stage('mgh', [poor, ...added(2)])).toMatchObject({ min: 1.5, max: 2 })
  })

  it('are no pair where one of the two did not fail, and was started with no other', () => {
    const day = { start: '2025-01-15' }
    const short = added(1, { ...day, stop: '2025-02-01' })
    expect(stage('european', [base(day), ...short])).toMatchObject({ stages: ['non-responder'] })
    expect(stage('mgh', [base(day), ...short])).toMatchObject({ min: 1, max: 1 })
    const poor = added(7, { adherence: { proportion: 0.5 } })
    expect(stage('mgh', [base(), ...poor])).toMatchObject({ kind: 'score', min: 0, max: 1 })
  })

  it('are one pair, however often it is recorded', () => {
    const both = OTHERS.slice(0, 4).map(([drug, mgPerDay]) =>
      failed('sertraline', { ...JANUARY, id: drug, drug, doses: [{ mgPerDay }], role: 'combination' }),
    )
    // 4 drugs, each recorded as a combination: 4 × 3 / 2 = 6 pairs.
    expect(stage('european', both)).toMatchObject({ stages: ['non-responder', 'TRD 1', 'TRD 2', 'TRD 3'] })
  })

  it('leave the others as they are', () => {
    const day = { start: '2025-01-15' }
    const after = mayHaveFailed('escitalopram')
    expect(stage('european', [base(day), ...added(1, day), after])).toMatchObject({
      stages: ['non-responder', 'TRD 1'],
    })
  })
})
