import { describe, expect, it } from 'vitest'
import { type CalendarDate, isCalendarDate, toDayNumber } from '@/lib/domain/calendar-date'
import { trialSchema } from '@/lib/domain/case-file'
import { toInterval } from '@/lib/domain/quantity'
import { layOutCourse } from '@/lib/rules/course'
import { daysAtDose, daysAtDoseBy, daysAtDoseFrom, daysInLastRun } from '@/lib/rules/days-at-dose'

function day(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new Error(text)
  return text
}

function course(recorded: object) {
  const trial = trialSchema.parse({ id: 't1', drug: 'sertraline', ...recorded })
  const doses = (trial.doses ?? []).map((step) => toInterval(step.mgPerDay))
  return layOutCourse(trial, toDayNumber(day('2026-11-20')), doses)
}

function days(trial: object, minimum = 50, bridge = 7) {
  return daysAtDose(course(trial), { min: minimum, max: minimum }, bridge)
}

describe('days at dose', () => {
  it('counts both ends: 1 to 7 March is 7 days', () => {
    expect(days({ start: '2024-03-01', stop: '2024-03-07', doses: [{ mgPerDay: 50 }] })).toEqual({ min: 7, max: 7 })
  })

  it('counts a week as 7 days', () => {
    expect(days({ weeks: 6, doses: [{ mgPerDay: 50 }] })).toEqual({ min: 42, max: 42 })
  })

  it('does not count titration: 28 days at 25 mg, then 78 at 100 mg', () => {
    const trial = {
      start: '2024-03-01',
      stop: '2024-06-14',
      doses: [
        { mgPerDay: 25, start: '2024-03-01', stop: '2024-03-28' },
        { mgPerDay: 100, start: '2024-03-29', stop: '2024-06-14' },
      ],
    }
    expect(days(trial)).toEqual({ min: 78, max: 78 })
    expect(days(trial, 25)).toEqual({ min: 106, max: 106 })
  })

  it('gives a step without a length what is left of the whole: 5 to 8 weeks less 2 is 21 to 42 days', () => {
    expect(days({ weeks: { min: 5, max: 8 }, doses: [{ mgPerDay: 75, weeks: 2 }, { mgPerDay: 150 }] }, 150)).toEqual({
      min: 21,
      max: 42,
    })
  })

  it('is exact over joint completions: 50, 25 for 10 days, 50 mg over 90 days has a run of at least 45', () => {
    expect(days({ days: 100, doses: [{ mgPerDay: 50 }, { mgPerDay: 25, days: 10 }, { mgPerDay: 50 }] })).toEqual({
      min: 45,
      max: 90,
    })
  })

  it('bridges a gap of 7 days without counting it, and not one of 8', () => {
    const gap = (resume: string) => ({
      start: '2024-01-01',
      stop: '2024-03-31',
      doses: [
        { mgPerDay: 50, start: '2024-01-01', stop: '2024-01-31' },
        { mgPerDay: 50, start: resume, stop: '2024-03-31' },
      ],
    })
    expect(days(gap('2024-02-08'))).toEqual({ min: 84, max: 84 })
    expect(days(gap('2024-02-09'))).toEqual({ min: 52, max: 52 })
  })

  it('bridges one gap in a run, not two', () => {
    const doses = [
      { mgPerDay: 50, days: 20 },
      { mgPerDay: 0, days: 5 },
      { mgPerDay: 50, days: 10 },
      { mgPerDay: 0, days: 5 },
      { mgPerDay: 50, days: 25 },
    ]
    expect(days({ doses })).toEqual({ min: 35, max: 35 })
  })

  it('never makes a run shorter for a day more at dose inside a bridged gap', () => {
    const doses = [
      { mgPerDay: 50, days: 30 },
      { mgPerDay: 25, days: 3 },
      { mgPerDay: 50, days: 1 },
      { mgPerDay: 25, days: 3 },
      { mgPerDay: 50, days: 30 },
    ]
    expect(days({ doses })).toEqual({ min: 61, max: 61 })
  })

  it('reads partial dates as every day they may stand for', () => {
    expect(days({ start: '2024-03', stop: '2024-05', doses: [{ mgPerDay: 50 }] })).toEqual({ min: 32, max: 92 })
  })

  it('lets steps that meet in the same stated month touch', () => {
    const trial = {
      start: '2024-03-01',
      stop: '2024-06-30',
      doses: [
        { mgPerDay: 50, stop: '2024-04' },
        { mgPerDay: 100, start: '2024-04' },
      ],
    }
    expect(days(trial)).toEqual({ min: 122, max: 122 })
    expect(days(trial, 100)).toEqual({ min: 62, max: 90 })
  })

  it('lets weeks and dates hold together where they can, and dates win within 6 days', () => {
    expect(days({ start: '2024-03', stop: '2024-04', weeks: 6, doses: [{ mgPerDay: 50 }] })).toEqual({
      min: 42,
      max: 42,
    })
    expect(days({ start: '2024-03-01', stop: '2024-04-17', weeks: 6, doses: [{ mgPerDay: 50 }] })).toEqual({
      min: 48,
      max: 48,
    })
    const contradiction = course({ start: '2024-03-01', stop: '2024-04-18', weeks: 6, doses: [{ mgPerDay: 50 }] })
    expect(contradiction.network).toBeNull()
    expect(contradiction.contradictions).toEqual(['The recorded length and the dates differ by more than 6 days.'])
  })

  it('knows nothing of the days when the dose is unknown, but their upper limit', () => {
    expect(days({ days: 8 })).toEqual({ min: 0, max: 8 })
    expect(days({ doses: [{ mgPerDay: { min: 25, max: 50 }, days: 60 }] })).toEqual({ min: 0, max: 60 })
  })

  it('counts an ongoing trial up to and including the day of assessment', () => {
    const trial = { start: '2026-11-01', ongoing: true, doses: [{ mgPerDay: 50 }] }
    expect(days(trial)).toEqual({ min: 20, max: 20 })
    expect(daysInLastRun(course(trial), { min: 50, max: 50 }, 7)).toEqual({ min: 20, max: 20 })
  })

  it('does not take days after the last recorded step as days at dose', () => {
    const trial = { start: '2024-01-01', stop: '2024-03-31', doses: [{ mgPerDay: 50, weeks: 3 }] }
    expect(days(trial)).toEqual({ min: 21, max: 91 })
  })

  it('counts the days at dose by a given day, exactly where the stop is known only to the month', () => {
    const doses = [{ mgPerDay: 25, weeks: 2 }, { mgPerDay: 50 }]
    const by = (stop: string, on: string) =>
      daysAtDoseBy(course({ start: '2024-03-01', stop, doses }), { min: 50, max: 50 }, 7, toDayNumber(day(on)))
    expect(by('2024-06-30', '2024-03-14')).toEqual({ min: 0, max: 0 })
    expect(by('2024-06-30', '2024-04-25')).toEqual({ min: 42, max: 42 })
    expect(by('2024-06', '2024-04-25')).toEqual({ min: 42, max: 42 })
    expect(by('2024-04', '2024-04-25')).toEqual({ min: 18, max: 42 })
  })

  it('counts the days at dose from a given day on', () => {
    const from = (start: string, on: string) =>
      daysAtDoseFrom(
        course({ start, stop: '2024-06-30', doses: [{ mgPerDay: 50 }] }),
        { min: 50, max: 50 },
        7,
        toDayNumber(day(on)),
      )
    expect(from('2024-03-01', '2024-06-01')).toEqual({ min: 30, max: 30 })
    expect(from('2024-06', '2024-06-01')).toEqual({ min: 1, max: 30 })
    expect(from('2024-03-01', '2024-07-01')).toEqual({ min: 0, max: 0 })
  })
})
