import { describe, expect, it } from 'vitest'
import { daysAtDose } from '@/lib/rules/days-at-dose'
import { joinCourses } from '@/lib/rules/same-course'
import { aFairTrial, assessFirst, findingOf } from './builders'
import { aPrepared, describeSpan, type Recorded, TODAY } from './course-builders'

function joinedOf(first: Recorded, second: Recorded) {
  const records = [aPrepared({ id: 'a', ...first }), aPrepared({ id: 'b', ...second })]
  const [course] = joinCourses(records, TODAY)
  if (course?.joined == null) throw new Error('the two records are not one course')
  return { ...course, joined: course.joined }
}

function stepsOf(first: Recorded, second: Recorded) {
  return joinedOf(first, second).joined.trial.doses
}

/** Days in the longest run at 100 mg or more. */
function daysAt100(first: Recorded, second: Recorded) {
  const { joined } = joinedOf(first, second)
  return daysAtDose(joined.course, { min: 100, max: 100 }, joined.bridgeDays)
}

const step = (mgPerDay: number | { min: number; max?: number }, start: string, stop: string) => ({
  ...{ mgPerDay, start, stop },
})
const withDays = (steps: ReturnType<typeof stepsOf>) => (steps ?? []).map(({ days: _days, ...rest }) => rest)

describe('two records of one course whose days are known', () => {
  const first = { start: '2025-01-01', stop: '2025-03-31' }

  it('have, on a day that both cover, a dose from the larger of the two to their sum', () => {
    const next = { start: '2025-03-15', stop: '2025-04-30', doses: [{ mgPerDay: 50 }] }
    expect(stepsOf(first, next)).toEqual([
      step(100, '2025-01-01', '2025-03-14'),
      step({ min: 100, max: 150 }, '2025-03-15', '2025-03-31'),
      step(50, '2025-04-01', '2025-04-30'),
    ])
    expect(joinedOf(first, next).isExact).toBe(true)
  })

  it('have no dose on the days between them, here 1 to 5 April', () => {
    const next = { start: '2025-04-06', stop: '2025-04-30' }
    expect(stepsOf(first, next)).toEqual([step(100, '2025-01-01', '2025-03-31'), step(100, '2025-04-06', '2025-04-30')])
    // 1 January to 31 March is 90 days, 6 to 30 April 25.
    expect(daysAt100(first, next)).toEqual({ min: 115, max: 115 })
  })

  it('go on after a record that lies within the other, up to the later of the two stops', () => {
    const within = { start: '2025-02-01', stop: '2025-02-28', doses: [{ mgPerDay: 25 }] }
    expect(stepsOf(first, within)).toEqual([
      step(100, '2025-01-01', '2025-01-31'),
      step({ min: 100, max: 125 }, '2025-02-01', '2025-02-28'),
      step(100, '2025-03-01', '2025-03-31'),
    ])
    expect(joinedOf(first, within).joined.trial).toMatchObject({ start: '2025-01-01', stop: '2025-03-31' })
  })

  it('keep their own steps, titration included', () => {
    const titrated = {
      start: '2025-04-01',
      stop: '2025-04-30',
      doses: [{ mgPerDay: 25, days: 10 }, { mgPerDay: 50 }],
    }
    expect(stepsOf(first, titrated)).toEqual([
      step(100, '2025-01-01', '2025-03-31'),
      step(25, '2025-04-01', '2025-04-10'),
      step(50, '2025-04-11', '2025-04-30'),
    ])
  })

  it('keep an unknown dose unknown, from 0, and on a shared day from the known one', () => {
    const unknown = { start: '2025-03-31', stop: '2025-04-30', doses: [{ mgPerDay: null }] }
    expect(stepsOf(first, unknown)).toEqual([
      step(100, '2025-01-01', '2025-03-30'),
      step({ min: 100 }, '2025-03-31', '2025-03-31'),
      step({ min: 0 }, '2025-04-01', '2025-04-30'),
    ])
  })

  it('may be read where the days follow from a length: 1 January and 12 weeks is until 25 March', () => {
    expect(stepsOf({ start: '2025-01-01', weeks: 12 }, { start: '2025-03-26', weeks: 1 })).toEqual([
      step(100, '2025-01-01', '2025-03-25'),
      step(100, '2025-03-26', '2025-04-01'),
    ])
  })
})

describe('two release forms of one drug', () => {
  const [january, february] = [
    { start: '2025-01-01', stop: '2025-01-31' },
    { start: '2025-02-01', stop: '2025-02-28' },
  ]
  const immediate = { drug: 'paroxetine', doses: [{ mgPerDay: 40 }] }
  const controlled = { drug: 'paroxetine CR', doses: [{ mgPerDay: 37.5 }] }

  it('are compared by their minimum doses: 40 mg of paroxetine, minimum 20, as 50 mg of CR, minimum 25', () => {
    expect(stepsOf({ ...january, ...immediate }, { ...february, ...controlled })).toEqual([
      step(50, '2025-01-01', '2025-01-31'),
      step(37.5, '2025-02-01', '2025-02-28'),
    ])
  })

  it('are compared the other way round: 37.5 mg of CR as 30 mg', () => {
    expect(stepsOf({ ...january, ...controlled }, { ...february, ...immediate })).toEqual([
      step(30, '2025-01-01', '2025-01-31'),
      step(40, '2025-02-01', '2025-02-28'),
    ])
    const vague = { ...january, ...controlled, start: '2025-01' }
    expect(withDays(stepsOf(vague, { ...february, ...immediate }))).toEqual([
      step(30, '2025-01', '2025-01-31'),
      step(40, '2025-02-01', '2025-02-28'),
    ])
  })

  it('are read in the ingredient that decides: 40 mg of fluoxetine, minimum 20, as 12 mg of olanzapine, minimum 6', () => {
    const fluoxetine = { ...january, drug: 'fluoxetine', doses: [{ mgPerDay: 40 }] }
    const both = {
      ...february,
      drug: 'olanzapine-fluoxetine',
      doses: [{ amount: 6, unit: 'mg/day' as const, ingredient: 'olanzapine' }],
    }
    expect(stepsOf(fluoxetine, both)).toEqual([
      { amount: 12, unit: 'mg/day', ingredient: 'olanzapine', start: '2025-01-01', stop: '2025-01-31' },
      { amount: 6, unit: 'mg/day', ingredient: 'olanzapine', start: '2025-02-01', stop: '2025-02-28' },
    ])
  })

  it('keep the unit of a patch', () => {
    const patch = { drug: 'selegiline transdermal', doses: [{ amount: 9, unit: 'mg/24h' as const }] }
    expect(stepsOf({ ...january, ...patch }, { ...february, ...patch })).toEqual([
      { amount: 9, unit: 'mg/24h', ingredient: null, start: '2025-01-01', stop: '2025-01-31' },
      { amount: 9, unit: 'mg/24h', ingredient: null, start: '2025-02-01', stop: '2025-02-28' },
    ])
  })
})

describe('two records of one course of which some day is vague', () => {
  const vague = { start: '2025-01', stop: '2025-04-10' }

  it('follow each other where they do not share a day: exact as far as their own days are', () => {
    const { joined, isExact } = joinedOf(vague, { start: '2025-04-11', stop: '2025-04-30' })
    expect(withDays(joined.trial.doses)).toEqual([
      step(100, '2025-01', '2025-04-10'),
      step(100, '2025-04-11', '2025-04-30'),
    ])
    expect(isExact).toBe(true)
    // From 31 January to 30 April is 90 days, from 1 January 120.
    expect(describeSpan(joined.course)).toEqual(['2025-01-01 to 2025-01-31', '2025-04-30', '90 to 120'])
  })

  it('change to the later dose on the day the later one starts where they share one, and more is possible', () => {
    const { joined, isExact } = joinedOf(vague, { start: '2025-04-10', stop: '2025-04-30', doses: [{ mgPerDay: 25 }] })
    expect(isExact).toBe(false)
    // From 31 January to 9 April is 69 days, from 1 January 99.
    expect(daysAtDose(joined.course, { min: 100, max: 100 }, 7)).toEqual({ min: 69, max: 99 })
    expect(describeSpan(joined.course)).toEqual(['2025-01-01 to 2025-01-31', '2025-04-30', '90 to 120'])
  })

  it('keep a first and last day that only their steps have', () => {
    const { joined } = joinedOf(
      { doses: [step(100, '2025-01', '2025-03-31')] },
      { doses: [step(100, '2025-04-01', '2025-05')] },
    )
    expect(describeSpan(joined.course)).toEqual(['2025-01-01 to 2025-01-31', '2025-05-01 to 2025-05-31', '91 to 151'])
  })

  it('keep a pause within one of them: 31 or fewer days in January, none in February', () => {
    const paused = { doses: [step(100, '2025-01', '2025-01-31'), step(100, '2025-03-01', '2025-03-31')] }
    const next = { start: '2025-04-01', stop: '2025-04-30' }
    expect(daysAt100(paused, next)).toEqual({ min: 61, max: 61 })
    expect(describeSpan(joinedOf(paused, next).joined.course)).toEqual([
      '2025-01-01 to 2025-01-31',
      '2025-04-30',
      '90 to 120',
    ])
  })

  it('keep a length given as a range: 4 to 5 weeks and 13 days later are 41 to 48, not 48', () => {
    // 1 January and 35 days is until 4 February; with 28 days, until 28 January, 7 days were off the drug.
    const first = { start: '2025-01-01', weeks: { min: 4, max: 5 } }
    const next = { start: '2025-02-05', stop: '2025-02-17' }
    expect(daysAt100(first, next)).toEqual({ min: 41, max: 48 })
    const judged = assessFirst([aFairTrial({ id: 'b', ...next }), aFairTrial({ id: 'a', ...first })])
    expect(findingOf(judged, 'duration').verdict).toBe('unknown')
    expect(daysAt100(first, { ...next, stop: '2025-02-18' })).toEqual({ min: 42, max: 49 })
  })

  it('keep a range of weeks of a last step', () => {
    const first = {
      start: '2025-01-01',
      doses: [
        { mgPerDay: 25, weeks: 2 },
        { mgPerDay: 100, weeks: { min: 2, max: 3 } },
      ],
    }
    // 15 January and 14 to 21 days: until 28 January or 4 February.
    expect(daysAt100(first, { start: '2025-02-05', stop: '2025-02-14' })).toEqual({ min: 24, max: 31 })
  })

  it('keep a range of the later one: 31 days, and then 4 to 5 weeks', () => {
    const next = { start: '2025-02-01', weeks: { min: 4, max: 5 } }
    expect(daysAt100({ start: '2025-01-01', stop: '2025-01-31' }, next)).toEqual({ min: 59, max: 66 })
  })

  it('keep an exact stop and the days off the drug after it: 31 March, and on again on 5 April', () => {
    // From 31 or 1 January to 31 March 60 to 90 days, and 26 in April.
    expect(daysAt100({ start: '2025-01', stop: '2025-03-31' }, { start: '2025-04-05', stop: '2025-04-30' })).toEqual({
      min: 86,
      max: 116,
    })
  })

  it('keep two steps that follow each other day by day', () => {
    const first = { doses: [step(50, '2025-01', '2025-02-10'), step(100, '2025-02-11', '2025-03-31')] }
    // 11 February to 31 March is 49 days, and 30 in April.
    expect(daysAt100(first, { start: '2025-04-01', stop: '2025-04-30' })).toEqual({ min: 79, max: 79 })
  })

  it('keep a change of dose on no known day: 2 to 6 weeks of 25 mg from some day in January', () => {
    const doses = [{ mgPerDay: 25, weeks: { min: 2, max: 6 } }, { mgPerDay: 100 }]
    const first = { start: '2025-01', stop: '2025-03-31', doses }
    // Raised from 15 January to 14 March: 76 to 18 days, and 1 April.
    expect(daysAt100(first, { start: '2025-04-01', stop: '2025-04-01' })).toEqual({ min: 19, max: 77 })
  })

  it('keep a last month that only the last of three steps has', () => {
    const week = { mgPerDay: 25, weeks: 1 }
    const next = { doses: [{ ...week, start: '2025-02' }, week, { mgPerDay: 100, stop: '2025-06' }] }
    const { joined } = joinedOf({ start: '2025-01-01', stop: '2025-03-31' }, next)
    expect(describeSpan(joined.course)).toEqual(['2025-01-01', '2025-06-01 to 2025-06-30', '152 to 181'])
  })

  it('share a day where the later one starts on the first that may be the last: 28 January after 4 to 5 weeks', () => {
    const first = { start: '2025-01-01', weeks: { min: 4, max: 5 } }
    const { joined, isExact } = joinedOf(first, { start: '2025-01-28', stop: '2025-02-28' })
    expect(isExact).toBe(false)
    // 1 January to 28 February is 59 days.
    expect(daysAtDose(joined.course, { min: 100, max: 100 }, 7)).toEqual({ min: 59, max: 59 })
  })

  it('may share days or not: a start in January and 12 weeks ends from 25 March to 23 April', () => {
    const { joined, isExact } = joinedOf({ start: '2025-01', weeks: 12 }, { start: '2025-04-02', stop: '2025-04-30' })
    expect(isExact).toBe(false)
    // From 31 January on without a day off: 61 days to 1 April and 29 in April. From 1 January: 84, and 29 after a week off.
    expect(daysAtDose(joined.course, { min: 100, max: 100 }, 7)).toEqual({ min: 90, max: 113 })
  })
})
