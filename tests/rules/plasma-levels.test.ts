import { describe, expect, it } from 'vitest'
import { aFairTrial, assessFirst, findingOf } from './builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>
type Level = NonNullable<Recorded['plasmaLevels']>[number]

const POOR = { method: 'selfReport', proportion: 0.5 } as const
/** A trough at steady state: 14 days after the first and 45 before the last of 90 days on one dose. */
const TROUGH = { on: '2025-02-14', analyte: 'nortriptyline', unit: 'ng/mL', hoursAfterDose: 12 } as const

/** Nortriptyline from 1 January to 31 March 2025; its range is 50 to 150 ng/mL, its minimum dose 75 mg. */
function nortriptyline(mgPerDay: number, levels: readonly Level[], recorded: Recorded = {}) {
  return assessFirst([
    aFairTrial({
      drug: 'nortriptyline',
      indication: 'depression',
      start: '2025-01-01',
      stop: '2025-03-31',
      doses: [{ mgPerDay }],
      adherence: POOR,
      plasmaLevels: levels,
      ...recorded,
    }),
  ])
}

const doseOf = (...given: Parameters<typeof nortriptyline>) => findingOf(nortriptyline(...given), 'dose').verdict
const adherenceOf = (...given: Parameters<typeof nortriptyline>) =>
  findingOf(nortriptyline(...given), 'adherence').verdict

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
