import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial, OtherTreatment } from '@/lib/domain/case-file'
import { getReference } from '@/lib/rules/references'
import { OMITTED_SCORES, STAGING_SCORES } from '@/lib/rules/staging/list'
import type { StagingScoreId } from '@/lib/rules/staging/staging-result'
import { aFairTrial } from './builders'
import { type Drug, ect, type Facts, failed, mayHaveFailed, stage } from './staging-builders'

describe('Thase–Rush', () => {
  const stages = (...given: [readonly AntidepressantTrial[], OtherTreatment[]?]) =>
    stage('thaseRush', given[0], given[1])

  it('climbs one stage for each class, and only in the order of the ladder', () => {
    expect(stages([])).toMatchObject({ kind: 'stage', stages: ['stage 0'] })
    expect(stages([failed('sertraline')])).toMatchObject({ stages: ['stage I'] })
    expect(stages([failed('sertraline'), failed('escitalopram')])).toMatchObject({ stages: ['stage I'] })
    expect(stages([failed('sertraline'), failed('escitalopram'), failed('venlafaxine')])).toMatchObject({
      stages: ['stage II'],
    })
    expect(stages([failed('sertraline'), failed('phenelzine')])).toMatchObject({ stages: ['stage II'] })
    expect(stages([failed('sertraline'), failed('amitriptyline')])).toMatchObject({ stages: ['stage III'] })
    const all = [failed('sertraline'), failed('amitriptyline'), failed('phenelzine')]
    expect(stages(all)).toMatchObject({ stages: ['stage IV'] })
    expect(stages(all, ect())).toMatchObject({ stages: ['stage V'] })
  })

  it('counts failed bilateral ECT only, and only on top of stage IV', () => {
    const all = [failed('sertraline'), failed('amitriptyline'), failed('phenelzine')]
    expect(stages(all, ect({ laterality: 'right unilateral' }))).toMatchObject({ stages: ['stage IV'] })
    expect(stages(all, ect({ outcome: { band: 'response' } }))).toMatchObject({ stages: ['stage IV'] })
    expect(stages(all, ect({ episode: 'previous' }))).toMatchObject({ stages: ['stage IV'] })
    expect(stages([failed('sertraline')], ect())).toMatchObject({ stages: ['stage I'] })
  })

  it('needs what is not recorded of ECT where it decides, and nowhere else', () => {
    const all = [failed('sertraline'), failed('amitriptyline'), failed('phenelzine')]
    expect(stage('thaseRush', all, null)).toMatchObject({
      kind: 'notComputable',
      needs: ['whether ECT was given in this episode'],
    })
    expect(stages(all, ect({ laterality: null }))).toMatchObject({
      kind: 'notComputable',
      needs: ['of the recorded ECT: its outcome, its episode, and whether it was bilateral'],
    })
    expect(stage('thaseRush', [failed('sertraline')], null)).toMatchObject({ kind: 'stage', stages: ['stage I'] })
  })

  it('names every stage that the record leaves open', () => {
    expect(stages([failed('sertraline'), mayHaveFailed('venlafaxine')])).toMatchObject({
      stages: ['stage I', 'stage II'],
    })
    expect(stages([failed('sertraline'), mayHaveFailed('amitriptyline')])).toMatchObject({
      stages: ['stage I', 'stage III'],
    })
    expect(stages([mayHaveFailed('sertraline')])).toMatchObject({ stages: ['stage 0', 'stage I'] })
  })

  it('lets a drug that nobody knows be of any class', () => {
    const unknown = aFairTrial({ id: 'x', drug: 'some tablet' })
    expect(stages([failed('sertraline'), unknown])).toMatchObject({ stages: ['stage I', 'stage II', 'stage III'] })
  })

  it('holds bupropion and mirtazapine for different classes', () => {
    expect(stages([failed('bupropion'), failed('mirtazapine')])).toMatchObject({ stages: ['stage II'] })
  })

  it('is not given when the last adequate trial brought a response that was not lost', () => {
    const first = failed('sertraline', { start: '2025-01-01', stop: '2025-04-30' })
    const last = failed('venlafaxine', { start: '2025-06-01', stop: '2025-10-31', outcome: { band: 'response' } })
    expect(stages([first, last])).toMatchObject({ kind: 'notApplicable' })
    expect(stages([first, { ...last, lostResponse: true }])).toMatchObject({ stages: ['stage I'] })
    expect(stages([first, { ...last, outcome: null }])).toMatchObject({ kind: 'notComputable' })
    expect(
      stages([
        { ...first, outcome: { band: 'response' } },
        { ...last, outcome: { band: 'none' } },
      ]),
    ).toMatchObject({ stages: ['stage I'] })
  })

  it('takes two antidepressants started together for one trial', () => {
    const start = '2025-01-01'
    const pair = [
      failed('sertraline', { start, stop: '2025-06-30' }),
      failed('mirtazapine', { start, stop: '2025-06-30', role: 'combination', addedTo: ['sertraline'] }),
    ]
    expect(stages(pair)).toMatchObject({ stages: ['stage I'] })
  })
})

describe('the European model', () => {
  const SIX: readonly Drug[] = ['sertraline', 'venlafaxine', 'bupropion', 'mirtazapine', 'amitriptyline', 'phenelzine']

  it('goes by the number of failed treatments: 1 non-responder, 2 to 6 the stages', () => {
    const expected = ['no stage', 'non-responder', 'TRD 1', 'TRD 2', 'TRD 3', 'TRD 4', 'TRD 5']
    expect(
      expected.map((_, count) =>
        stage(
          'european',
          SIX.slice(0, count).map((drug) => failed(drug)),
        ),
      ),
    ).toMatchObject(expected.map((label) => ({ kind: 'stage', stages: [label] })))
    const seven = [...SIX.map((drug) => failed(drug)), failed('escitalopram')]
    expect(stage('european', seven)).toMatchObject({ stages: ['TRD 5'] })
  })

  it('asks for two different classes before the first stage of resistance', () => {
    expect(stage('european', [failed('sertraline'), failed('escitalopram')])).toMatchObject({
      stages: ['non-responder'],
    })
  })

  it('counts failed ECT as a treatment of a class of its own, and needs to know of it', () => {
    expect(stage('european', [failed('sertraline')], ect())).toMatchObject({ stages: ['TRD 1'] })
    expect(stage('european', [failed('sertraline')], null)).toMatchObject({ kind: 'notComputable' })
    expect(stage('european', [failed('sertraline')], ect({ outcome: null }))).toMatchObject({
      kind: 'notComputable',
      needs: ['of the recorded ECT: its outcome and its episode'],
    })
  })
})

describe('the Massachusetts General Hospital score', () => {
  it('gives 3 + 0.5 + 0.5 + 3 = 7 for three failures, one raised dose, one augmentation and failed ECT', () => {
    const trials = [
      failed('sertraline', { doses: [{ mgPerDay: 100 }] }),
      failed('venlafaxine'),
      failed('bupropion'),
      aFairTrial({
        id: 'added',
        drug: 'aripiprazole',
        role: 'augmentation',
        addedTo: ['bupropion'],
        doses: [{ mgPerDay: 10 }],
      }),
    ]
    expect(stage('mgh', trials, ect())).toMatchObject({ kind: 'score', min: 7, max: 7 })
    expect(stage('mgh', trials)).toMatchObject({ min: 4, max: 4 })
  })

  it('gives the lowest and the highest score that the record leaves open', () => {
    expect(stage('mgh', [failed('sertraline'), mayHaveFailed('venlafaxine')])).toMatchObject({ min: 1, max: 2 })
    const raised = failed('sertraline', { doses: [{ mgPerDay: { min: 50, max: 100 } }] })
    expect(stage('mgh', [raised])).toMatchObject({ min: 1, max: 1.5 })
  })

  it('counts failed ECT once, and cannot be computed without knowing of it', () => {
    const twice = [...ect(), ...ect({ id: 'ect2' })]
    expect(stage('mgh', [failed('sertraline')], twice)).toMatchObject({ min: 4, max: 4 })
    expect(stage('mgh', [failed('sertraline')], null)).toMatchObject({
      kind: 'notComputable',
      needs: ['whether ECT was given in this episode'],
    })
  })

  it('gives a pair started together one trial and one combination, 1.5', () => {
    const start = '2025-01-01'
    const pair = [
      failed('sertraline', { start, stop: '2025-06-30' }),
      failed('mirtazapine', { start, stop: '2025-06-30', role: 'combination', addedTo: ['sertraline'] }),
    ]
    expect(stage('mgh', pair)).toMatchObject({ min: 1.5, max: 1.5 })
  })

  it('leaves out trials that were too short, and what was too little', () => {
    expect(
      stage('mgh', [failed('sertraline', { weeks: 4 }), failed('venlafaxine', { doses: [{ mgPerDay: 37.5 }] })]),
    ).toMatchObject({ min: 0, max: 0 })
  })
})

describe('all scores', () => {
  const FOUR: readonly Drug[] = ['sertraline', 'bupropion', 'amitriptyline', 'phenelzine']
  const [YES, NO] = [{ proportion: 0.9 }, { proportion: 0.5 }]

  /** Every way to fill in what is not known of the tablets taken. */
  function completions(open: readonly boolean[]): AntidepressantTrial[][] {
    return FOUR.reduce<AntidepressantTrial[][]>(
      (sets, drug, index) =>
        sets.flatMap((set) =>
          (open[index] ? [YES, NO] : [YES]).map((adherence) => [...set, failed(drug, { adherence })]),
        ),
      [[]],
    )
  }

  const stagesOf = (id: StagingScoreId, trials: readonly AntidepressantTrial[]) => {
    const result = stage(id, trials)
    return result.kind === 'stage' ? result.stages : []
  }

  it.each(['thaseRush', 'european'] as const)('name exactly the stages of all completions (%s)', (id) => {
    for (let mask = 0; mask < 2 ** FOUR.length; mask++) {
      const open = FOUR.map((_, index) => (mask & (2 ** index)) !== 0)
      const recorded = FOUR.map((drug, index) => (open[index] ? mayHaveFailed(drug) : failed(drug)))
      const each = new Set(completions(open).flatMap((trials) => stagesOf(id, trials)))
      expect(new Set(stagesOf(id, recorded))).toEqual(each)
    }
  })

  it('do not apply to a case that is certainly outside their scope', () => {
    const facts: Facts = { diagnosis: { primary: 'bipolarDepression' } }
    expect(STAGING_SCORES.map(({ id }) => stage(id, [failed('sertraline')], [], facts).kind)).toEqual(
      STAGING_SCORES.map(() => 'notApplicable'),
    )
  })

  it('never mark a row better than the publication it comes from was seen', () => {
    const rank = { decided: 0, read: 0, secondary: 1, recalled: 2 }
    const better = STAGING_SCORES.flatMap(({ rows }) => [...rows]).filter(
      ({ source, evidence }) => rank[evidence] < rank[getReference(source).evidence],
    )
    expect(better).toEqual([])
  })

  it('that could not be verified are left out, each with its reason', () => {
    expect(OMITTED_SCORES.map(({ reason }) => reason.length > 0)).toEqual([true, true, true, true])
  })
})
