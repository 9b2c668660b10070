import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPartialDate } from '@/lib/domain/calendar-date'
import { formatDate, readDate } from '@/lib/exchange/forms/read-date'

describe('a date typed into one box', () => {
  it.each([
    ['2024', '2024'],
    ['3/2024', '2024-03'],
    ['03.2024', '2024-03'],
    ['2024-03', '2024-03'],
    ['2024/3', '2024-03'],
    ['Mar 2024', '2024-03'],
    ['march, 2024', '2024-03'],
    ['Sept 2024', '2024-09'],
    ['14 Mar 2024', '2024-03-14'],
    ['14th of March 2024', '2024-03-14'],
    ['March 14, 2024', '2024-03-14'],
    ['14-Mar-2024', '2024-03-14'],
    ['2024-03-14', '2024-03-14'],
    ['13/3/2024', '2024-03-13'],
    ['3/13/2024', '2024-03-13'],
    ['4/4/2024', '2024-04-04'],
    ['29 Feb 2024', '2024-02-29'],
  ])('reads %s as %s', (typed, date) => {
    expect(readDate(typed)).toEqual({ kind: 'value', value: date })
  })

  it('asks for the month by name when the day can be either number', () => {
    const message = 'This can be 3 Apr 2024 or 4 Mar 2024: write the month by name.'
    expect(readDate('3/4/2024')).toEqual({ kind: 'problem', message })
  })

  it.each([
    ['3/24', 'Write the year with four digits.'],
    ['14 Mar 24', 'Add the year with four digits.'],
    ['30 Feb 2024', '30 Feb 2024 does not exist: check the day.'],
    ['29/2/2023', '29 Feb 2023 does not exist: check the day.'],
    ['13/2024', 'Check the month: it has to be from 1 to 12.'],
    ['13/14/2024', 'This day does not exist.'],
    ['1850', 'Check the year: it has to be from 1900 to 2199.'],
    ['spring 2024', 'This date cannot be read.'],
    ['Mar Apr 2024', 'This date cannot be read.'],
    ['early March', 'This date cannot be read.'],
  ])('says how to put %s right', (typed, message) => {
    expect(readDate(typed)).toMatchObject({ kind: 'problem', message: expect.stringContaining(message) })
  })

  it('keeps "not known" apart from an empty box', () => {
    expect(readDate('?')).toEqual({ kind: 'notKnown' })
    expect(readDate(' Not known ')).toEqual({ kind: 'notKnown' })
    expect(readDate('  ')).toEqual({ kind: 'leftOut' })
  })

  it('reads back whatever it shows', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.constantFrom(4, 7, 10), (day, length) => {
        const date = day.toISOString().slice(0, length)
        expect(isPartialDate(date) && readDate(formatDate(date))).toEqual({ kind: 'value', value: date })
      }),
    )
  })

  it('answers any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readDate(text).kind.length > 0))
  })
})
