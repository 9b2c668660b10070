import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { aFairTrial } from './builders'
import { ect, failed, mayHaveFailed, stage } from './staging-builders'

type Recorded = Parameters<typeof failed>[1]

/** Twelve weeks of aripiprazole 10 mg, added to sertraline without effect unless the test says otherwise. */
function added(recorded: Recorded = {}): AntidepressantTrial {
  const usual = { id: 'added', drug: 'aripiprazole', role: 'augmentation', addedTo: ['sertraline'] } as const
  return aFairTrial({ ...usual, doses: [{ mgPerDay: 10 }], ...recorded })
}

function mgh(...given: readonly [readonly AntidepressantTrial[], ReturnType<typeof ect>?]) {
  const result = stage('mgh', given[0], given[1])
  return result.kind === 'score' ? [result.min, result.max, ...result.bands] : result.kind
}

function european(...given: readonly [readonly AntidepressantTrial[], ReturnType<typeof ect>?]) {
  const result = stage('european', given[0], given[1])
  return result.kind === 'stage' ? result.stages : result.kind
}

describe('an augmentation gives half a point beside the 1 of its failed base', () => {
  it.each<[string, Recorded, number, number]>([
    ['after 28 days without effect', { days: 28 }, 1.5, 1.5],
    ['not after 27 days', { days: 27 }, 1, 1],
    ['not after a response', { outcome: { band: 'response' } }, 1, 1],
    ['not in an earlier episode', { episode: 'previous' }, 1, 1],
    ['possibly, in an episode that is not known', { episode: 'unknown' }, 1, 1.5],
    ['not for another use', { indication: 'other' }, 1, 1],
    ['possibly, for a use that is not known', { indication: 'unknown' }, 1, 1.5],
    ['not below its minimum of 2 mg', { doses: [{ mgPerDay: 1 }] }, 1, 1],
    ['possibly, where nobody knows what it was added to', { addedTo: [] }, 1, 1.5],
    ['possibly, where nothing is known of the tablets taken', { adherence: null }, 1, 1.5],
  ])('%s', (_, recorded, least, most) => {
    expect(mgh([failed('sertraline'), added(recorded)])).toEqual([least, most])
  })

  it('and as much beside a base that was adequate and brought a response', () => {
    const base = failed('sertraline', { outcome: { band: 'response' } })
    expect(mgh([base, added()])).toEqual([0.5, 0.5])
  })

  it('but not on a base that was never adequate', () => {
    expect(mgh([failed('sertraline', { weeks: 2 }), added()])).toEqual([0, 0])
  })

  it('each time', () => {
    const second = added({ id: 'second', drug: 'lithium', doses: [{ amount: 0.8, unit: 'mmol/L' }] })
    expect(mgh([failed('sertraline'), added(), second])[1]).toBe(2)
  })
})

describe('a pair started together', () => {
  const day = { start: '2025-01-01', stop: '2025-06-30' }
  const second: Recorded = { ...day, role: 'combination', addedTo: ['sertraline'] }

  it('gives 1 + 0.5, and half a point more for each of the two that was raised', () => {
    expect(mgh([failed('sertraline', day), failed('venlafaxine', second)])).toEqual([1.5, 1.5])
    const raised = failed('venlafaxine', { ...second, doses: [{ mgPerDay: 225 }] })
    expect(mgh([failed('sertraline', day), raised])).toEqual([2, 2])
    expect(mgh([failed('sertraline', { ...day, doses: [{ mgPerDay: 100 }] }), raised])).toEqual([2.5, 2.5])
  })

  it('gives no combination for certain where one of the two may not have failed', () => {
    const open = failed('venlafaxine', { ...second, adherence: null })
    expect(mgh([failed('sertraline', day), open])).toEqual([1, 1.5])
  })

  it('gives nothing for certain where neither may have failed, whatever else did', () => {
    const pair = [
      failed('sertraline', { ...day, adherence: null }),
      failed('venlafaxine', { ...second, adherence: null }),
    ]
    const trials = [...pair, failed('bupropion')]
    expect(mgh(trials)).toEqual([1, 2.5])
    expect(european(trials)).toEqual(['non-responder', 'TRD 1'])
  })

  it('adds to an augmentation: 1 + 0.5 + 0.5', () => {
    expect(mgh([failed('sertraline', day), failed('venlafaxine', second), added()])).toEqual([2, 2])
  })
})

describe('ECT', () => {
  it('gives 3 points of the Massachusetts General Hospital score without any trial', () => {
    expect(mgh([], ect())).toEqual([3, 3])
    expect(mgh([], ect({ outcome: { band: 'response' } }))).toEqual([0, 0])
    expect(stage('mgh', [], ect({ outcome: null }))).toMatchObject({
      kind: 'notComputable',
      needs: ['of the recorded ECT: its outcome and its episode'],
    })
  })

  it('of either side counts, but for Thase and Rush', () => {
    const unilateral = ect({ laterality: 'right unilateral' })
    expect(mgh([], unilateral)).toEqual([3, 3])
    expect(european([], unilateral)).toEqual(['non-responder'])
  })

  it('has to be known where one of the stages left open hangs on it', () => {
    const open = [failed('sertraline'), failed('amitriptyline'), mayHaveFailed('phenelzine')]
    expect(stage('thaseRush', open, null).kind).toBe('notComputable')
    expect(stage('thaseRush', open)).toMatchObject({ stages: ['stage III', 'stage IV'] })
  })

  it('is a treatment of a class of its own in the European model, counted once', () => {
    expect(european([], ect())).toEqual(['non-responder'])
    expect(european([failed('sertraline')], [...ect(), ...ect({ id: 'second' })])).toEqual(['TRD 1'])
    expect(european([failed('sertraline'), failed('escitalopram')], ect())).toEqual(['TRD 2'])
    expect(european([failed('sertraline'), mayHaveFailed('venlafaxine')], ect())).toEqual(['TRD 1', 'TRD 2'])
  })

  it('changes nothing above the last European stage, known or not', () => {
    const drugs = ['sertraline', 'escitalopram', 'venlafaxine', 'bupropion', 'mirtazapine', 'amitriptyline'] as const
    const six = drugs.map((drug) => failed(drug))
    expect(european(six, ect())).toEqual(['TRD 5'])
    expect(european(six, ect({ outcome: null }))).toEqual(['TRD 5'])
    expect(european(six.slice(1), ect())).toEqual(['TRD 5'])
    expect(european(six.slice(1), ect({ outcome: null }))).toBe('notComputable')
  })

  it('has to be bilateral and without response in one course for stage V', () => {
    const ladder = [failed('sertraline'), failed('amitriptyline'), failed('phenelzine')]
    const staged = (treatments: ReturnType<typeof ect>) => {
      const result = stage('thaseRush', ladder, treatments)
      return result.kind === 'stage' ? result.stages : result.kind
    }
    const unilateral = ect({ id: 'unilateral', laterality: 'right unilateral' })
    const responded = ect({ id: 'responded', outcome: { band: 'response' } })
    expect(staged([...unilateral, ...responded])).toEqual(['stage IV'])
    expect(staged([...unilateral, ...ect()])).toEqual(['stage V'])
    expect(staged([...unilateral, ...ect({ outcome: null })])).toBe('notComputable')
    expect(staged(ect({ ongoing: true }))).toBe('notComputable')
  })

  it('has to be recorded as such: another treatment is none', () => {
    expect(european([failed('sertraline')], ect({ kind: 'rtms' }))).toEqual(['non-responder'])
  })
})

describe('the ladder of Thase and Rush', () => {
  it('needs a second class before a tricyclic or an MAOI gives a stage', () => {
    const staged = (...trials: readonly AntidepressantTrial[]) => {
      const result = stage('thaseRush', trials)
      return result.kind === 'stage' ? result.stages : result.kind
    }
    expect(staged(failed('amitriptyline'))).toEqual(['stage I'])
    expect(staged(failed('amitriptyline'), failed('phenelzine'))).toEqual(['stage IV'])
    expect(staged(failed('sertraline'), failed('venlafaxine'), failed('phenelzine'))).toEqual(['stage II'])
  })
})
