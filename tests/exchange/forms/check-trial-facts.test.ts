import { describe, expect, it } from 'vitest'
import { type CalendarDate, isCalendarDate } from '@/lib/domain/calendar-date'
import { checkCaseFacts } from '@/lib/exchange/forms/check-case-facts'
import { checkTrialFacts } from '@/lib/exchange/forms/check-trial-facts'
import { aCaseFile, aTrial } from '../../factories'

function day(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new Error('not a day')
  return text
}

const TODAY = day('2026-11-20')
const check = (...recorded: Parameters<typeof aTrial>) =>
  checkTrialFacts(aTrial(...recorded), { today: TODAY, otherTrials: [aTrial({ id: 't2' })] })

describe('what a form refuses, on both sides of every limit', () => {
  it('a stop before the start, and not a stop that may be after it', () => {
    expect(check({ start: '2024-03-14', stop: '2024-03-13' })).toEqual({
      stop: 'Enter a stop date on or after the start, 14 March 2024, or correct the start.',
    })
    expect(check({ start: '2024-03-14', stop: '2024-03-14' })).toEqual({})
    expect(check({ start: '2024-03-14', stop: '2024-03' })).toEqual({})
    expect(check({ start: '2024-03-14', stop: null })).toEqual({})
  })

  it('weeks that differ from the dates by more than 6 days', () => {
    // 1 March to 11 April is 42 days; 48 - 42 = 6 and 49 - 42 = 7.
    const dates = { start: '2024-03-01', stop: '2024-04-11' }
    expect(check({ ...dates, days: 48 })).toEqual({})
    expect(check({ ...dates, days: 49 })).toHaveProperty('length', expect.stringContaining('The dates give 42 days'))
    expect(check({ ...dates, days: 36 })).toEqual({})
    expect(check({ ...dates, days: 35 })).toHaveProperty('length')
    expect(check({ ...dates, weeks: { min: 6, max: 20 } })).toEqual({})
    expect(check({ ...dates, weeks: null })).toEqual({})
    expect(check({ start: '2024', stop: '2024', weeks: 40 })).toEqual({})
  })

  it('a trial that is still taken and has a stop date', () => {
    expect(check({ ongoing: true, stop: '2026-01' })).toHaveProperty('stop')
    expect(check({ ongoing: true, start: '2026-01' })).toEqual({})
  })

  it('dates after today, and neither today nor a part of a date that may be past', () => {
    expect(check({ start: '2026-11-21' })).toHaveProperty('start', expect.stringContaining('20 November 2026'))
    expect(check({ start: '2026-11-20' })).toEqual({})
    expect(check({ start: '2026-11' })).toEqual({})
    expect(check({ outcome: { endpointOn: '2027' } })).toHaveProperty(['outcome.endpointOn'])
    expect(check({ dispenses: [{ date: '2026-12' }] })).toHaveProperty(['dispenses.0.date'])
    expect(check({ plasmaLevels: [{ on: '2027' }] })).toHaveProperty(['plasmaLevels.0.on'])
    expect(check({ doses: [{ start: '2027' }] })).toHaveProperty(['doses.0.start'])
  })

  it('doses over ten times the label maximum: citalopram 40 mg, so 400 mg stands and 401 mg does not', () => {
    expect(check({ drug: 'citalopram', doses: [{ mgPerDay: 400 }] })).toEqual({})
    expect(check({ drug: 'citalopram', doses: [{ mgPerDay: 401 }] })).toHaveProperty(['doses.0.dose'])
    expect(check({ drug: 'citalopram', doses: [{ mgPerDay: { min: 20, max: 401 } }] })).toHaveProperty(['doses.0.dose'])
    expect(check({ drug: 'citalopram', doses: [{ mgPerDay: null }] })).toEqual({})
    expect(check({ drug: 'a drug of no table', doses: [{ mgPerDay: 50_000 }] })).toEqual({})
  })

  it('slips from micrograms or grams to milligrams, saying what was probably meant', () => {
    expect(check({ doses: [{ mgPerDay: 50_000 }] })).toHaveProperty(
      ['doses.0.dose'],
      expect.stringContaining('Did you mean 50000 µg = 50 mg?'),
    )
    expect(check({ doses: [{ mgPerDay: 0.05 }] })).toHaveProperty(
      ['doses.0.dose'],
      expect.stringContaining('Did you mean 0.05 g = 50 mg?'),
    )
    expect(check({ doses: [{ mgPerDay: 12.5 }] })).toEqual({})
    expect(check({ doses: [{ mgPerDay: 0 }] })).toEqual({})
  })

  it('dose steps outside the course', () => {
    const course = { start: '2024-03-01', stop: '2024-06-14' }
    expect(check({ ...course, doses: [{ start: '2024-02-29' }] })).toHaveProperty(['doses.0.start'])
    expect(check({ ...course, doses: [{ stop: '2024-06-15' }] })).toHaveProperty(['doses.0.stop'])
    expect(check({ ...course, doses: [{ start: '2024-03-01', stop: '2024-06-14' }] })).toEqual({})
    expect(check({ ...course, doses: [{ start: '2024-03', stop: '2024-06' }] })).toEqual({})
    expect(check({ doses: [{ start: '2024-04-02', stop: '2024-04-01' }] })).toHaveProperty(['doses.0.stop'])
  })

  it('dose steps over one another, and not those that meet on the day of the change', () => {
    const first = { start: '2024-03-01', stop: '2024-03-28' }
    expect(check({ doses: [first, { start: '2024-03-28' }] })).toEqual({})
    expect(check({ doses: [first, { start: '2024-03-28', stop: '2024-06' }] })).toEqual({})
    expect(check({ doses: [first, { start: '2024-03-27', stop: '2024-06' }] })).toEqual({
      'doses.1.start': 'Overlaps dose step 1: correct the dates of one of them.',
    })
  })

  it('dose steps that together are longer than the trial', () => {
    // 4 + 5 weeks are 63 days; the trial is 8 weeks, 56 days: 7 more, 6 are let pass.
    expect(check({ weeks: 8, doses: [{ weeks: 4 }, { weeks: 5 }] })).toHaveProperty(['doses.1.length'])
    expect(check({ weeks: 8, doses: [{ weeks: 4 }, { days: 34 }] })).toEqual({})
    expect(check({ weeks: { min: 6 }, doses: [{ weeks: 40 }] })).toEqual({})
    expect(check({ doses: [{ weeks: 40 }] })).toEqual({})
  })

  it('scores above the end of their scale: PHQ-9 ends at 27', () => {
    expect(check({ outcome: { scale: 'PHQ-9', baseline: 27, endpoint: 28 } })).toEqual({
      'outcome.endpoint': 'The PHQ-9 ends at 27: correct the score or the scale.',
    })
    expect(check({ outcome: { scale: 'PHQ-9', baseline: { min: 20, max: 28 } } })).toHaveProperty(['outcome.baseline'])
    expect(check({ outcome: { baseline: 28 } })).toEqual({})
  })

  it('a drug added to itself or to a trial that is gone', () => {
    expect(check({ addedTo: ['t1'] })).toHaveProperty('addedTo')
    expect(check({ addedTo: ['t3'] })).toHaveProperty('addedTo')
    expect(check({ addedTo: ['t2'] })).toEqual({})
  })
})

describe('what the form of the facts refuses', () => {
  const facts = (recorded: Parameters<typeof aCaseFile>[0]) => checkCaseFacts(aCaseFile(recorded).case, TODAY)

  it('dates after today, birth years in the future, scores above the scale', () => {
    expect(facts({ case: { episode: { onset: '2026-12' } } })).toHaveProperty(['episode.onset'])
    expect(facts({ case: { episode: { onset: '2026-11' } } })).toEqual({})
    expect(facts({ case: { birthYear: 2027 } })).toHaveProperty('birthYear')
    expect(facts({ case: { birthYear: 2026 } })).toEqual({})
    expect(facts({ case: { birthYear: null } })).toEqual({})
    const score = { scale: 'MADRS', date: '2026', total: 61 } as const
    expect(facts({ case: { scores: [score] } })).toHaveProperty(['scores.0.total'])
    expect(facts({ case: { scores: [{ ...score, total: 60 }] } })).toEqual({})
  })

  it('an end before its beginning', () => {
    const drug = { drug: 'levothyroxine', start: '2024', stop: '2023' }
    expect(facts({ case: { otherDrugs: [drug] } })).toHaveProperty(['otherDrugs.0.stop'])
    expect(facts({ case: { otherDrugs: [{ ...drug, stop: '2024' }] } })).toEqual({})
  })
})
