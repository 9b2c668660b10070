import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatLength, readLength } from '@/lib/exchange/forms/read-length'
import { formatPercent, readPercent } from '@/lib/exchange/forms/read-percent'
import { formatQuantity, readQuantity } from '@/lib/exchange/forms/read-quantity'

const value = (known: unknown) => ({ kind: 'value', value: known })
const problem = (message: string) => ({ kind: 'problem', message: expect.stringContaining(message) })

describe('a quantity typed into one box', () => {
  it.each([
    ['8', 8],
    ['0', 0],
    ['6.5', 6.5],
    ['6,5', 6.5],
    ['0,125', 0.125],
    ['6-8', { min: 6, max: 8 }],
    ['6 – 8', { min: 6, max: 8 }],
    ['6 to 8', { min: 6, max: 8 }],
    ['between 6 and 8', { min: 6, max: 8 }],
    ['>=6', { min: 6 }],
    ['≥ 6', { min: 6 }],
    ['at least 6', { min: 6 }],
    ['6+', { min: 6 }],
    ['6 or more', { min: 6 }],
    ['<=8', { max: 8 }],
    ['up to 8', { max: 8 }],
  ])('reads %s', (typed, known) => {
    expect(readQuantity(typed)).toEqual(value(known))
  })

  it.each([
    ['about 6', 'Give a range instead of an estimate, such as 5-7.'],
    ['~6', 'Give a range instead of an estimate'],
    ['8-6', 'Put the smaller number first: 6-8.'],
    ['-3', 'Enter 0 or more.'],
    ['> 6', 'Include the end itself: >=6'],
    ['1,200', 'write 1200 or 1.2'],
    ['eight', 'Write a number such as 8'],
    ['1e10', 'too large'],
    ['50 mcg', 'Write a number such as 8'],
  ])('says how to put %s right', (typed, message) => {
    expect(readQuantity(typed, { units: ['mg'] })).toEqual(problem(message))
  })

  it('keeps "not known" apart from an empty box', () => {
    expect(readQuantity('?')).toEqual({ kind: 'notKnown' })
    expect(readQuantity('')).toEqual({ kind: 'leftOut' })
  })

  it('takes the unit of its box, and no other', () => {
    expect(readQuantity('50 mg', { units: ['mg'] })).toEqual(value(50))
    expect(readQuantity('50-100mg', { units: ['mg'] })).toEqual(value({ min: 50, max: 100 }))
    expect(readQuantity('0.05 g', { units: ['mg'] })).toEqual(problem('Write a number'))
  })
})

describe('a share of doses typed in percent', () => {
  it.each([
    ['93', 0.93],
    ['7', 0.07],
    ['100 %', 1],
    ['80-90', { min: 0.8, max: 0.9 }],
    ['80% to 90%', { min: 0.8, max: 0.9 }],
    ['>=80 %', { min: 0.8 }],
    ['0.5 %', 0.005],
  ])('reads %s', (typed, known) => {
    expect(readPercent(typed)).toEqual(value(known))
  })

  it('refuses over 100 % and accepts 100 %', () => {
    expect(readPercent('101')).toEqual(problem('Enter 100 % or less'))
    expect(readPercent('100')).toEqual(value(1))
  })

  it('does not take 0.9 for nine tenths of a percent without its sign', () => {
    expect(readPercent('0.9')).toEqual(problem('90 for nine doses of ten'))
  })
})

describe('a length typed into one box', () => {
  it.each([
    ['8', { weeks: 8 }],
    ['6-8', { weeks: { min: 6, max: 8 } }],
    ['6-8 weeks', { weeks: { min: 6, max: 8 } }],
    ['8w', { weeks: 8 }],
    ['40 days', { days: 40 }],
    ['at least 40 d', { days: { min: 40 } }],
    ['? days', { days: null }],
    ['1 month', { days: { min: 28, max: 31 } }],
    // 3 × 28 to 3 × 31: a month is 28 to 31 days.
    ['3 months', { days: { min: 84, max: 93 } }],
    ['2-3 months', { days: { min: 56, max: 93 } }],
    ['1 year', { days: { min: 365, max: 366 } }],
    ['2 years', { days: { min: 730, max: 732 } }],
  ])('reads %s', (typed, length) => {
    expect(readLength(typed)).toEqual(value(length))
  })

  it.each([
    ['1.5 months', 'weeks or days'],
    ['a while', 'Write a number'],
  ])('says how to put %s right', (typed, message) => {
    expect(readLength(typed)).toEqual(problem(message))
  })
})

const number = (max: number) => fc.oneof(fc.integer({ min: 0, max }), fc.double({ min: 0, max, noNaN: true }))
const quantity = (max: number) =>
  fc.oneof(
    number(max).map((only) => only + 0),
    fc.tuple(number(max), number(max)).map(([a, b]) => ({ min: Math.min(a, b) + 0, max: Math.max(a, b) + 0 })),
    number(max).map((min) => ({ min: min + 0 })),
    number(max).map((end) => ({ max: end + 0 })),
  )

describe('whatever a box shows is read back as the same', () => {
  it('for quantities', () => {
    fc.assert(
      fc.property(quantity(1e9), (known) => {
        expect(readQuantity(formatQuantity(known))).toEqual(value(known))
      }),
    )
  })

  it('for proportions, to the last digit', () => {
    fc.assert(
      fc.property(quantity(1), (known) => {
        expect(readPercent(formatPercent(known))).toEqual(value(known))
      }),
    )
  })

  it('for lengths', () => {
    fc.assert(
      fc.property(quantity(10_000), fc.constantFrom('weeks', 'days'), (known, unit) => {
        const text = unit === 'weeks' ? formatLength(known, undefined) : formatLength(undefined, known)
        expect(readLength(text)).toEqual(value({ [unit]: known }))
      }),
    )
  })
})
