import { describe, expect, it } from 'vitest'
import type { OtherTreatment } from '@/lib/domain/case-file'
import { listTreatments } from '@/lib/rules/other-treatments'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aCaseFile } from '../factories'
import { aDay } from './builders'

type Recorded = Partial<NonNullable<NonNullable<Parameters<typeof aCaseFile>[0]>['otherTreatments']>[number]>

/** How one course of ECT is judged on 20 November 2026, in an episode that began in June 2025 unless it is said. */
function judged(recorded: Recorded, onset: string | null = '2025-06') {
  const file = aCaseFile({
    case: { episode: onset === null ? null : { onset } },
    otherTreatments: [{ id: 'ect', kind: 'ect', ...recorded }],
  })
  const [found] = listTreatments(prepareCase(file, aDay('2026-11-20'), false), 'ect') ?? []
  if (found === undefined) throw new Error('the course was not judged')
  return found
}

describe('a course of another treatment belongs to the episode', () => {
  it.each([
    ['recorded as of this one', { episode: 'current' }, 'met'],
    ['recorded as of an earlier one', { episode: 'previous' }, 'notMet'],
    ['asked, and not known', { episode: 'unknown' }, 'unknown'],
    ['not recorded, without dates: assumed', {}, 'met'],
    ['ongoing, without dates: assumed', { ongoing: true }, 'met'],
    ['stopped on the day before June 2025', { stop: '2025-05-31' }, 'notMet'],
    ['stopped in June 2025', { stop: '2025-06-01' }, 'unknown'],
    ['stopped long after, with no start', { stop: '2026-01-31' }, 'unknown'],
    ['started on the last day of June 2025', { start: '2025-06-30' }, 'met'],
    ['started in June 2025', { start: '2025-06-29' }, 'unknown'],
    ['started before June 2025, with no stop', { start: '2025-05-31' }, 'unknown'],
    ['from May to July 2025', { start: '2025-05-01', stop: '2025-07-31' }, 'unknown'],
    ['in May 2025', { start: '2025-05', stop: '2025-05' }, 'notMet'],
    ['in July 2025', { start: '2025-07', stop: '2025-07' }, 'met'],
    ['started in May 2025, for 2 weeks at most', { start: '2025-05-01', weeks: { max: 2 } }, 'notMet'],
    ['stopped on 31 July 2025 after 4 weeks', { stop: '2025-07-31', weeks: 4 }, 'met'],
    ['stopped on 31 July 2025 after 10 weeks', { stop: '2025-07-31', weeks: 10 }, 'unknown'],
  ] as const)('%s', (_, recorded, isCurrent) => {
    expect(judged(recorded).isCurrent).toBe(isCurrent)
  })

  it('whatever its dates, where nobody knows when the episode began', () => {
    expect(judged({ start: '2019', stop: '2020' }, null).isCurrent).toBe('met')
  })

  it.each([
    ['recorded as of this episode, ended before it', { episode: 'current', stop: '2025-05-31' }],
    ['recorded as of an earlier episode, started in this one', { episode: 'previous', start: '2025-06-30' }],
    ['dated after the day of assessment', { start: '2026-11-21' }],
    ['stopped before it started', { start: '2025-08-02', stop: '2025-08-01' }],
  ] as const)('is open where the record contradicts itself: %s', (_, recorded) => {
    expect(judged(recorded).isCurrent).toBe('unknown')
  })
})

describe('a course of another treatment failed', () => {
  it.each([
    ['no improvement', { band: 'none' }, 'met'],
    ['a partial response', { band: 'partial' }, 'met'],
    ['a response', { band: 'response' }, 'notMet'],
    ['nothing recorded', null, 'unknown'],
    ['an improvement of 49 %', { improvement: 49 }, 'met'],
    ['an improvement of 50 %', { improvement: 50 }, 'notMet'],
    ['an improvement of 40 to 50 %', { improvement: { min: 40, max: 50 } }, 'unknown'],
    ['30 to 16 points on the HAM-D17, 46.7 %', { scale: 'HAM-D17', baseline: 30, endpoint: 16 }, 'met'],
    ['30 to 15 points on the HAM-D17, 50 %', { scale: 'HAM-D17', baseline: 30, endpoint: 15 }, 'notMet'],
    [
      'a baseline that may be too low to be read',
      { scale: 'HAM-D17', baseline: { min: 2, max: 30 }, endpoint: 30 },
      'unknown',
    ],
    [
      'a total over the scale’s maximum of 52, and a band',
      { scale: 'HAM-D17', baseline: 53, endpoint: 30, band: 'none' },
      'unknown',
    ],
  ] as const)('with %s', (_, outcome, failed) => {
    expect(judged({ outcome }).failed).toBe(failed)
  })

  it('possibly, while it goes on: it may still bring a response', () => {
    expect(judged({ outcome: { band: 'none' }, ongoing: true }).failed).toBe('unknown')
    expect(judged({ outcome: { band: 'response' }, ongoing: true }).failed).toBe('notMet')
    expect(judged({ outcome: { band: 'none' }, ongoing: false }).failed).toBe('met')
  })

  it('possibly, where its dates contradict each other', () => {
    expect(judged({ outcome: { band: 'none' }, start: '2025-08-02', stop: '2025-08-01' }).failed).toBe('unknown')
  })
})

describe('the side of ECT', () => {
  it.each([
    ['bilateral', 'met'],
    ['  Bitemporal ', 'met'],
    ['BIFRONTAL', 'met'],
    ['unilateral', 'notMet'],
    ['right unilateral', 'notMet'],
    ['RUL', 'notMet'],
    ['unilateral, then bilateral', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ] as const)('%s', (laterality, isBilateral) => {
    expect(judged({ laterality }).isBilateral).toBe(isBilateral)
  })

  it('is not known where it was left out', () => {
    expect(judged({}).isBilateral).toBe('unknown')
  })
})

describe('the courses of one kind', () => {
  const of = (otherTreatments?: readonly OtherTreatment[]) => {
    const file = aCaseFile(otherTreatments === undefined ? {} : { otherTreatments })
    const listed = listTreatments(prepareCase(file, aDay('2026-11-20'), false), 'ect')
    return listed?.map(({ treatment }) => treatment.id) ?? null
  }

  it('are those of that kind only', () => {
    expect(
      of([
        { id: 'a', kind: 'rtms' },
        { id: 'b', kind: 'ect' },
        { id: 'c', kind: 'ect' },
      ]),
    ).toEqual(['b', 'c'])
  })

  it('are none where other treatments were asked for, and not known where they were not', () => {
    expect(of([])).toEqual([])
    expect(of()).toBeNull()
  })
})
