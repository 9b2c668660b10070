import { describe, expect, it } from 'vitest'
import { joinCourses } from '@/lib/rules/same-course'
import { aPrepared, type Recorded, TODAY } from './course-builders'

type Made = Recorded & { readonly id: string }

function joined(...records: readonly Made[]) {
  return joinCourses(
    records.map((record) => aPrepared(record)),
    TODAY,
  )
}

/** Whether two records are one course, may be one, or are two. */
function areOne(first: Recorded, second: Recorded) {
  const [course, ...others] = joined({ id: 'a', ...first }, { id: 'b', ...second })
  if (course === undefined) return 'two'
  expect(others).toEqual([])
  expect(course.records).toEqual(['a', 'b'])
  return course.joined === null ? 'maybe' : 'one'
}

const FIRST = { start: '2025-01-01', stop: '2025-03-31' }
const SECOND = { start: '2025-04-01', stop: '2025-04-30' }
const LONG = { start: '2025-01', stop: '2025-03-31' }

describe('two records of one drug', () => {
  it.each<[string, Recorded, Recorded, 'one' | 'maybe' | 'two']>([
    ['overlap', FIRST, { start: '2025-03-01', stop: '2025-05-31' }, 'one'],
    ['7 days apart', FIRST, { start: '2025-04-08', stop: '2025-05-31' }, 'one'],
    ['8 days apart', FIRST, { start: '2025-04-09', stop: '2025-05-31' }, 'two'],
    ['the second some day in April', FIRST, { start: '2025-04', stop: '2025-06-30' }, 'maybe'],
    ['ended from 1 March on, then 9 March', { ...FIRST, stop: '2025-03' }, { ...SECOND, start: '2025-03-09' }, 'one'],
    [
      'ended from 1 March on, then 10 March',
      { ...FIRST, stop: '2025-03' },
      { ...SECOND, start: '2025-03-10' },
      'maybe',
    ],
    ['ended by 31 March, then 8 April', { ...FIRST, stop: '2025-03' }, { ...SECOND, start: '2025-04-08' }, 'maybe'],
    ['ended by 31 March, then 9 April', { ...FIRST, stop: '2025-03' }, { ...SECOND, start: '2025-04-09' }, 'two'],
    ['started in one month', LONG, { start: '2025-01', stop: '2025-06-30' }, 'maybe'],
    ['started by and on 31 January', LONG, { start: '2025-01-31', stop: '2025-04-30' }, 'one'],
    ['started by and on 31 January, ended together', LONG, { start: '2025-01-31', stop: '2025-03-31' }, 'maybe'],
    ['started by 31 and on 30 January', LONG, { start: '2025-01-30', stop: '2025-04-30' }, 'maybe'],
    ['the second, from 1 February, ended first', LONG, { start: '2025-02-01', stop: '2025-03-15' }, 'one'],
    ['on the same days', FIRST, FIRST, 'maybe'],
    ['started together, ended one day apart', FIRST, { ...FIRST, stop: '2025-04-01' }, 'one'],
    ['started together, ended in one month', { ...FIRST, stop: '2025-03' }, FIRST, 'maybe'],
  ])('are one course, two, or may be one: %s', (_name, first, second, expected) => {
    expect(areOne(first, second)).toBe(expected)
  })

  it('of fluoxetine are one course up to 14 days apart: 15 April after 31 March, not 16 April', () => {
    const fluoxetine = { drug: 'fluoxetine', doses: [{ mgPerDay: 20 }] }
    const resumed = (start: string) => areOne({ ...FIRST, ...fluoxetine }, { start, stop: '2025-06-30', ...fluoxetine })
    expect(resumed('2025-04-15')).toBe('one')
    expect(resumed('2025-04-16')).toBe('two')
  })

  it.each<[string, Recorded, Recorded, 'one' | 'maybe' | 'two']>([
    ['the first response was lost', { lostResponse: true }, {}, 'two'],
    ['the first was stopped for that', { stopReason: 'lossOfResponse' }, {}, 'two'],
    ['nobody knows whether it was lost', { lostResponse: null }, {}, 'maybe'],
    ['it was not lost', { lostResponse: false }, {}, 'one'],
    ['the second was lost', {}, { lostResponse: true }, 'one'],
    ['both were for depression', { indication: 'depression' }, { indication: 'depression' }, 'one'],
    ['the use of the first is not known', { indication: 'unknown' }, {}, 'maybe'],
    ['the use of the second is not known', {}, { indication: 'unknown' }, 'maybe'],
    ['neither use is known', { indication: 'unknown' }, { indication: 'unknown' }, 'maybe'],
    ['the first was for another use', { indication: 'other' }, {}, 'two'],
    ['the second was for another use', {}, { indication: 'other' }, 'two'],
    ['both were in a previous episode', { episode: 'previous' }, { episode: 'previous' }, 'one'],
    ['only the first was', { episode: 'previous' }, {}, 'two'],
    ['only the second was', { episode: 'current' }, { episode: 'previous' }, 'two'],
    ['one is said to be in this episode', { episode: 'current' }, {}, 'one'],
    ['the episode of the first is not known', { episode: 'unknown' }, {}, 'maybe'],
    ['the episode of the second is not known', { episode: 'previous' }, { episode: 'unknown' }, 'maybe'],
    ['neither episode is known', { episode: 'unknown' }, { episode: 'unknown' }, 'maybe'],
    ['they are two drugs', {}, { drug: 'citalopram' }, 'two'],
    ['they are related molecules', { drug: 'citalopram' }, { drug: 'escitalopram' }, 'two'],
    ['they are two forms', { drug: 'paroxetine' }, { drug: 'paroxetine CR' }, 'one'],
    ['nobody knows the drug', { drug: 'the blue one' }, { drug: 'the blue one' }, 'two'],
    ['the drug is added to others', { drug: 'aripiprazole' }, { drug: 'aripiprazole' }, 'two'],
    ['the drug is counted apart', { drug: 'zuranolone' }, { drug: 'zuranolone' }, 'two'],
    ['the second has no dates', {}, { start: undefined, stop: undefined, weeks: 4 }, 'two'],
    ['the second has no start', {}, { start: undefined }, 'two'],
    ['the dates of the second contradict', {}, { stop: '2025-03-15' }, 'two'],
  ])('that touch are one course, two, or may be one: %s', (_name, first, second, expected) => {
    expect(areOne({ ...FIRST, ...first }, { ...SECOND, ...second })).toBe(expected)
  })

  it('of which the response to either was lost may be one where nobody knows which was first', () => {
    expect(areOne({ ...LONG, lostResponse: true }, { start: '2025-01', stop: '2025-06-30' })).toBe('maybe')
    expect(areOne(LONG, { start: '2025-01', stop: '2025-06-30', lostResponse: true })).toBe('maybe')
  })

  it('may be one where the steps of the vague one went on long after the other began, and contradict it', () => {
    const steps = [
      { mgPerDay: 50, start: '2025-01', stop: '2025-02-28' },
      { mgPerDay: 100, start: '2025-03-01', stop: '2025-03-31' },
    ]
    expect(areOne({ doses: steps }, { start: '2025-02-15', stop: '2025-05-31' })).toBe('maybe')
  })
})

describe('records of one course', () => {
  const [january, february, march] = [
    { id: 'a', start: '2025-01-01', stop: '2025-01-31' },
    { id: 'b', start: '2025-02-01', stop: '2025-02-28' },
    { id: 'c', start: '2025-03-01', stop: '2025-03-31' },
  ]

  it('are put in the order in which they were taken, however they are listed', () => {
    for (const listed of [
      [january, february, march],
      [march, january, february],
      [february, march, january],
    ]) {
      const [course, ...others] = joined(...listed)
      expect(others).toEqual([])
      expect(course).toMatchObject({ records: ['a', 'b', 'c'], isExact: true, isLastCertain: true })
      expect(course?.joined?.trial).toMatchObject({ id: 'c', start: '2025-01-01', stop: '2025-03-31' })
    }
  })

  it('that started on one day are put in the order in which they ended, and then by their ids', () => {
    const [long, short] = [
      { id: 'a', start: '2025-01-01', stop: '2025-03-31' },
      { id: 'b', start: '2025-01-01', stop: '2025-01-31' },
    ]
    expect(joined(long, short)).toMatchObject([{ records: ['b', 'a'], isLastCertain: true }])
    expect(joined({ ...short, id: 'd' }, { ...short, id: 'c' })).toMatchObject([
      { records: ['c', 'd'], joined: null, isLastCertain: false },
    ])
  })

  it('are no course with later ones: two courses of two records each', () => {
    const [later, last] = [
      { id: 'd', start: '2025-09-01', stop: '2025-09-30' },
      { id: 'e', start: '2025-10-01', stop: '2025-10-31' },
    ]
    expect(joined(january, february, later, last).map(({ records }) => records)).toEqual([
      ['a', 'b'],
      ['d', 'e'],
    ])
    expect(joined(january, february, later).map(({ records }) => records)).toEqual([['a', 'b']])
    expect(joined(january, later, last).map(({ records }) => records)).toEqual([['d', 'e']])
  })

  it('of two drugs are a course each', () => {
    const other = (id: string, recorded: Recorded) => ({ id, drug: 'fluoxetine', ...recorded })
    const courses = joined(january, other('d', { ...january, id: 'd' }), february, other('e', { ...february, id: 'e' }))
    expect(courses.map(({ records }) => records)).toEqual([
      ['a', 'b'],
      ['d', 'e'],
    ])
  })

  it('may be one with a third that may touch them, and the last is the last', () => {
    expect(joined(january, february, { ...march, start: '2025-03' })).toMatchObject([
      { records: ['a', 'b', 'c'], joined: null, isLastCertain: true },
    ])
    expect(joined(january, { ...february, start: '2025-02' }, march)).toMatchObject([
      { records: ['a', 'b', 'c'], joined: null, isLastCertain: true },
    ])
  })

  it('may be one with a third that touches only the first of two that may be one', () => {
    const [first, second] = [
      { id: 'a', start: '2025-01-01', stop: '2025-04-30' },
      { id: 'b', start: '2025-01-02', stop: '2025-01-31', indication: 'unknown' as const },
    ]
    expect(joined(first, second, { ...march, indication: 'depression' })).toMatchObject([
      { records: ['a', 'b', 'c'], joined: null },
    ])
    expect(joined(first, second, { ...march, start: '2025-06-01', stop: '2025-06-30' })).toMatchObject([
      { records: ['a', 'b'], joined: null },
    ])
  })

  it('stay inexact once a vague one and another shared a day', () => {
    const vague = { id: 'a', start: '2025-01', stop: '2025-02-10' }
    expect(joined(vague, february)).toMatchObject([{ isExact: false }])
    expect(joined(vague, february, march)).toMatchObject([{ records: ['a', 'b', 'c'], isExact: false }])
    const course = joined(vague, february, march)[0]
    expect(course?.joined).not.toBeNull()
  })

  it('have a last record that is uncertain where nobody knows which of two was the last', () => {
    const [one, two] = [
      { id: 'a', start: '2025-01', stop: '2025-02' },
      { id: 'b', start: '2025-01', stop: '2025-02' },
    ]
    expect(joined(one, two)).toMatchObject([{ isLastCertain: false }])
    expect(joined(one, two, march)).toMatchObject([{ records: ['a', 'b', 'c'], isLastCertain: false }])
  })

  it('come to no more than all their days and doses together: 31 and 28 days, 100 and 50 mg', () => {
    const [course] = joined(january, { ...february, doses: [{ mgPerDay: 50 }] })
    expect(course?.most).toEqual({ days: 59, dose: 150 })
    const three = joined(january, { ...february, start: '2025-02' }, { ...march, doses: [{ mgPerDay: null }] })
    expect(three[0]?.most).toEqual({ days: 90, dose: Infinity })
    expect(joined(january, { ...february, doses: [] })[0]?.most).toEqual({ days: 59, dose: Infinity })
  })

  it('of an unknown episode between two others may be one with either, and come to no more than the larger course', () => {
    const previous = { ...january, episode: 'previous' as const }
    const unknown = { ...february, episode: 'unknown' as const }
    const current = { ...march, doses: [{ mgPerDay: 25 }] }
    expect(joined(previous, unknown, current)).toEqual([
      {
        records: ['a', 'b', 'c'],
        joined: null,
        isExact: false,
        isLastCertain: false,
        // 31 and 28 days at 100 and 100 mg, or 28 and 31 at 100 and 25.
        most: { days: 59, dose: 200 },
      },
    ])
    expect(
      joined(previous, { ...unknown, doses: [{ mgPerDay: 25 }] }, { ...current, stop: '2025-04-30' }),
    ).toMatchObject([
      // 31 and 28 days at 100 and 25 mg, or 28 and 61 at 25 and 25.
      { most: { days: 89, dose: 125 } },
    ])
  })
})

describe('records of a previous and of an unknown episode', () => {
  const [january, february, march] = [
    { id: 'a', start: '2025-01-01', stop: '2025-01-31' },
    { id: 'b', start: '2025-02-01', stop: '2025-02-28' },
    { id: 'c', start: '2025-03-01', stop: '2025-03-31' },
  ]

  it('are two courses where they lie apart', () => {
    const previous = (record: Made) => ({ ...record, episode: 'previous' as const })
    const [then, later] = [
      { id: 'y', start: '2023-01-01', stop: '2023-01-31' },
      { id: 'z', start: '2023-02-01', stop: '2023-02-28' },
    ]
    expect(joined(...[then, later, january, february].map(previous)).map(({ records }) => records)).toEqual([
      ['y', 'z'],
      ['a', 'b'],
    ])
  })

  it('are one at most, of which the last is the last, where no episode is known', () => {
    const unknown = (record: Made) => ({ ...record, episode: 'unknown' as const })
    expect(joined(unknown(january), unknown(february))).toMatchObject([
      { records: ['a', 'b'], joined: null, isLastCertain: true, most: { days: 59, dose: 200 } },
    ])
  })

  it('name each record once where the unknown one was the first of either', () => {
    const long = { ...january, stop: '2025-03-01', episode: 'unknown' as const }
    const courses = joined(long, { ...february, episode: 'previous' }, march)
    expect(courses.map(({ records }) => records)).toEqual([['a', 'b', 'c']])
  })
})

describe('one course of two records', () => {
  const [one, two] = [
    { id: 'a', start: '2025-01-01', stop: '2025-01-31' },
    { id: 'b', start: '2025-02-01', stop: '2025-02-28' },
  ]
  const trialOf = (first: Recorded, second: Recorded) =>
    joined({ ...one, ...first }, { ...two, ...second })[0]?.joined?.trial

  it('has the outcome, adherence and reason for stopping of the last', () => {
    const recorded = (band: 'none' | 'response', proportion: number, stopReason: 'cost' | 'lackOfEfficacy') => ({
      outcome: { band },
      adherence: { proportion },
      stopReason,
    })
    const last = recorded('response', 0.9, 'cost')
    expect(trialOf(recorded('none', 0.5, 'lackOfEfficacy'), last)).toMatchObject({ id: 'b', ...last })
    const { outcome, adherence, stopReason } = trialOf(last, {}) ?? {}
    expect({ outcome, adherence, stopReason }).toEqual({
      outcome: undefined,
      adherence: undefined,
      stopReason: undefined,
    })
  })

  it('has the fills and levels of both', () => {
    const fill = (date: string) => ({ dispenses: [{ date, daysSupply: 30 }] })
    const level = (on: string) => ({ plasmaLevels: [{ on, value: 100, unit: 'ng/mL' as const }] })
    const trial = trialOf(
      { ...fill('2025-01-01'), ...level('2025-01-20') },
      { ...fill('2025-02-01'), ...level('2025-02-20') },
    )
    expect(trial?.dispenses?.map(({ date }) => date)).toEqual(['2025-01-01', '2025-02-01'])
    expect(trial?.plasmaLevels?.map(({ on }) => on)).toEqual(['2025-01-20', '2025-02-20'])
    expect(trialOf({}, {})).toMatchObject({ dispenses: [], plasmaLevels: [] })
  })

  it('goes on where either does, and ends with the later of the two', () => {
    expect(trialOf({}, {})?.ongoing).toBe(false)
    expect(trialOf({}, { stop: undefined, ongoing: true })).toMatchObject({ ongoing: true })
    expect(trialOf({ stop: undefined, ongoing: true }, {})).toMatchObject({ ongoing: true })
    expect(trialOf({ stop: undefined, ongoing: true }, {})?.stop).toBeUndefined()
    expect(trialOf({ stop: '2025-04-30' }, {})?.stop).toBe('2025-04-30')
    expect(trialOf({}, {})?.stop).toBe('2025-02-28')
    expect(trialOf({ stop: '2025-02' }, {})?.stop).toBe('2025-02-28')
  })

  it('has no length of its own but that of its steps', () => {
    const trial = trialOf({ stop: undefined, weeks: 4 }, { stop: undefined, days: 20 })
    expect(trial).not.toHaveProperty('weeks')
    expect(trial).not.toHaveProperty('days')
    expect(trial?.start).toBe('2025-01-01')
    expect(trialOf({ start: '2025-01' }, {})?.start).toBe('2025-01')
  })
})
