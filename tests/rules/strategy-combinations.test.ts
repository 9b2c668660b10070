import { describe, expect, it } from 'vitest'
import { aFairTrial, anotherFairTrial } from './builders'
import { familiesOf, familyOf } from './strategy-builders'

const DAY = { start: '2026-03-02', stop: '2026-06-30' }
const MONTH = { start: '2026-03', stop: '2026-06-30' }
const SHORT = { start: '2026-03-02', stop: '2026-03-20' }

function combination(...trials: Parameters<typeof familyOf>[1]) {
  return familyOf('combination', trials)
}

describe('two antidepressants started on the same day', () => {
  it('are a combination without any role, each as adequate as both are', () => {
    expect(combination(aFairTrial(DAY), anotherFairTrial(DAY))).toMatchObject({
      tried: 'met',
      adequately: 'met',
      items: [{ id: 't1' }, { id: 'other' }],
    })
    expect(combination(aFairTrial(DAY), anotherFairTrial(SHORT))).toMatchObject({ tried: 'met', adequately: 'notMet' })
    expect(combination(aFairTrial(SHORT), anotherFairTrial(DAY))).toMatchObject({ tried: 'met', adequately: 'notMet' })
  })

  it('are none when both were each on its own, when the days differ, and when it is one drug', () => {
    const alone = { ...DAY, role: 'monotherapy' } as const
    expect(combination(aFairTrial(alone), anotherFairTrial(alone)).tried).toBe('notMet')
    expect(combination(aFairTrial(DAY), anotherFairTrial({ ...DAY, start: '2026-03-03' })).tried).toBe('notMet')
    expect(combination(aFairTrial(DAY), aFairTrial({ ...DAY, id: 'again' })).tried).toBe('notMet')
  })

  it('are none when one of them was for another use, and open when nobody knows', () => {
    const tablets = { id: 'b', drug: 'bupropion', doses: [{ mgPerDay: 300 }], ...DAY } as const
    expect(combination(aFairTrial(DAY), aFairTrial({ ...tablets, indication: 'other' })).tried).toBe('notMet')
    expect(combination(aFairTrial(DAY), aFairTrial({ ...tablets, indication: 'unknown' }))).toMatchObject({
      tried: 'unknown',
      adequately: 'unknown',
    })
  })

  it('are a combination of this episode only when they belong to it', () => {
    const earlier = { ...DAY, episode: 'previous' } as const
    expect(combination(aFairTrial(earlier), anotherFairTrial(earlier))).toMatchObject({
      tried: 'notMet',
      items: [{ isCurrent: 'notMet' }, { isCurrent: 'notMet' }],
    })
  })
})

describe('an antidepressant recorded as added', () => {
  it('is a combination by its role, and by naming what it was added to', () => {
    for (const role of ['combination', 'augmentation'] as const)
      expect(familiesOf('other', [aFairTrial(), anotherFairTrial({ role })])).toContain('combination')
    expect(familiesOf('other', [aFairTrial(), anotherFairTrial({ addedTo: ['t1'] })])).toEqual(['combination'])
    expect(
      familiesOf('other', [aFairTrial(), anotherFairTrial({ role: 'monotherapy', addedTo: ['t1'] })]),
    ).not.toContain('combination')
  })

  it('is as adequate as itself and one of its bases', () => {
    const added = { role: 'combination', addedTo: ['t1', 'm'] } as const
    const mirtazapine = aFairTrial({ id: 'm', drug: 'mirtazapine', doses: [{ mgPerDay: 30 }], weeks: 2 })
    expect(combination(aFairTrial(), mirtazapine, anotherFairTrial(added)).adequately).toBe('met')
    expect(combination(aFairTrial({ weeks: 2 }), mirtazapine, anotherFairTrial(added)).adequately).toBe('notMet')
    expect(combination(aFairTrial(), mirtazapine, anotherFairTrial({ ...added, weeks: 2 })).adequately).toBe('notMet')
    expect(combination(aFairTrial({ weeks: 2 }), mirtazapine, anotherFairTrial({ addedTo: ['t1'] })).adequately).toBe(
      'notMet',
    )
  })

  it('has an unknown base where none is recorded', () => {
    expect(combination(aFairTrial(), anotherFairTrial({ role: 'combination' }))).toMatchObject({
      tried: 'met',
      adequately: 'unknown',
    })
    expect(combination(aFairTrial(), anotherFairTrial({ role: 'combination', weeks: 2 })).adequately).toBe('notMet')
  })

  it('takes for its base what was certainly started with it, and never what only may have been', () => {
    const role = { role: 'combination' } as const
    expect(combination(aFairTrial(DAY), anotherFairTrial({ ...DAY, ...role })).adequately).toBe('met')
    expect(combination(aFairTrial(MONTH), anotherFairTrial({ ...MONTH, ...role }))).toMatchObject({
      tried: 'met',
      adequately: 'unknown',
    })
    expect(combination(aFairTrial(SHORT), anotherFairTrial({ ...DAY, ...role })).adequately).toBe('unknown')
  })
})
