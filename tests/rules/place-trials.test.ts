import { describe, expect, it } from 'vitest'
import { isCalendarDate, toCalendarDate } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { layOutCourse } from '@/lib/rules/course'
import { placeRuns } from '@/lib/rules/days-at-dose'
import type { DefinitionId } from '@/lib/rules/evaluation'
import { type PlacedTrial, placeTrials } from '@/lib/rules/place-trials'
import { aCaseFile, aTrial } from '../factories'

const ASSESSED_ON = '2026-11-20'

function place(trials: readonly AntidepressantTrial[], id: DefinitionId = 'six-week'): readonly PlacedTrial[] {
  if (!isCalendarDate(ASSESSED_ON)) throw new Error('a day')
  return placeTrials(aCaseFile({ trials }), id, ASSESSED_ON)
}

function placeOne(recorded: Parameters<typeof aTrial>[0], id: DefinitionId = 'six-week'): PlacedTrial {
  const [placed] = place([aTrial(recorded)], id)
  if (placed === undefined) throw new Error('the trial is placed')
  return placed
}

const day = (number: number) => (Number.isFinite(number) ? String(toCalendarDate(number)) : 'not known')
const daysOf = ({ days }: PlacedTrial) =>
  days.map(({ first, last, dose, isWithin }) => [day(first), day(last), dose.min, dose.max, isWithin])
const certainRuns = ({ runs }: PlacedTrial) => runs.certain.map(({ first, last }) => [day(first), day(last)])
const possibleRuns = ({ runs }: PlacedTrial) => runs.possible.map(({ first, last }) => [day(first), day(last)])

describe('the days of a trial', () => {
  it('follow the dates of the dose steps', () => {
    const doses = [
      { mgPerDay: 50, start: '2024-03-01', stop: '2024-03-28' },
      { mgPerDay: 100, start: '2024-03-29', stop: '2024-06-14' },
    ]
    expect(daysOf(placeOne({ start: '2024-03-01', stop: '2024-06-14', doses }))).toEqual([
      ['2024-03-01', '2024-03-28', 50, 50, 'met'],
      ['2024-03-29', '2024-06-14', 100, 100, 'met'],
    ])
  })

  it('may each have either dose where nobody knows when it was raised', () => {
    const doses = [{ mgPerDay: 50 }, { mgPerDay: 100 }]
    expect(daysOf(placeOne({ start: '2024-03-01', stop: '2024-06-14', doses }))).toEqual([
      ['2024-03-01', '2024-06-14', 50, 100, 'met'],
    ])
  })

  it('are only possible from the first to the last day that a month may stand for', () => {
    expect(daysOf(placeOne({ start: '2024-03', stop: '2024-06', doses: [{ mgPerDay: 50 }] }))).toEqual([
      ['2024-03-01', '2024-03-30', 50, 50, 'unknown'],
      ['2024-03-31', '2024-06-01', 50, 50, 'met'],
      ['2024-06-02', '2024-06-30', 50, 50, 'unknown'],
    ])
  })

  it('are off the drug between two dated steps', () => {
    const doses = [
      { mgPerDay: 50, start: '2024-03-01', stop: '2024-03-10' },
      { mgPerDay: 50, start: '2024-03-21', stop: '2024-03-31' },
    ]
    expect(daysOf(placeOne({ start: '2024-03-01', stop: '2024-03-31', doses }))).toEqual([
      ['2024-03-01', '2024-03-10', 50, 50, 'met'],
      ['2024-03-11', '2024-03-20', 0, 0, 'met'],
      ['2024-03-21', '2024-03-31', 50, 50, 'met'],
    ])
  })

  it('have any dose where none is recorded', () => {
    expect(daysOf(placeOne({ start: '2024-03-01', stop: '2024-03-31' }))).toEqual([
      ['2024-03-01', '2024-03-31', 0, Infinity, 'met'],
    ])
  })

  it('have no first one where only the stop is known', () => {
    expect(daysOf(placeOne({ stop: '2024-06-10', doses: [{ mgPerDay: 50 }] }))).toEqual([
      ['not known', '2024-06-09', 50, 50, 'unknown'],
      ['2024-06-10', '2024-06-10', 50, 50, 'met'],
    ])
  })

  it('go on as possible ones up to the day of assessment where the stop is not known', () => {
    expect(daysOf(placeOne({ start: '2026-11-01', doses: [{ mgPerDay: 50 }] }))).toEqual([
      ['2026-11-01', '2026-11-01', 50, 50, 'met'],
      ['2026-11-02', '2026-11-20', 50, 50, 'unknown'],
    ])
  })

  it('go on for certain up to the day of assessment where the trial is ongoing', () => {
    expect(daysOf(placeOne({ start: '2026-11-01', ongoing: true, doses: [{ mgPerDay: 50 }] }))).toEqual([
      ['2026-11-01', '2026-11-20', 50, 50, 'met'],
    ])
  })

  it('are none where no date is recorded, and none where the dates contradict each other', () => {
    expect(daysOf(placeOne({ weeks: 8, doses: [{ mgPerDay: 50 }] }))).toEqual([])
    expect(daysOf(placeOne({ start: '2024-06-01', stop: '2024-03-01', doses: [{ mgPerDay: 50 }] }))).toEqual([])
  })
})

describe('what is enough', () => {
  it('is the minimum of the dose table of the definition', () => {
    const doses = [{ mgPerDay: 75 }]
    const bupropion = { drug: 'bupropion XL', start: '2024-01-01', stop: '2024-06-01', doses }
    expect(placeOne(bupropion).enough).toEqual({ value: 300, unit: 'mg/day', isCapped: false })
    expect(placeOne(bupropion, 'six-week-licensed').enough).toEqual({ value: 150, unit: 'mg/day', isCapped: false })
  })

  it('is a recorded cap below the minimum, and says so', () => {
    const capped = placeOne({ start: '2024-01-01', doses: [{ mgPerDay: 25 }], cap: { mgPerDay: 25, reason: 'renal' } })
    expect(capped.enough).toEqual({ value: 25, unit: 'mg/day', isCapped: true })
  })

  it('is not known for a drug that is not recognized', () => {
    expect(placeOne({ drug: 'unknownium', start: '2024-01-01' }).enough).toBeNull()
  })
})

describe('a run that is long enough', () => {
  // 1 January to 11 February: 31 + 11 = 42 days.
  it('has the 42 days of the definition', () => {
    const placed = placeOne({ start: '2024-01-01', stop: '2024-02-11', doses: [{ mgPerDay: 50 }] })
    expect(certainRuns(placed)).toEqual([['2024-01-01', '2024-02-11']])
    expect(possibleRuns(placed)).toEqual([['2024-01-01', '2024-02-11']])
  })

  it('is none with 41 days, or below the minimum', () => {
    const short = placeOne({ start: '2024-01-01', stop: '2024-02-10', doses: [{ mgPerDay: 50 }] })
    const low = placeOne({ start: '2024-01-01', stop: '2024-12-10', doses: [{ mgPerDay: 49 }] })
    for (const placed of [short, low]) expect([certainRuns(placed), possibleRuns(placed)]).toEqual([[], []])
  })

  it('leaves out the days below the minimum before it', () => {
    const doses = [
      { mgPerDay: 25, start: '2024-01-01', stop: '2024-01-31' },
      { mgPerDay: 50, start: '2024-02-01', stop: '2024-06-30' },
    ]
    const placed = placeOne({ start: '2024-01-01', stop: '2024-06-30', doses })
    expect(certainRuns(placed)).toEqual([['2024-02-01', '2024-06-30']])
  })

  // 31 days, a gap, 20 days: 51 days.
  const interrupted = (resumed: string, stop: string) =>
    placeOne({
      start: '2024-01-01',
      stop,
      doses: [
        { mgPerDay: 50, start: '2024-01-01', stop: '2024-01-31' },
        { mgPerDay: 50, start: resumed, stop },
      ],
    })

  it('holds a gap of a week', () => {
    expect(certainRuns(interrupted('2024-02-08', '2024-02-27'))).toEqual([['2024-01-01', '2024-02-27']])
  })

  it('ends at a gap of eight days', () => {
    const placed = interrupted('2024-02-09', '2024-02-28')
    expect([certainRuns(placed), possibleRuns(placed)]).toEqual([[], []])
  })

  // From 26 February a gap of 4 days, if resumed on 1 March, up to 34, if resumed on 31 March.
  it('leaves out a gap that may be too long for a run to go on, and keeps the long runs beside it', () => {
    const stop = '2024-06-30'
    const doses = [
      { mgPerDay: 50, start: '2024-01-01', stop: '2024-02-25' },
      { mgPerDay: 50, start: '2024-03', stop },
    ]
    const placed = placeOne({ start: '2024-01-01', stop, doses })
    expect(certainRuns(placed)).toEqual([
      ['2024-01-01', '2024-02-25'],
      ['2024-03-31', '2024-06-30'],
    ])
    expect(possibleRuns(placed)).toEqual([['2024-01-01', '2024-06-30']])
  })

  it('is certain only on the days that are', () => {
    const placed = placeOne({ start: '2024-03', stop: '2024-06', doses: [{ mgPerDay: 50 }] })
    expect(certainRuns(placed)).toEqual([['2024-03-31', '2024-06-01']])
    expect(possibleRuns(placed)).toEqual([['2024-03-01', '2024-06-30']])
  })

  it('is only possible where the length is not certain to be enough', () => {
    const placed = placeOne({
      start: '2024-03',
      stop: '2024-05',
      doses: [{ mgPerDay: 50 }],
      days: { min: 35, max: 56 },
    })
    expect(certainRuns(placed)).toEqual([])
    expect(possibleRuns(placed)).toHaveLength(1)
  })

  it('is possible from the first to the last day at dose where too many gaps are open to look at each', () => {
    // Five gaps of 0 to 30 days each.
    const months = ['2024-01', '2024-03', '2024-05', '2024-07', '2024-09', '2024-11']
    const doses = months.map((start, index) => ({
      mgPerDay: 50,
      start,
      stop: `2024-${String(2 * index + 2).padStart(2, '0')}`,
    }))
    const placed = placeOne({ start: '2024-01', stop: '2024-12', doses })
    expect(certainRuns(placed)).toEqual([])
    expect(possibleRuns(placed)).toEqual([['2024-01-01', '2024-12-31']])
  })

  it('is nowhere in a course whose dates contradict each other', () => {
    const trial = aTrial({ start: '2024-06-01', stop: '2024-03-01', doses: [{ mgPerDay: 50 }] })
    const course = layOutCourse(trial, 20_000, [{ min: 50, max: 50 }])
    expect(placeRuns(course, { min: 50, max: 50 }, 7, 42)).toEqual({ certain: [], possible: [] })
  })

  it('is nowhere without dates', () => {
    expect(possibleRuns(placeOne({ weeks: 8, doses: [{ mgPerDay: 50 }] }))).toEqual([])
  })

  it('stands in the last of several records of one course, over all of them', () => {
    const [first, second] = place([
      aTrial({ id: 'a', start: '2024-01-01', stop: '2024-01-25', doses: [{ mgPerDay: 50 }] }),
      aTrial({ id: 'b', start: '2024-01-26', stop: '2024-02-20', doses: [{ mgPerDay: 100 }] }),
    ])
    if (first === undefined || second === undefined) throw new Error('two trials')
    expect(possibleRuns(first)).toEqual([])
    expect(certainRuns(second)).toEqual([['2024-01-01', '2024-02-20']])
  })
})
