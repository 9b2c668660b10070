import { describe, expect, it } from 'vitest'
import { describeRange } from '@/lib/exchange/describe-range'
import { closed, halfOpen } from '@/lib/rules/range'

describe('a range in words', () => {
  it('names an end that does not belong to it', () => {
    expect(describeRange(halfOpen(25, 50), '%', 100)).toBe('25 to under 50 %')
    expect(describeRange(closed(1, 49), '%', 100)).toBe('1 to 49 %')
    expect(describeRange({ min: 0, max: 25, minOpen: true, maxOpen: true }, '%', 100)).toBe('above 0 to under 25 %')
  })

  it('has no upper end where it reaches the highest value there is', () => {
    expect(describeRange(closed(50, 100), '%', 100)).toBe('50 % or more')
  })

  it('has no lower end where there is none', () => {
    expect(describeRange(halfOpen(-Infinity, 0), '%', 100)).toBe('below 0 %')
    expect(describeRange(closed(-Infinity, 0), '%', 100)).toBe('at most 0 %')
  })

  it('is one number where both ends are the same', () => {
    expect(describeRange(closed(0, 0), '%', 100)).toBe('0 %')
  })
})
