import { describe, expect, it } from 'vitest'
import type { Course } from '@/lib/rules/course'
import { courseSpan, toLengthDays } from '@/lib/rules/course'
import { difference } from '@/lib/rules/difference-constraints'
import { aCourse, describeSpan, type Recorded } from './course-builders'

/** Every stretch with its dose in mg, `?` where nobody recorded it, and its fewest and most days. */
function stretchesOf(course: Course): readonly string[] {
  const { network, segments } = course
  if (network === null) return course.contradictions
  return segments.map(({ dose }, index) => {
    const { min, max } = difference(network, index, index + 1)
    const mg = dose.min === dose.max ? dose.min : '?'
    return `${mg} for ${min === max ? min : `${min} to ${max}`}`
  })
}

describe('the days of a recorded length', () => {
  it.each<[string, Parameters<typeof toLengthDays>[0], [number, number] | null]>([
    ['6 weeks', { weeks: 6 }, [42, 42]],
    ['10 days', { days: 10 }, [10, 10]],
    ['a week and a half: 10.5 days, rounded either way', { weeks: 1.5 }, [10, 11]],
    ['10 days written as weeks', { weeks: 1.4285714 }, [10, 10]],
    ['6 to 8 weeks', { weeks: { min: 6, max: 8 } }, [42, 56]],
    ['half a week to one and a half', { weeks: { min: 0.5, max: 1.5 } }, [4, 10]],
    ['a week or more', { weeks: { min: 1 } }, [7, Infinity]],
    ['2 weeks at most', { weeks: { max: 2 } }, [0, 14]],
    ['weeks not known, and 10 days', { weeks: null, days: 10 }, [10, 10]],
    ['2 weeks before 10 days', { weeks: 2, days: 10 }, [14, 14]],
    ['neither known', { weeks: null, days: null }, null],
    ['nothing', {}, null],
  ])('are known of %s', (_name, recorded, days) => {
    const length = toLengthDays(recorded)
    // A zero may be one below zero.
    expect(length && [length.min + 0, length.max]).toEqual(days)
  })
})

const dose = (mgPerDay: number, when: object = {}) => ({ mgPerDay, ...when })
const dated = (mgPerDay: number, start: string, stop: string) => dose(mgPerDay, { start, stop })

describe('a course', () => {
  it.each<[string, Recorded, readonly string[]]>([
    ['of which nothing is recorded', {}, ['? to 2026-11-20', '? to 2026-11-20', '1 to Infinity']],
    ['from a day for 6 weeks', { start: '2025-01-01', weeks: 6 }, ['2025-01-01', '2025-02-11', '42']],
    ['of 6 weeks to a day', { stop: '2025-02-11', weeks: 6 }, ['2025-01-01', '2025-02-11', '42']],
    ['that goes on', { start: '2026-11-01', ongoing: true }, ['2026-11-01', '2026-11-20', '20']],
    [
      'that goes on and stops some day this month',
      { start: '2026-11-01', ongoing: true, stop: '2026-11' },
      ['2026-11-01', '2026-11-01 to 2026-11-20', '1 to 20'],
    ],
    ['on one day', { start: '2025-01-01', stop: '2025-01-01' }, ['2025-01-01', '2025-01-01', '1']],
    [
      'in one month',
      { start: '2025-02', stop: '2025-02' },
      ['2025-02-01 to 2025-02-28', '2025-02-01 to 2025-02-28', '1 to 28'],
    ],
    ['without a stop', { start: '2026-11-01' }, ['2026-11-01', '2026-11-01 to 2026-11-20', '1 to 20']],
    ['dated by its only step', { doses: [dated(50, '2025-01-01', '2025-01-31')] }, ['2025-01-01', '2025-01-31', '31']],
    [
      'whose first step began in its month',
      { start: '2025-01', stop: '2025-01-31', doses: [dose(50, { start: '2025-01-20' })] },
      ['2025-01-20', '2025-01-31', '12'],
    ],
  ])('%s has known bounds', (_name, recorded, span) => {
    expect(describeSpan(aCourse(recorded))).toEqual(span)
  })

  it('with contradictions may have been any day, for one day or more', () => {
    expect(courseSpan(aCourse({ start: '2025-02-01', stop: '2025-01-01' }))).toEqual({
      start: { min: -Infinity, max: Infinity },
      end: { min: -Infinity, max: Infinity },
      days: { min: 1, max: Infinity },
    })
  })

  const JANUARY = { start: '2025-01-01', stop: '2025-01-31' }
  it.each<[string, Recorded, readonly string[]]>([
    ['has one stretch of unknown dose without steps', JANUARY, ['? for 31']],
    [
      'is off the drug between two dated steps',
      { doses: [dated(50, '2025-01-01', '2025-01-10'), dated(25, '2025-01-15', '2025-01-31')] },
      ['50 for 10', '0 for 4', '25 for 17'],
    ],
    [
      'goes on where a step has no stop',
      { ...JANUARY, doses: [dose(50), dose(25, { start: '2025-01-15' })] },
      ['50 for 14', '25 for 17'],
    ],
    [
      'changes its dose in one stated month',
      {
        start: '2025-01-01',
        stop: '2025-02-28',
        doses: [dose(50, { stop: '2025-01' }), dose(25, { start: '2025-01' })],
      },
      ['50 for 1 to 30', '25 for 29 to 58'],
    ],
    [
      'may be off the drug between two stated months',
      {
        start: '2025-01-01',
        stop: '2025-02-28',
        doses: [dose(50, { stop: '2025-01' }), dose(25, { start: '2025-02' })],
      },
      ['50 for 1 to 31', '0 for 0 to 57', '25 for 1 to 28'],
    ],
    [
      'may be off the drug in one stated year',
      { start: '2024-12-01', stop: '2025-12-31', doses: [dose(50, { stop: '2025' }), dose(25, { start: '2025' })] },
      ['50 for 32 to 395', '0 for 0 to 363', '25 for 1 to 364'],
    ],
    [
      'gives a shared day to the later step',
      { doses: [dated(50, '2025-01-01', '2025-01-15'), dated(25, '2025-01-15', '2025-01-31')] },
      ['50 for 14', '25 for 17'],
    ],
    [
      'gives a shared day to the later step, the first without a start',
      { ...JANUARY, doses: [dose(50, { stop: '2025-01-15' }), dose(25, { start: '2025-01-15' })] },
      ['50 for 14', '25 for 17'],
    ],
    [
      'is off the drug after a step with start and length',
      { stop: '2025-01-31', doses: [dose(50, { start: '2025-01-01', weeks: 2 }), dose(25, { start: '2025-01-20' })] },
      ['50 for 14', '0 for 5', '25 for 12'],
    ],
    [
      'is off the drug after a first length from its own start',
      { ...JANUARY, doses: [dose(50, { weeks: 2 }), dose(25, { start: '2025-01-20' })] },
      ['50 for 14', '0 for 5', '25 for 12'],
    ],
    [
      'is off the drug after two lengths from its own start',
      { ...JANUARY, doses: [dose(50, { weeks: 1 }), dose(100, { weeks: 1 }), dose(25, { start: '2025-01-20' })] },
      ['50 for 7', '100 for 7', '0 for 5', '25 for 12'],
    ],
    [
      'is on the drug before a length that ends at a date',
      { ...JANUARY, doses: [dose(50), dose(100, { weeks: 1 }), dose(25, { start: '2025-01-20' })] },
      ['50 for 12', '100 for 7', '25 for 12'],
    ],
    [
      'has no pause after a length without a start',
      { stop: '2025-01-31', doses: [dose(50, { weeks: 2 }), dose(25, { start: '2025-01-20' })] },
      ['50 for 14', '25 for 12'],
    ],
    [
      'has no pause before a step without a start',
      { ...JANUARY, doses: [dose(50, { stop: '2025-01-15' }), dose(25)] },
      ['50 for 15', '25 for 16'],
    ],
    [
      'has an unrecorded dose before its first step',
      { ...JANUARY, doses: [dose(50, { start: '2025-01-11' })] },
      ['? for 10', '50 for 21'],
    ],
    [
      'has none where its first step began with it',
      { ...JANUARY, doses: [dose(50, { start: '2025-01-01' })] },
      ['50 for 31'],
    ],
    [
      'has an unrecorded dose after its last step',
      { ...JANUARY, doses: [dated(50, '2025-01-01', '2025-01-20')] },
      ['50 for 20', '? for 11'],
    ],
    [
      'has none where its last step ended with it',
      { ...JANUARY, doses: [dated(50, '2025-01-01', '2025-01-31')] },
      ['50 for 31'],
    ],
    [
      'has none where its last step ended in its last month',
      { start: '2025-01-01', stop: '2025-01', doses: [dose(50, { stop: '2025-01-20' })] },
      ['50 for 20'],
    ],
    ['has one of what is left of the whole', { weeks: 8, doses: [dose(50, { weeks: 6 })] }, ['50 for 42', '? for 14']],
    [
      'has none where a step takes what is left',
      { weeks: 8, doses: [dose(25, { weeks: 2 }), dose(50)] },
      ['25 for 14', '50 for 42'],
    ],
    [
      'has one after a length from its start',
      { ...JANUARY, doses: [dose(50, { weeks: 3 })] },
      ['50 for 21', '? for 10'],
    ],
    [
      'has none after a length with no start to count from',
      { stop: '2025-01-31', doses: [dose(50, { weeks: 3 })] },
      ['50 for 21'],
    ],
    [
      'has none where it goes on at an open end',
      { start: '2025-01-01', doses: [dose(50, { weeks: 3 })] },
      ['50 for 21'],
    ],
    [
      'has a day at least of a step with two dates',
      {
        start: '2025-01-01',
        stop: '2025-02-28',
        doses: [dated(50, '2025-01', '2025-01'), dose(25, { start: '2025-02-01' })],
      },
      ['50 for 1 to 31', '0 for 0 to 30', '25 for 28'],
    ],
  ])('%s', (_name, recorded, stretches) => {
    expect(stretchesOf(aCourse(recorded))).toEqual(stretches)
  })
})

describe('a length beside dates', () => {
  const within = (stop: string, ...days: readonly number[]) =>
    stretchesOf(aCourse({ start: '2025-01-01', stop, doses: days.map((one) => dose(50, { days: one })) }))
  const APART = ['The recorded length and the dates differ by more than 6 days.']

  it('may be 6 days longer in all, and not 7: two steps of 10 days in 14 or 13', () => {
    expect(within('2025-01-14', 10, 10)).toEqual(['50 for 4 to 10', '50 for 4 to 10', '? for 0 to 6'])
    expect(within('2025-01-13', 10, 10)).toEqual(APART)
  })

  it('may be 6 days longer than the dates, and not 7: one step of 26 days in 20 or 19', () => {
    expect(within('2025-01-20', 26)).toEqual(['50 for 20', '? for 0'])
    expect(within('2025-01-19', 26)).toEqual(APART)
  })

  it('of steps may be 6 days more than the whole, and not 7', () => {
    const whole = (days: number) => stretchesOf(aCourse({ days: 20, doses: [dose(50, { days })] }))
    expect(whole(26)).toEqual(['50 for 20 to 26', '? for 0 to 6'])
    expect(whole(27)).toEqual(APART)
  })

  it('of a few days may be none at all: 3 days before a step that began on the first day', () => {
    expect(
      stretchesOf(
        aCourse({
          start: '2025-01-01',
          stop: '2025-01-31',
          doses: [dose(25, { days: 3 }), dose(50, { start: '2025-01-01' })],
        }),
      ),
    ).toEqual(['25 for 0', '0 for 0', '50 for 31'])
  })
})

describe('facts of a course that contradict each other', () => {
  const TRIAL = { start: '2025-03-01', stop: '2025-03-31' }
  it.each<[string, Recorded]>([
    ['The start is after the day of assessment.', { start: '2026-11-21' }],
    ['The start is after the day of assessment.', { start: '2026-12' }],
    ['The stop is after the day of assessment.', { start: '2026-11-01', stop: '2026-11-21' }],
    ['The stop is after the day of assessment.', { stop: '2026-12' }],
    ['The stop is before the start.', { start: '2025-03-02', stop: '2025-03-01' }],
    ['The stop is before the start.', { start: '2025-03', stop: '2025-02' }],
    ['Recorded as ongoing, and as stopped on 19 November 2026.', { ongoing: true, stop: '2026-11-19' }],
    ['Recorded as ongoing, and as stopped on October 2026.', { ongoing: true, stop: '2026-10', start: '2026-01' }],
    ['A dose step stops before it starts.', { doses: [dated(50, '2025-03-02', '2025-03-01')] }],
    ['A dose step is dated after the day of assessment.', { doses: [dose(50, { start: '2026-11-21' })] }],
    ['A dose step is dated after the day of assessment.', { doses: [dated(50, '2026-11-01', '2026-11-21')] }],
    ['A dose step is dated after the day of assessment.', { doses: [dose(50), dose(25, { stop: '2026-12' })] }],
    ['A dose step starts after the trial stopped.', { ...TRIAL, doses: [dose(50, { start: '2025-04-01' })] }],
    ['A dose step stops after the trial stopped.', { ...TRIAL, doses: [dose(50, { stop: '2025-04-01' })] }],
    ['A dose step starts before the trial started.', { ...TRIAL, doses: [dose(50, { start: '2025-02' })] }],
    ['A dose step stops before the trial started.', { ...TRIAL, doses: [dose(50, { stop: '2025-02-28' })] }],
    [
      'The dates of the dose steps overlap.',
      { doses: [dated(50, '2025-03-01', '2025-03-20'), dated(25, '2025-03-19', '2025-03-31')] },
    ],
    [
      'The dates of the dose steps overlap.',
      { doses: [dated(50, '2025-03-01', '2025-03-01'), dated(25, '2025-03-01', '2025-03-31')] },
    ],
    ['The recorded length is 0 days.', { weeks: 0 }],
    ['The recorded length is 0 days.', { days: 0 }],
    ['More than 120 dose steps.', { doses: Array.from({ length: 121 }, () => dose(50)) }],
  ])('are named: %s %o', (sentence, recorded) => {
    const course = aCourse(recorded)
    expect(course.contradictions).toEqual([sentence])
    expect(course.network).toBeNull()
  })

  it.each<[string, Recorded]>([
    ['a start on the day of assessment', { start: '2026-11-20' }],
    ['a start in its month', { start: '2026-11' }],
    ['a stop on the day of assessment', { start: '2026-11-01', stop: '2026-11-20' }],
    ['a stop in its month', { start: '2026-11-01', stop: '2026-11' }],
    ['start and stop in one month', { start: '2025-03', stop: '2025-03' }],
    ['ongoing, and a stop today', { ongoing: true, stop: '2026-11-20' }],
    ['ongoing, and a stop this month', { ongoing: true, stop: '2026-11' }],
    ['a step of one day', { doses: [dated(50, '2025-03-01', '2025-03-01')] }],
    ['a step on the day of assessment', { doses: [dated(50, '2026-11-20', '2026-11-20')] }],
    ['a step on the last day', { ...TRIAL, doses: [dose(50), dose(25, { start: '2025-03-31' })] }],
    ['a step to the last month', { ...TRIAL, doses: [dose(50, { stop: '2025-03' })] }],
    ['a step from the month of the start', { ...TRIAL, doses: [dose(50, { start: '2025-03' })] }],
    ['a step to the first day', { ...TRIAL, doses: [dose(50, { stop: '2025-03-01' }), dose(25)] }],
    ['a length of 0 to 2 days', { days: { min: 0, max: 2 } }],
    ['120 steps', { doses: Array.from({ length: 120 }, () => dose(50)) }],
  ])('are not %s', (_name, recorded) => {
    const course = aCourse(recorded)
    expect(course.contradictions).toEqual([])
    expect(course.network).not.toBeNull()
  })
})
