import { describe, expect, it } from 'vitest'
import { assessUnder } from './builders'
import { failed, stage } from './staging-builders'

type Trials = Parameters<typeof stage>[1]

/** What the scores make of some trials, beside the number of drugs that count. */
function read(trials: Trials) {
  const { countMin, countMax } = assessUnder('six-week', trials)
  const [european, thaseRush, mgh] = [stage('european', trials), stage('thaseRush', trials), stage('mgh', trials)]
  return {
    counts: [countMin, countMax],
    european: european.kind === 'stage' ? european.stages : european.kind,
    thaseRush: thaseRush.kind === 'stage' ? thaseRush.stages : thaseRush.kind,
    mgh: mgh.kind === 'score' ? [mgh.min, mgh.max] : mgh.kind,
  }
}

const together = { start: '2025-01-01', stop: '2025-06-30' }
const before = { start: '2024-01-01', stop: '2024-06-30' }
const sertraline = (recorded = {}) => failed('sertraline', { ...together, ...recorded })
const mirtazapine = (recorded = {}) =>
  failed('mirtazapine', { ...together, role: 'combination', addedTo: ['sertraline'], ...recorded })
const alone = (recorded = {}) => failed('sertraline', { ...before, id: 'alone', ...recorded })

const ONE = { counts: [1, 1], european: ['non-responder'], thaseRush: ['stage I'] }
const TWO = { counts: [2, 2], european: ['TRD 1'], thaseRush: ['stage II'] }
const ONE_OR_TWO = { counts: [1, 2], european: ['non-responder', 'TRD 1'], thaseRush: ['stage I', 'stage II'] }

describe('sertraline and mirtazapine started together', () => {
  it('are one failure and one combination: 1 + 0.5', () => {
    expect(read([sertraline(), mirtazapine()])).toEqual({ ...ONE, mgh: [1.5, 1.5] })
  })

  it('are two failures and one combination where sertraline also failed alone: 2 + 0.5', () => {
    expect(read([alone(), sertraline(), mirtazapine()])).toEqual({ ...TWO, mgh: [2.5, 2.5] })
  })

  it('are no more where both also failed alone', () => {
    const other = mirtazapine({
      id: 'other',
      role: 'monotherapy',
      addedTo: [],
      start: '2024-07-01',
      stop: '2024-12-01',
    })
    expect(read([alone(), other, sertraline(), mirtazapine()])).toEqual({ ...TWO, mgh: [2.5, 2.5] })
  })

  it('are two failures and no combination where the sertraline of the combination was too low', () => {
    const low = sertraline({ doses: [{ mgPerDay: 25 }] })
    expect(read([alone(), low, mirtazapine()])).toEqual({ ...TWO, mgh: [2, 2] })
  })

  it('are one or two where sertraline may have failed alone: 1.5 to 2.5', () => {
    const trials = [alone({ adherence: null }), sertraline(), mirtazapine()]
    expect(read(trials)).toEqual({ ...ONE_OR_TWO, mgh: [1.5, 2.5] })
  })

  it('are two where they only may have been started together and sertraline also failed alone: 2 to 2.5', () => {
    const vague = mirtazapine({ start: '2025-01' })
    const counted = { counts: [2, 2], european: ['TRD 1'] }
    expect(read([alone(), sertraline(), vague])).toMatchObject({ ...counted, mgh: [2, 2.5] })
    const open = { counts: [1, 2], european: ['non-responder', 'TRD 1'] }
    expect(read([sertraline(), vague])).toMatchObject({ ...open, mgh: [1, 2] })
  })
})
