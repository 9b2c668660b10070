import { describe, expect, it } from 'vitest'
import { toDayRange } from '@/lib/domain/calendar-date'
import { type DaysAround, judgeEpisode } from '@/lib/rules/episode'
import { aCaseFile } from '../factories'
import { aCourse, aPrepared, type Recorded } from './course-builders'

const NEITHER: DaysAround = { certainlyAfter: 0, possiblyAfter: 99, certainlyBefore: 0, possibly: 99, required: 42 }

/** What is said of a trial's episode when this one began in some month or on some day of 2025. */
function judged(recorded: Recorded, onset: string | null = '2025-02-01', around: Partial<DaysAround> = {}) {
  const began = aCaseFile({ case: { episode: { onset } } }).case.episode?.onset
  const { episode, ...dates } = recorded
  const { hasDates } = aPrepared({ ...dates, doses: [] })
  return judgeEpisode(episode, aCourse(dates), hasDates, began == null ? null : toDayRange(began), () => ({
    ...NEITHER,
    ...around,
  }))
}

const known = (isCurrent: 'met' | 'notMet' | 'unknown') => ({ isCurrent, isAssumed: false, contradiction: null })
const ASSUMED = { isCurrent: 'met', isAssumed: true, contradiction: null }
const at = (start: string, stop: string) => ({ start, stop })

describe('the episode of a trial', () => {
  it.each<[string, Recorded, string | null, ReturnType<typeof known> | typeof ASSUMED]>([
    ['ended the day before the onset', at('2024-12-01', '2025-01-31'), '2025-02-01', known('notMet')],
    ['ended on the onset', at('2024-12-01', '2025-02-01'), '2025-02-01', known('unknown')],
    ['ended before a month in which it began', at('2024-12-01', '2025-01-31'), '2025-02', known('notMet')],
    ['ended in that month', at('2024-12-01', '2025-02-01'), '2025-02', known('unknown')],
    ['started on the onset', at('2025-02-01', '2025-06-30'), '2025-02-01', known('met')],
    ['started the day before it', at('2025-01-31', '2025-06-30'), '2025-02-01', known('unknown')],
    ['started on the last day of the month', at('2025-02-28', '2025-06-30'), '2025-02', known('met')],
    ['started the day before that', at('2025-02-27', '2025-06-30'), '2025-02', known('unknown')],
    ['started in some month', at('2025-02', '2025-06-30'), '2025-02-01', known('met')],
    ['no dates', { weeks: 12 }, '2025-02-01', ASSUMED],
    ['no onset', at('2024-12-01', '2025-01-31'), null, ASSUMED],
    ['dates that contradict each other', at('2025-01-31', '2025-01-01'), '2025-02-01', ASSUMED],
    ['recorded as this one, without dates', { episode: 'current' }, '2025-02-01', known('met')],
    ['recorded as a previous one, without dates', { episode: 'previous' }, '2025-02-01', known('notMet')],
    [
      'recorded as not known, dates or not',
      { episode: 'unknown', ...at('2025-03-01', '2025-06-30') },
      '2025-02-01',
      known('unknown'),
    ],
    [
      'recorded as this one, ended on the onset',
      { episode: 'current', ...at('2024-12-01', '2025-02-01') },
      '2025-02-01',
      known('met'),
    ],
    [
      'recorded as a previous one, started before the onset',
      { episode: 'previous', ...at('2025-01-31', '2025-06-30') },
      '2025-02-01',
      known('notMet'),
    ],
  ])('is known by dates or record: %s', (_name, recorded, onset, expected) => {
    expect(judged(recorded, onset)).toEqual(expected)
  })

  it('contradicts its dates: this one, and ended before it; a previous one, and started in this one', () => {
    expect(judged({ episode: 'current', ...at('2024-12-01', '2025-01-31') })).toEqual({
      isCurrent: 'unknown',
      isAssumed: false,
      contradiction: 'Recorded as the current episode, but it ended before the onset.',
    })
    expect(judged({ episode: 'previous', ...at('2025-02-01', '2025-06-30') })).toEqual({
      isCurrent: 'unknown',
      isAssumed: false,
      contradiction: 'Recorded as a previous episode, but it started after the onset of this one.',
    })
  })

  it.each<[string, Partial<DaysAround>, 'met' | 'notMet' | 'unknown']>([
    ['42 days certainly after', { certainlyAfter: 42 }, 'met'],
    ['41 days certainly after', { certainlyAfter: 41 }, 'unknown'],
    ['42 days on either side', { certainlyAfter: 42, certainlyBefore: 42 }, 'met'],
    ['41 days in all, and it went on', { possibly: 41 }, 'met'],
    ['42 days in all', { possibly: 42 }, 'unknown'],
    ['42 days before, 41 after', { certainlyBefore: 42, possiblyAfter: 41 }, 'notMet'],
    ['41 days before, 41 after', { certainlyBefore: 41, possiblyAfter: 41 }, 'unknown'],
    ['42 days before, perhaps 42 after', { certainlyBefore: 42, possiblyAfter: 42 }, 'unknown'],
  ])('of a trial on both sides of the onset is that of its adequate run, of 42 days: %s', (_name, around, expected) => {
    expect(judged(at('2024-12-01', '2025-03-31'), '2025-02-01', around)).toEqual(known(expected))
  })

  it('of a trial that is too short anywhere is this one only where it certainly reached it', () => {
    const short = { possibly: 41 }
    expect(judged(at('2025-01-20', '2025-02-01'), '2025-02-01', short)).toEqual(known('met'))
    expect(judged(at('2025-01-20', '2025-02'), '2025-02-02', short)).toEqual(known('unknown'))
    expect(judged(at('2025-01-20', '2025-02-27'), '2025-02', short)).toEqual(known('unknown'))
    expect(judged(at('2025-01-20', '2025-02-28'), '2025-02', short)).toEqual(known('met'))
  })
})
