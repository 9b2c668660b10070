import { describe, expect, it } from 'vitest'
import type { FailedDrug } from '@/lib/rules/staging/adequate-failures'
import { countClasses, type FailureState, type Grouping, listFailureStates } from '@/lib/rules/staging/failure-states'
import { failed, mayHaveFailed, stage } from './staging-builders'

function aDrug(key: string, drugClass: string | null, verdict: FailedDrug['failed'] = 'met'): FailedDrug {
  return { key, name: key, failed: verdict, drugClass, isOptimized: 'notMet', daysAtDose: { min: 84, max: 84 } }
}

type Failing = readonly { readonly unit: number; readonly drugClass: string }[]

/** One completion as a ladder reads it: failures up to 6, classes up to 2, a tricyclic, an MAOI. */
function read(failing: Failing): string {
  const failures = Math.min(6, new Set(failing.map(({ unit }) => unit)).size)
  const classes = Math.min(failures, 2, new Set(failing.map(({ drugClass }) => drugClass)).size)
  const has = (drugClass: string) => failing.some((one) => one.drugClass === drugClass)
  return `${failures} failures, ${classes} classes, ${has('TCA') ? 'a' : 'no'} TCA, ${has('MAOI') ? 'an' : 'no'} MAOI`
}

/** Every completion, one by one: each drug failed or not, each unknown one of any class. */
function tryAll(grouping: Grouping): ReadonlySet<string> {
  const drugs = grouping.flatMap((group, unit) => group.map((drug) => ({ drug, unit })))
  const classes = ['TCA', 'MAOI', ...drugs.flatMap(({ drug }) => drug.drugClass ?? `class of ${drug.key}`)]
  let completions: readonly Failing[] = [[]]
  for (const { drug, unit } of drugs) {
    const failing = (drug.drugClass === null ? classes : [drug.drugClass]).map((drugClass) => ({ unit, drugClass }))
    const added = completions.flatMap((one) => failing.map((last) => [...one, last]))
    completions = drug.failed === 'met' ? added : [...completions, ...added]
  }
  return new Set(completions.map(read))
}

function describeState(state: FailureState): string {
  const { failures, hasTca, hasMaoi } = state
  const classes = countClasses(state)
  return `${failures} failures, ${classes} classes, ${hasTca ? 'a' : 'no'} TCA, ${hasMaoi ? 'an' : 'no'} MAOI`
}

const SERTRALINE = aDrug('sertraline', 'SSRI')
const PHENELZINE = aDrug('phenelzine', 'MAOI')
const MAYBE = {
  sertraline: aDrug('sertraline', 'SSRI', 'unknown'),
  amitriptyline: aDrug('amitriptyline', 'TCA', 'unknown'),
  phenelzine: aDrug('phenelzine', 'MAOI', 'unknown'),
  tablet: aDrug('? some tablet', null, 'unknown'),
}
const TABLET = aDrug('? some tablet', null)

describe('the states that a record leaves open', () => {
  it.each<[string, Grouping]>([
    ['no drug', []],
    ['one drug', [[SERTRALINE]]],
    ['one that may have failed', [[MAYBE.sertraline]]],
    ['two of one class', [[SERTRALINE], [aDrug('escitalopram', 'SSRI', 'unknown')]]],
    ['several, all open', [[MAYBE.sertraline], [MAYBE.amitriptyline], [MAYBE.phenelzine]]],
    ['one that nobody knows', [[TABLET]]],
    ['two that nobody knows', [[TABLET], [aDrug('? another', null)]]],
    ['one that nobody knows beside one of each kind', [[SERTRALINE], [MAYBE.tablet], [MAYBE.phenelzine]]],
    ['two started together', [[SERTRALINE, PHENELZINE]]],
    ['two started together, one of them open', [[SERTRALINE, MAYBE.amitriptyline]]],
    ['two started together, both open, and a third', [[MAYBE.sertraline, MAYBE.amitriptyline], [PHENELZINE]]],
    [
      'three started together, one that nobody knows',
      [[MAYBE.sertraline, MAYBE.phenelzine, MAYBE.tablet], [SERTRALINE]],
    ],
  ])('are those of its completions, one by one: %s', (_, grouping) => {
    expect(new Set(listFailureStates(grouping).map(describeState))).toEqual(tryAll(grouping))
  })

  it('tell no more than 6 failures apart, and are each given once', () => {
    const drugs = Array.from({ length: 8 }, (_, index) => [aDrug(`drug ${index}`, 'SSRI', 'unknown')])
    expect(
      listFailureStates(drugs)
        .map(({ failures }) => failures)
        .sort(),
    ).toEqual([0, 1, 2, 3, 4, 5, 6])
    const mixed = [[SERTRALINE], [PHENELZINE], [MAYBE.amitriptyline], [aDrug('imipramine', 'TCA', 'unknown')]]
    // With 0, 1 or 2 tricyclics: 2, 3 or 4 failures.
    expect(
      listFailureStates(mixed)
        .map(({ failures }) => failures)
        .sort(),
    ).toEqual([2, 3, 4])
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

  it('have to be told apart first above 6 pairs', () => {
    const last = failed('escitalopram', { start: '2025-10-01', stop: '2026-03-31' })
    const trials = [base(), ...added(7), last]
    const needs = ['which antidepressants were started together']
    expect(stage('thaseRush', trials)).toMatchObject({ kind: 'notComputable', needs })
    expect(stage('european', trials)).toMatchObject({ kind: 'notComputable', needs })
    expect(stage('mgh', trials)).toMatchObject({
      kind: 'notComputable',
      needs,
      inputs: [{}, { observed: null, points: null }, { observed: null, points: null }, { points: { min: 0, max: 0 } }],
    })
    expect(stage('mgh', trials, null)).toMatchObject({
      needs: [...needs, 'whether ECT was given in this episode'],
    })
  })

  it('are no pair where one of the two did not fail', () => {
    const day = { start: '2025-01-15' }
    const poor = base({ adherence: { proportion: 0.5 } })
    expect(stage('european', [poor, ...added(7)])).toMatchObject({ kind: 'stage', stages: ['TRD 5'] })
    const short = added(1, { ...day, stop: '2025-02-01' })
    expect(stage('european', [base(day), ...short])).toMatchObject({ stages: ['non-responder'] })
    expect(stage('mgh', [base(day), ...short])).toMatchObject({ min: 1, max: 1 })
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
