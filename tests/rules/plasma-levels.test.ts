import { describe, expect, it } from 'vitest'
import { aFairTrial, assessFirst, findingOf } from './builders'
import { adherenceOf, doseOf, type Level, nortriptyline, POOR, TROUGH } from './plasma-level-builders'

describe('the value of a level', () => {
  it.each([
    [49, 'notMet'],
    [50, 'met'],
    [150, 'met'],
    [151, 'unknown'],
    [{ min: 30, max: 49 }, 'notMet'],
    [{ min: 30, max: 50 }, 'unknown'],
    [{ min: 50, max: 150 }, 'met'],
    [{ min: 50, max: 151 }, 'unknown'],
    [{ min: 50 }, 'unknown'],
    [null, 'unknown'],
  ] as const)('decides the dose at 50 and at 150 ng/mL, whatever the milligrams: %j', (value, verdict) => {
    expect(doseOf(50, [{ ...TROUGH, value }])).toBe(verdict)
    expect(doseOf(100, [{ ...TROUGH, value }])).toBe(verdict)
  })

  it('is adherence only in range: below and above it the recorded adherence stands', () => {
    expect(adherenceOf(100, [{ ...TROUGH, value: 90 }])).toBe('met')
    expect(adherenceOf(100, [{ ...TROUGH, value: 49 }])).toBe('notMet')
    expect(adherenceOf(100, [{ ...TROUGH, value: 151 }])).toBe('notMet')
  })

  it.each(['ng/mL', 'NG/ML', ' µg/L ', 'mcg/L', 'ug/L'])('is read in units of the same size: %s', (unit) => {
    expect(doseOf(50, [{ ...TROUGH, value: 90, unit }])).toBe('met')
  })

  it.each(['nmol/L', 'mg/L', null, undefined])('is not read in another unit, or without one: %s', (unit) => {
    expect(doseOf(100, [{ ...TROUGH, value: 90, unit }])).toBe('unknown')
  })

  it('may be recorded as in range, which a readable value overrules', () => {
    const noValue = { ...TROUGH, unit: null }
    expect(doseOf(50, [{ ...noValue, inRange: true }])).toBe('met')
    expect(doseOf(50, [{ ...noValue, inRange: false }])).toBe('unknown')
    expect(doseOf(100, [{ ...TROUGH, value: 40, inRange: true }])).toBe('notMet')
    expect(doseOf(50, [{ ...TROUGH, value: 90, unit: 'nmol/L', inRange: true }])).toBe('met')
  })
})

describe('parent and metabolite', () => {
  const amitriptyline = (analyte: string | null | undefined, value: number) =>
    doseOf(100, [{ ...TROUGH, analyte, value }], { drug: 'amitriptyline' })

  it('are held together against the range of amitriptyline, 75 to 175 ng/mL', () => {
    expect(amitriptyline('amitriptyline + nortriptyline', 74)).toBe('notMet')
    expect(amitriptyline('amitriptyline + nortriptyline', 75)).toBe('met')
    expect(amitriptyline('amitriptyline + nortriptyline', 175)).toBe('met')
    expect(amitriptyline('amitriptyline + nortriptyline', 176)).toBe('unknown')
  })

  it.each(['amitriptyline', null, undefined])('are at least what was measured of one of them: %s', (analyte) => {
    expect(amitriptyline(analyte, 74)).toBe('unknown')
    expect(amitriptyline(analyte, 100)).toBe('unknown')
  })

  it('do not matter for a drug that is measured alone', () => {
    expect(doseOf(50, [{ ...TROUGH, analyte: null, value: 90 }])).toBe('met')
  })
})

describe('when a level was taken', () => {
  it.each([
    ['2025-01-07', 'notMet'],
    ['2025-01-08', 'met'],
    ['2025-03-31', 'met'],
    ['2025-04-01', 'notMet'],
    ['2025-01', 'unknown'],
    ['2025-02', 'met'],
    ['2025-03', 'met'],
    ['2025-04', 'notMet'],
    ['2025', 'unknown'],
    ['2024', 'notMet'],
    [null, 'unknown'],
  ] as const)('has to be inside the trial, from the eighth day of a dose: %s', (on, verdict) => {
    expect(doseOf(50, [{ ...TROUGH, on, value: 90 }])).toBe(verdict)
    expect(adherenceOf(50, [{ ...TROUGH, on, value: 90 }])).toBe(verdict === 'met' ? 'met' : 'notMet')
  })

  it.each([
    [9.9, 'notMet'],
    [10, 'met'],
    [14, 'met'],
    [14.1, 'notMet'],
    [{ min: 10, max: 14 }, 'met'],
    [{ min: 9, max: 12 }, 'unknown'],
    [{ min: 12, max: 15 }, 'unknown'],
    [{ min: 12 }, 'unknown'],
    [{ min: 8, max: 10 }, 'unknown'],
    [{ min: 14, max: 16 }, 'unknown'],
    [{ min: 2, max: 9 }, 'notMet'],
    [{ min: 15 }, 'notMet'],
    [null, 'unknown'],
    [undefined, 'unknown'],
  ] as const)('has to be a trough, 10 to 14 hours after a dose: %j', (hoursAfterDose, verdict) => {
    expect(doseOf(50, [{ ...TROUGH, hoursAfterDose, value: 90 }])).toBe(verdict)
  })

  it.each([
    ['2025-01-07', 'notMet'],
    ['2025-01-08', 'unknown'],
    ['2025-02-06', 'unknown'],
    ['2025-02-07', 'met'],
  ] as const)('may be the eighth day of a dose that was started some day in January: %s', (on, verdict) => {
    const january = { start: '2025-01', doses: [{ mgPerDay: 50, start: '2025-01' }] }
    expect(doseOf(50, [{ ...TROUGH, on, value: 90 }], january)).toBe(verdict)
  })

  it('leaves what is recorded where the level, were it a trough, would say the same', () => {
    const maybe = { ...TROUGH, hoursAfterDose: null }
    expect(doseOf(75, [{ ...maybe, value: 90 }])).toBe('met')
    expect(doseOf(74, [{ ...maybe, value: 90 }])).toBe('unknown')
    expect(doseOf(74, [{ ...maybe, value: 49 }])).toBe('notMet')
    expect(doseOf(75, [{ ...maybe, value: 49 }])).toBe('unknown')
    expect(doseOf(75, [{ ...maybe, value: 151 }])).toBe('unknown')
    expect(doseOf(74, [{ ...maybe, value: 151 }])).toBe('unknown')
  })

  it('may be any day where the dates of the trial are not known or exclude each other', () => {
    const undated = { start: undefined, stop: undefined, weeks: 12 }
    expect(doseOf(50, [{ ...TROUGH, value: 90 }], undated)).toBe('unknown')
    const turned = { start: '2025-03-31', stop: '2025-01-01' }
    expect(doseOf(50, [{ ...TROUGH, value: 90 }], turned)).toBe('unknown')
  })

  it('is said where the level decides nothing, or may decide nothing', () => {
    const notesOf = (level: Partial<Level>) =>
      nortriptyline(50, [{ ...TROUGH, value: 90, ...level }]).notes.filter((note) => note.includes('level'))
    const ASIDE = 'A level was set aside: not at steady state, not a trough, or not inside a dose step.'
    const OPEN = 'Whether a level is a trough at steady state, inside a dose step, is not recorded.'
    expect(notesOf({ on: '2025-01-07' })).toEqual([ASIDE])
    expect(notesOf({ hoursAfterDose: 3 })).toEqual([ASIDE])
    expect(notesOf({ hoursAfterDose: null })).toEqual([OPEN])
    expect(notesOf({ on: null })).toEqual([OPEN])
    expect(notesOf({})).toEqual([])
  })
})

describe('several levels', () => {
  it('that agree stand, and leave dose and adherence open where they do not', () => {
    const [inRange, below] = [
      { ...TROUGH, value: 90 },
      { ...TROUGH, on: '2025-03-14', value: 30 },
    ]
    expect(doseOf(50, [inRange, inRange])).toBe('met')
    expect(doseOf(50, [inRange, below])).toBe('unknown')
    const undetectable = { on: '2025-03-14', detectable: false }
    expect(adherenceOf(50, [inRange, inRange])).toBe('met')
    expect(adherenceOf(50, [inRange, undetectable])).toBe('unknown')
    expect(adherenceOf(50, [undetectable, inRange])).toBe('unknown')
    expect(adherenceOf(50, [undetectable, undetectable], { adherence: undefined })).toBe('notMet')
  })

  it('decide although one of them was set aside', () => {
    const aside = { ...TROUGH, hoursAfterDose: 3, value: 20 }
    expect(doseOf(50, [aside, { ...TROUGH, value: 90 }])).toBe('met')
    expect(adherenceOf(50, [{ ...TROUGH, value: 90 }, aside])).toBe('met')
  })
})

describe('an undetectable level', () => {
  const GOOD = { adherence: { method: 'refillRecord', proportion: 0.93 } } as const

  it.each([
    ['2024-12-31', 'met'],
    ['2025-01-01', 'notMet'],
    ['2025-03-31', 'notMet'],
    ['2025-04-01', 'met'],
  ] as const)('is doses not taken when it lies in the trial: %s', (on, verdict) => {
    expect(adherenceOf(100, [{ on, detectable: false }], GOOD)).toBe(verdict)
    expect(adherenceOf(100, [{ on, detectable: false }], { ...GOOD, drug: 'sertraline' })).toBe(verdict)
  })

  it('is open where a note explains it, and a blank note explains nothing', () => {
    const noted = (note: string | null) => adherenceOf(100, [{ on: '2025-02-14', detectable: false, note }], GOOD)
    expect(noted('ultra-rapid CYP2D6 metabolizer')).toBe('unknown')
    expect(noted('  ')).toBe('notMet')
    expect(noted(null)).toBe('notMet')
  })

  it('says nothing of the dose, and without a date nothing of adherence', () => {
    expect(doseOf(100, [{ on: '2025-02-14', detectable: false, value: 0, unit: 'ng/mL' }])).toBe('met')
    expect(adherenceOf(100, [{ on: null, detectable: false }], GOOD)).toBe('met')
    expect(adherenceOf(100, [{ detectable: false }], GOOD)).toBe('met')
  })

  it('is said to be set aside where it was not certainly taken during the trial', () => {
    const ASIDE = 'An undetectable level was set aside: it was not certainly taken during the trial.'
    const isSaid = (on: string | null) => nortriptyline(100, [{ on, detectable: false }]).notes.includes(ASIDE)
    expect(isSaid(null)).toBe(true)
    expect(isSaid('2025')).toBe(true)
    expect(isSaid('2025-04-01')).toBe(true)
    expect(isSaid('2025-02-14')).toBe(false)
  })
})

describe('a drug without a range in the table', () => {
  it('has its level shown as intake that day, which decides nothing else', () => {
    const sertraline = (levels: readonly Level[]) =>
      assessFirst([aFairTrial({ start: '2025-01-01', stop: '2025-03-31', adherence: POOR, plasmaLevels: [...levels] })])
    const found = sertraline([{ ...TROUGH, analyte: 'sertraline', value: 90, detectable: true, inRange: true }])
    expect(found.notes).toEqual(['A level of this drug shows intake that day, and decides nothing else.'])
    expect(findingOf(found, 'adherence').verdict).toBe('notMet')
    expect(findingOf(found, 'dose').verdict).toBe('met')
    expect(sertraline([]).notes).toEqual([])
  })

  it('may be one that nobody knows', () => {
    const found = assessFirst([aFairTrial({ drug: 'some tablet', plasmaLevels: [{ ...TROUGH, value: 90 }] })])
    expect(found.notes).toContain('A level of this drug shows intake that day, and decides nothing else.')
  })
})
