import { describe, expect, it } from 'vitest'
import { aFairTrial, assessFirst, findingOf } from './builders'
import { type Level, nortriptyline, type Recorded, TROUGH } from './plasma-level-builders'

describe('a level on one of several doses', () => {
  const JANUARY = { start: '2025-01-01', stop: '2025-01-31' }
  const LATER = { start: '2025-02-01', stop: '2025-03-31' }
  type Dose = number | { readonly min: number; readonly max: number } | null
  const daysOf = (first: Dose, second: Dose, level: Partial<Level>) =>
    findingOf(
      nortriptyline(0, [{ ...TROUGH, ...level }], {
        doses: [
          { mgPerDay: first, ...JANUARY },
          { mgPerDay: second, ...LATER },
        ],
      }),
      'duration',
    ).observed

  it('in range also speaks for the days on the same or a higher dose: 31 days and 59', () => {
    expect(daysOf(50, 60, { on: '2025-01-20', value: 90 })).toBe(90)
    expect(daysOf(50, 50, { on: '2025-01-20', value: 90 })).toBe(90)
    expect(daysOf(50, 40, { on: '2025-01-20', value: 90 })).toBe(31)
    expect(daysOf(50, 60, { on: '2025-03-20', value: 90 })).toBe(59)
    expect(daysOf(60, 50, { on: '2025-03-20', value: 90 })).toBe(90)
  })

  it('below the range also speaks for the days on the same or a lower dose', () => {
    expect(daysOf(80, 100, { on: '2025-03-20', value: 30 })).toBe(0)
    expect(daysOf(100, 100, { on: '2025-03-20', value: 30 })).toBe(0)
    expect(daysOf(100, 80, { on: '2025-03-20', value: 30 })).toBe(31)
    expect(daysOf(80, 100, { on: '2025-01-20', value: 30 })).toBe(59)
  })

  it('above the window speaks for no other days', () => {
    expect(daysOf(80, 100, { on: '2025-01-20', value: 200 })).toEqual({ min: 59, max: 90 })
    expect(daysOf(100, 80, { on: '2025-03-20', value: 200 })).toEqual({ min: 31, max: 90 })
  })

  it('speaks for other days for certain, possibly or not, as the doses are known', () => {
    const level = { on: '2025-01-20', value: 90 }
    expect(daysOf({ min: 40, max: 60 }, 60, level)).toBe(90)
    expect(daysOf({ min: 40, max: 60 }, 50, level)).toEqual({ min: 31, max: 90 })
    expect(daysOf({ min: 40, max: 60 }, 40, level)).toEqual({ min: 31, max: 90 })
    expect(daysOf({ min: 40, max: 60 }, 39, level)).toBe(31)
    expect(daysOf(50, { min: 50, max: 70 }, level)).toBe(90)
    expect(daysOf(50, { min: 40, max: 70 }, level)).toEqual({ min: 31, max: 90 })
    const below = { on: '2025-01-20', value: 30 }
    expect(daysOf({ min: 80, max: 100 }, 90, below)).toEqual({ min: 0, max: 59 })
    expect(daysOf({ min: 80, max: 100 }, 101, below)).toBe(59)
    expect(daysOf({ min: 80, max: 100 }, 80, below)).toBe(0)
  })

  it('that only may have been a trough leaves the other days open as well', () => {
    expect(daysOf(50, 60, { on: '2025-01-20', value: 90, hoursAfterDose: null })).toEqual({ min: 0, max: 90 })
    expect(daysOf(50, 80, { on: '2025-01-20', value: 90, hoursAfterDose: null })).toEqual({ min: 59, max: 90 })
  })

  it('makes no days of those off the drug', () => {
    const gap = {
      doses: [
        { mgPerDay: null, ...JANUARY },
        { mgPerDay: 50, start: '2025-02-15', stop: '2025-03-31' },
      ],
    }
    const level = { ...TROUGH, on: '2025-01-20', value: 90 }
    // 31 days in January; from 15 February 45 days, on 50 mg, which may be as much as in January.
    expect(findingOf(nortriptyline(0, [level], gap), 'duration').observed).toEqual({ min: 31, max: 45 })
  })
})

describe('the level of lithium', () => {
  const lithium = (level: Partial<Level>, recorded: Recorded = {}) =>
    findingOf(
      nortriptyline(0, [{ ...TROUGH, analyte: 'lithium', unit: 'mmol/L', ...level }], {
        drug: 'lithium',
        role: 'augmentation',
        doses: [{ mgPerDay: 900 }],
        ...recorded,
      }),
      'dose',
    ).verdict

  it('is its dose: enough from 0.5 mmol/L, with no upper end', () => {
    expect(lithium({ value: 0.49 })).toBe('notMet')
    expect(lithium({ value: 0.5 })).toBe('met')
    expect(lithium({ value: 1.3 })).toBe('met')
    expect(lithium({ value: { min: 0.4, max: 0.6 } })).toBe('unknown')
    expect(lithium({ value: 0.5, unit: 'mEq/L' })).toBe('met')
  })

  it('is held against the dose table of the definition: some accept 0.4 mmol/L', () => {
    const under = (definition: 'six-week' | 'six-week-licensed', value: number) =>
      findingOf(
        assessFirst(
          [
            aFairTrial({
              drug: 'lithium',
              role: 'augmentation',
              start: '2025-01-01',
              stop: '2025-03-31',
              doses: [{ mgPerDay: 900 }],
              plasmaLevels: [{ ...TROUGH, analyte: 'lithium', unit: 'mmol/L', value }],
            }),
          ],
          definition,
        ),
        'dose',
      ).verdict
    expect(under('six-week', 0.4)).toBe('notMet')
    expect(under('six-week-licensed', 0.4)).toBe('met')
    expect(under('six-week-licensed', 0.39)).toBe('notMet')
  })

  it('may be recorded as in range, without a value', () => {
    expect(lithium({ inRange: true })).toBe('met')
    expect(lithium({})).toBe('unknown')
  })

  it('leaves the dose open where it may not have been a trough', () => {
    expect(lithium({ value: 0.9, hoursAfterDose: null })).toBe('unknown')
    expect(lithium({ value: 0.2, hoursAfterDose: null })).toBe('unknown')
  })
})
