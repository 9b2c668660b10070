import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { aFairTrial } from './builders'
import { failed, stage } from './staging-builders'

const EARLIER = { start: '2025-01-01', stop: '2025-04-30' } as const
const LATER = { start: '2025-06-01', stop: '2025-10-31' } as const
const RESPONSE = { outcome: { band: 'response' } } as const

type Recorded = Parameters<typeof failed>[1]

/** Sertraline, then venlafaxine, each without response unless the test says otherwise. */
function twoTrials(first: Recorded, last: Recorded): readonly AntidepressantTrial[] {
  return [failed('sertraline', { ...EARLIER, ...first }), failed('venlafaxine', { ...LATER, ...last })]
}

/** The stages of Thase and Rush, or why there is none. */
function staged(trials: readonly AntidepressantTrial[]) {
  const result = stage('thaseRush', trials)
  return result.kind === 'stage' ? result.stages : result.kind
}

describe('a last trial that brought a response', () => {
  it('leaves no stage, and says why', () => {
    expect(stage('thaseRush', twoTrials({}, RESPONSE))).toMatchObject({
      kind: 'notApplicable',
      reason: 'the last adequate trial brought a response',
    })
  })

  it('decides nothing where it was not adequate, of another episode, for another use, or no antidepressant', () => {
    const lithium = { drug: 'lithium', role: 'augmentation', doses: [{ amount: 0.8, unit: 'mmol/L' }] } as const
    const others = [
      failed('venlafaxine', { start: '2025-06-01', stop: '2025-06-14', ...RESPONSE }),
      failed('venlafaxine', { ...LATER, ...RESPONSE, episode: 'previous' }),
      failed('venlafaxine', { ...LATER, ...RESPONSE, indication: 'other' }),
      aFairTrial({ id: 'added', ...LATER, ...RESPONSE, ...lithium, addedTo: ['sertraline'] }),
      aFairTrial({
        id: 'apart',
        ...LATER,
        ...RESPONSE,
        drug: 'esketamine',
        doses: [{ amount: 84, unit: 'mg/session' }],
      }),
    ]
    expect(others.map((other) => staged([failed('sertraline', EARLIER), other]))).toEqual(others.map(() => ['stage I']))
  })

  it('leaves it open where nobody knows what it was for, whether it was adequate, of which episode, or if it was lost', () => {
    const open: readonly Recorded[] = [
      { indication: 'unknown' },
      { adherence: null },
      { episode: 'unknown' },
      { lostResponse: null },
    ]
    for (const one of open) {
      expect(stage('thaseRush', twoTrials({}, { ...RESPONSE, ...one }))).toMatchObject({
        kind: 'notComputable',
        needs: ['which adequate trial was the last, and its outcome'],
      })
    }
  })

  it('leaves no stage after another response, even where nobody knows whether it was adequate', () => {
    expect(staged(twoTrials(RESPONSE, { ...RESPONSE, adherence: null }))).toBe('notApplicable')
  })

  it('is open where no trial was certainly adequate: without an adequate one, the stage is 0', () => {
    expect(staged([failed('sertraline', { ...EARLIER, ...RESPONSE, adherence: null })])).toBe('notComputable')
  })

  it('decides nothing where the response was lost', () => {
    expect(staged(twoTrials({}, { ...RESPONSE, lostResponse: true }))).toEqual(['stage I'])
  })
})

describe('a last trial without response', () => {
  it('leaves an earlier response without effect', () => {
    expect(staged(twoTrials(RESPONSE, {}))).toEqual(['stage I'])
  })

  it('leaves an earlier response open where nobody knows what the last trial was for', () => {
    expect(staged(twoTrials(RESPONSE, { indication: 'unknown' }))).toBe('notComputable')
  })

  it('gives every stage after an earlier failure, whatever nobody knows of it', () => {
    expect(staged(twoTrials({}, { indication: 'unknown' }))).toEqual(['stage I', 'stage II'])
    expect(staged(twoTrials({}, { adherence: null }))).toEqual(['stage I', 'stage II'])
  })
})

describe('which trial is the last', () => {
  it('goes by the day on which it started', () => {
    const long = { start: '2025-01-01', stop: '2026-06-30' }
    expect(staged(twoTrials({ ...long, ...RESPONSE }, {}))).toEqual(['stage I'])
    expect(staged(twoTrials(long, RESPONSE))).toBe('notApplicable')
  })

  it('is open between two that started on one day', () => {
    const sameDay = { start: '2025-06-01', stop: '2025-09-30', role: 'monotherapy' } as const
    expect(staged(twoTrials({ ...sameDay, ...RESPONSE }, sameDay))).toBe('notComputable')
    expect(staged(twoTrials({ ...sameDay, ...RESPONSE, start: '2025-05-31' }, sameDay))).toEqual(['stage I'])
  })

  it('is open where the months given leave the order open, or where no dates are known', () => {
    const month = { start: '2025-06', stop: '2025-10', role: 'monotherapy' } as const
    expect(staged(twoTrials({ ...month, ...RESPONSE }, LATER))).toBe('notComputable')
    expect(staged(twoTrials({ ...month, ...RESPONSE }, { ...LATER, start: '2025-07-01' }))).toEqual(['stage I'])
    expect(staged([failed('sertraline', RESPONSE), failed('venlafaxine')])).toBe('notComputable')
  })

  it('of two records of one course is the course, with the outcome of the last record', () => {
    const records = [
      failed('sertraline', { ...EARLIER, ...RESPONSE }),
      failed('sertraline', { id: 'second', start: '2025-05-01', stop: '2025-08-31' }),
    ]
    expect(staged(records)).toEqual(['stage I'])
    const last = failed('sertraline', { id: 'third', start: '2025-09-01', stop: '2025-12-31' })
    expect(staged([...records, { ...last, ...RESPONSE }])).toBe('notApplicable')
    expect(staged([...records, last])).toEqual(['stage I'])
  })

  it('of two records that may be one course is open, where only the first brought a response', () => {
    const records = [
      failed('sertraline', { ...EARLIER, ...RESPONSE }),
      failed('sertraline', { id: 'second', start: '2025-05', stop: '2025-06-07', adherence: null }),
    ]
    expect(staged(records)).toBe('notComputable')
  })
})
