import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { assessFirst } from './builders'
import { failed, stage } from './staging-builders'

/** The doses that the Massachusetts General Hospital score holds for raised, and its lowest and highest points. */
function raised(...trials: readonly AntidepressantTrial[]) {
  const result = stage('mgh', trials)
  if (result.kind !== 'score') throw new Error('the score was not computed')
  const input = result.inputs.find(({ label }) => label === 'Doses raised above the minimum')
  return { raised: input?.observed, points: [result.min, result.max] }
}

const NEVER = { raised: { min: 0, max: 0 }, points: [1, 1] }
const ONCE = { raised: { min: 1, max: 1 }, points: [1.5, 1.5] }
const OPEN = { raised: { min: 0, max: 1 }, points: [1, 1.5] }

describe('a dose of sertraline, whose minimum is 50 mg, is raised', () => {
  it('above the minimum, and not at it', () => {
    expect(raised(failed('sertraline', { doses: [{ mgPerDay: 50 }] }))).toEqual(NEVER)
    expect(raised(failed('sertraline', { doses: [{ mgPerDay: 51 }] }))).toEqual(ONCE)
  })

  it('by one step of several', () => {
    const steps = (first: number, second: number) =>
      failed('sertraline', { doses: [{ mgPerDay: first, weeks: 4 }, { mgPerDay: second }] })
    expect(raised(steps(50, 100))).toEqual(ONCE)
    expect(raised(steps(100, 50))).toEqual(ONCE)
    expect(raised(steps(25, 50))).toEqual(NEVER)
  })

  it('possibly, where the dose is a range across the minimum', () => {
    const between = (min: number, max: number) => failed('sertraline', { doses: [{ mgPerDay: { min, max } }] })
    expect(raised(between(50, 51))).toEqual(OPEN)
    expect(raised(between(51, 60))).toEqual(ONCE)
  })

  it('possibly, where a cap below the minimum is a range that holds the dose', () => {
    const capped = (mgPerDay: number | { min: number; max: number }) =>
      failed('sertraline', { doses: [{ mgPerDay: 40 }], cap: { mgPerDay, reason: 'hepatic' } })
    expect(raised(capped(40))).toEqual(NEVER)
    expect(raised(capped(39))).toEqual(ONCE)
    expect(raised(capped({ min: 39, max: 40 }))).toEqual(OPEN)
  })

  it('possibly, where days after the last recorded step have no recorded dose', () => {
    const dated = { start: '2025-01-01', stop: '2025-03-25' }
    const taken = (days: number) => failed('sertraline', { ...dated, doses: [{ mgPerDay: 50, days }] })
    // 1 January to 25 March 2025 are 31 + 28 + 25 = 84 days.
    expect(raised(taken(84))).toEqual(NEVER)
    expect(raised(taken(83))).toEqual(OPEN)
    expect(raised(failed('sertraline', { weeks: 12, doses: [{ mgPerDay: 50, weeks: { min: 11, max: 12 } }] }))).toEqual(
      OPEN,
    )
  })

  it('possibly, in a trial that may have failed: nothing at the least, 1.5 at the most', () => {
    expect(raised(failed('sertraline', { doses: [{ mgPerDay: 100 }], adherence: null }))).toEqual({
      raised: { min: 0, max: 1 },
      points: [0, 1.5],
    })
  })
})

describe('of two trials of one drug, one at 50 mg that failed, a dose is raised', () => {
  const second = (recorded: Parameters<typeof failed>[1]) =>
    raised(failed('sertraline'), failed('sertraline', { id: 'second', doses: [{ mgPerDay: 100 }], ...recorded }))

  it('where the other, at 100 mg, failed too', () => {
    expect(second({})).toEqual(ONCE)
  })

  it('possibly, where the other may have failed: only a trial that counts gives points', () => {
    expect(second({ adherence: null })).toEqual(OPEN)
    expect(second({ adherence: { proportion: 0.5 } })).toEqual(NEVER)
  })
})

describe('of two records that are one course, a dose is raised', () => {
  const first = { start: '2025-01-01', stop: '2025-03-31' }
  const records = (second: Parameters<typeof failed>[1]) => [
    failed('sertraline', first),
    failed('sertraline', { id: 'second', stop: '2025-06-30', ...second }),
  ]

  it('never, where each is at the minimum and the days are known', () => {
    expect(raised(...records({ start: '2025-04-01' }))).toEqual(NEVER)
  })

  it('once, where the second is above the minimum', () => {
    expect(raised(...records({ start: '2025-04-01', doses: [{ mgPerDay: 100 }] }))).toEqual(ONCE)
  })

  it('possibly, where both stand for one day: 50 mg in all, or 50 + 50 = 100', () => {
    expect(raised(...records({ start: '2025-03-31' }))).toEqual(OPEN)
  })

  it('possibly, where the months given leave open whether they share a day', () => {
    expect(raised(...records({ start: '2025-03' }))).toEqual(OPEN)
  })
})

describe('the note on a counted trial', () => {
  it('says that the dose was never raised only where that is certain', () => {
    const notesOf = (recorded: Parameters<typeof failed>[1]) => assessFirst([failed('sertraline', recorded)]).notes
    const note = 'Never raised above the minimum.'
    expect(notesOf({})).toContain(note)
    expect(notesOf({ doses: [{ mgPerDay: 51 }] })).not.toContain(note)
    expect(notesOf({ doses: [{ mgPerDay: { min: 50, max: 51 } }] })).not.toContain(note)
    expect(notesOf({ doses: [{ mgPerDay: 50, weeks: 11 }] })).not.toContain(note)
    expect(notesOf({ weeks: 5 })).not.toContain(note)
  })
})
