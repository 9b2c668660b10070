import { describe, expect, it } from 'vitest'
import { judgeTrials } from '@/lib/rules/assess-definition'
import {
  dosesTakenFollow,
  episodeFollows,
  episodeFollowsOnset,
  episodeFollowsOnsetAlone,
  hasExactDates,
  outcomeFollows,
} from '@/lib/rules/dated-answers'
import { DEFINITIONS } from '@/lib/rules/definitions'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aCaseFile } from '../factories'
import { aDay, aFairTrial } from './builders'
import { aCourse, type Recorded } from './course-builders'

const SIX_WEEK = DEFINITIONS['six-week']

type Facts = NonNullable<NonNullable<Parameters<typeof aCaseFile>[0]>['case']>

function judgedIn(recorded: Recorded, onset?: string, more: Facts = {}) {
  const facts = { ...(onset === undefined ? {} : { episode: { onset } }), ...more }
  const context = prepareCase(aCaseFile({ case: facts, trials: [aFairTrial(recorded)] }), aDay('2026-11-20'), false)
  const [judged] = judgeTrials(context, SIX_WEEK)
  if (judged === undefined) throw new Error('the trial was not judged')
  return { judged, onset: context.onset ?? { first: 0, last: 0 } }
}

const judge = (recorded: Recorded) => judgedIn(recorded).judged

describe('the doses taken follow from refills', () => {
  const fill = (date: string, daysSupply: number | { min: number; max: number } = 30) => ({ date, daysSupply })
  const [one, two] = [fill('2025-01-01'), fill('2025-02-01')]
  it.each<[string, Recorded, boolean]>([
    ['with exact fills from the first day', { dispenses: [one, two] }, true],
    ['in whatever order they are listed', { dispenses: [two, one] }, true],
    ['not where there are none', {}, false],
    [
      'not where the doses taken are stated',
      { dispenses: [one], adherence: { proportion: { min: 0.7, max: 0.9 } } },
      false,
    ],
    ['not with a fill in some month', { dispenses: [one, fill('2025-02')] }, false],
    ['not with a supply of 30 to 40', { dispenses: [fill('2025-01-01', { min: 30, max: 40 }), two] }, false],
    ['with a supply of 30 to 30', { dispenses: [fill('2025-01-01', { min: 30, max: 30 })] }, true],
    ['with a first fill on the earliest stop', { stop: '2025-01', dispenses: [one] }, true],
    ['not with a first fill after it', { stop: '2025-01', dispenses: [fill('2025-01-02')] }, false],
  ])('once the dates are known: %s', (_name, recorded, follows) => {
    const dates = { start: '2025-01-01', stop: '2025-03' }
    expect(dosesTakenFollow(judge({ ...dates, adherence: undefined, ...recorded }))).toBe(follows)
  })
})

describe('the outcome of a trial with 42 days follows from its score', () => {
  const scored = (endpointOn: string | null, more: object = {}) => ({
    outcome: { scale: 'PHQ-9' as const, baseline: 20, endpoint: 18, endpointOn, ...more },
  })
  const none = { band: 'none' } as const
  const [MARCH, JANUARY, FEBRUARY] = [
    { start: '2025-01-01', stop: '2025-03' },
    { start: '2025-01', stop: '2025-04-30' },
    { start: '2025-01-01', stop: '2025-02' },
  ]
  it.each<[string, Recorded, 'nothing' | 'dates' | null]>([
    ['28 days after 1 March', { ...MARCH, ...scored('2025-03-29') }, 'nothing'],
    ['29 days after 1 March', { ...MARCH, ...scored('2025-03-30') }, null],
    ['29 days after it, and a band says the same', { ...MARCH, ...scored('2025-03-30', none) }, 'dates'],
    ['some day in April, and a band says the same', { ...MARCH, ...scored('2025-04', none) }, null],
    ['some day in March', { ...MARCH, ...scored('2025-03') }, null],
    ['some day in February, from 1 January', { ...MARCH, ...scored('2025-02') }, null],
    ['day 42 from 31 January', { ...JANUARY, ...scored('2025-03-13') }, 'nothing'],
    ['day 41 from 31 January', { ...JANUARY, ...scored('2025-03-12') }, null],
    ['day 41, and a band says the same', { ...JANUARY, ...scored('2025-03-12', none) }, 'dates'],
    ['some day in April, a stop on 30 April', { ...JANUARY, ...scored('2025-04') }, 'nothing'],
    ['29 days after 10 February, which is day 41', { ...FEBRUARY, ...scored('2025-03-11') }, 'nothing'],
    ['29 days after 11 February, which is day 42', { ...FEBRUARY, ...scored('2025-03-12') }, null],
    ['a score of no day', { ...MARCH, ...scored(null, none) }, null],
    ['no dates', { weeks: { min: 5, max: 8 }, ...scored('2025-03-29', none) }, null],
    ['an improvement of 45 to 55 %', { ...MARCH, ...scored('2025-03-29', { endpoint: { min: 9, max: 11 } }) }, null],
    [
      'a baseline that may be below mild',
      { ...MARCH, ...scored('2025-03-29', { baseline: { min: 4, max: 20 } }) },
      null,
    ],
    ['no source', { ...MARCH, outcome: undefined }, null],
    ['a band alone', { ...MARCH, outcome: { band: 'none' } }, null],
  ])('%s', (_name, recorded, needs) => {
    expect(outcomeFollows(judge(recorded), SIX_WEEK)).toBe(needs)
  })

  it('from no dates where scores of the case may take its place, which stand before the band', () => {
    const recorded = { ...MARCH, ...scored('2025-03-30', none) }
    const bracketed = (endpointOn: string) => {
      const scores = [{ scale: 'PHQ-9' as const, date: endpointOn, total: 4 }]
      return outcomeFollows(judgedIn(recorded, undefined, { scores }).judged, SIX_WEEK)
    }
    // The trial's own baseline of 20 stands on one side; a score of 20 February is from the required days.
    expect(bracketed('2025-02-20')).toBeNull()
    expect(bracketed('2025-05-20')).toBe('dates')
    const own = { ...MARCH, ...scored('2025-03-29') }
    const scores = [{ scale: 'PHQ-9' as const, date: '2025-02-20', total: 4 }]
    expect(outcomeFollows(judgedIn(own, undefined, { scores }).judged, SIX_WEEK)).toBe('nothing')
  })
})

describe('the episode of a trial with 42 days', () => {
  const follows = (recorded: Recorded, onset: string) => {
    const { judged, onset: began } = judgedIn(recorded, onset)
    return episodeFollows(judged, SIX_WEEK, began)
  }
  const dated = (start: string, stop: string) => ({ start, stop })
  const SPRING = dated('2025-03-01', '2025-05')

  it.each<[string, Recorded, string, 'nothing' | 'dates' | null]>([
    // 42 days before 12 April from 1 March on; 41 before 11 April, and 41 after it to 21 May.
    ['42 days before, 20 to 50 after', SPRING, '2025-04-12', 'dates'],
    ['41 days before, 21 to 51 after', SPRING, '2025-04-11', null],
    // From 21 March on: 42 days to 1 May, 41 on to 30 April.
    ['42 days or more after, however few before', SPRING, '2025-03-21', 'nothing'],
    ['41 days or more after, 21 before', SPRING, '2025-03-22', null],
    ['the onset is its first day', SPRING, '2025-03-01', 'nothing'],
    ['the onset is after it', SPRING, '2025-06-01', 'nothing'],
    ['the onset is its last possible day', SPRING, '2025-05-31', 'nothing'],
    ['both in June, 92 days before', dated('2025-03-01', '2025-06'), '2025-06', 'nothing'],
    ['the onset in June, to 12 July at most', dated('2025-03-01', '2025-07-12'), '2025-06', null],
    ['the onset in June, to 11 July', dated('2025-03-01', '2025-07-11'), '2025-06', 'nothing'],
    ['started in some month', dated('2025-03', '2025-06-30'), '2025-05-12', 'nothing'],
    ['no dates', { weeks: { min: 5, max: 8 } }, '2025-05-12', null],
  ])('follows from the onset as recorded: %s', (_name, recorded, onset, needs) => {
    expect(follows(recorded, onset)).toBe(needs)
  })

  it.each<[string, Recorded, boolean, boolean]>([
    // From 31 March: 82 days to 20 June, 41 on either side; 83 to 21 June.
    ['83 days or more', dated('2025-03', '2025-06-21'), true, true],
    ['82 days or more', dated('2025-03', '2025-06-20'), false, false],
    ['83 days exactly', dated('2025-03-31', '2025-06-21'), true, true],
    ['82 days exactly', dated('2025-03-31', '2025-06-20'), false, false],
    // From 1 March: 83 days are to 22 May, so that with dates it follows from 22 May on only.
    ['62 to 92 days', dated('2025-03-01', '2025-05'), false, false],
    ['92 to 122 days', dated('2025-03-01', '2025-06'), true, false],
    ['no dates', { weeks: 20 }, false, false],
  ])('follows from the exact onset in 2025, with exact dates or without: %s', (_name, recorded, withDates, alone) => {
    const { judged, onset } = judgedIn(recorded, '2025')
    expect([episodeFollowsOnset(judged, SIX_WEEK, onset), episodeFollowsOnsetAlone(judged, onset)]).toEqual([
      withDates,
      alone,
    ])
  })
})

describe('every day of a course', () => {
  const JANUARY = { start: '2025-01-01', stop: '2025-01-31' }
  it.each<[string, Recorded, boolean]>([
    ['is known by dates', JANUARY, true],
    ['is known by a start and weeks', { start: '2025-01-01', weeks: 4 }, true],
    ['is not known by weeks alone', { weeks: 4 }, false],
    ['is not known with a stated month', { ...JANUARY, start: '2025-01' }, false],
    ['is not known with a last month', { ...JANUARY, stop: '2025-02' }, false],
    [
      'is not known where a change of dose has no day',
      { ...JANUARY, doses: [{ mgPerDay: 25 }, { mgPerDay: 50 }] },
      false,
    ],
    ['is known where it has one', { ...JANUARY, doses: [{ mgPerDay: 25, days: 3 }, { mgPerDay: 50 }] }, true],
    ['is not known where dates contradict each other', { start: '2025-02-01', stop: '2025-01-01' }, false],
  ])('%s', (_name, recorded, isExact) => {
    expect(hasExactDates(aCourse(recorded))).toBe(isExact)
  })
})
