import { describe, expect, it } from 'vitest'
import {
  assessMedicationManagement,
  MEDICATION_MANAGEMENT_RATES,
} from '@/lib/rules/antidepressant-medication-management'
import { countCoveredDays, listCoveredStretches, listGaps } from '@/lib/rules/covered-days'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aCaseFile, aTrial } from '../factories'
import { aDay } from './builders'

type Dispense = NonNullable<NonNullable<Parameters<typeof aTrial>[0]>['dispenses']>[number]

function assess(dispenses: readonly Dispense[], today = '2026-11-20') {
  const file = aCaseFile({ trials: [aTrial({ dispenses })] })
  return assessMedicationManagement(prepareCase(file, aDay(today), false))
}

function verdicts(dispenses: readonly Dispense[], today?: string) {
  return assess(dispenses, today)?.rates.map(({ verdict }) => verdict)
}

const FIRST = '2025-01-01'

describe('the two rates, entered a second time', () => {
  it('are 84 of 115 and 180 of 232 days', () => {
    expect(MEDICATION_MANAGEMENT_RATES.map(({ coveredDays, windowDays }) => [coveredDays, windowDays])).toEqual([
      [84, 115],
      [180, 232],
    ])
    // Gaps allowed: 115 - 84 = 31 and 232 - 180 = 52.
    expect(MEDICATION_MANAGEMENT_RATES.map(({ coveredDays, windowDays }) => windowDays - coveredDays)).toEqual([31, 52])
  })
})

describe('the boundary', () => {
  it.each([
    [83, 'notMet', 'notMet'],
    [84, 'met', 'notMet'],
    [179, 'met', 'notMet'],
    [180, 'met', 'met'],
  ] as const)('%d days of supply: %s, %s', (daysSupply, acute, continuation) => {
    expect(verdicts([{ date: FIRST, daysSupply }])).toEqual([acute, continuation])
  })

  it('of a window is its last day: a fill on day 115 covers one day of it, one on day 116 none', () => {
    // 1 January + 114 days = 25 April; + 115 = 26 April.
    const fills = (date: string) => [
      { date: FIRST, daysSupply: 83 },
      { date, daysSupply: 30 },
    ]
    expect(verdicts(fills('2025-04-25'))?.[0]).toBe('met')
    expect(verdicts(fills('2025-04-26'))?.[0]).toBe('notMet')
    // 1 January + 231 days = 20 August; + 232 = 21 August.
    const later = (date: string) => [
      { date: FIRST, daysSupply: 179 },
      { date, daysSupply: 30 },
    ]
    expect(verdicts(later('2025-08-20'))?.[1]).toBe('met')
    expect(verdicts(later('2025-08-21'))?.[1]).toBe('notMet')
  })
})

describe('covered days', () => {
  const stretches = (...fills: [number, number, string?][]) =>
    listCoveredStretches(fills.map(([date, daysSupply, drug = 'sertraline']) => ({ date, daysSupply, drug })))

  it('carry an early refill forward, and count no day twice', () => {
    // 30 days from day 0, refilled 10 days early: days 0 to 59.
    expect(stretches([0, 30], [20, 30])).toEqual([{ first: 0, last: 59 }])
    expect(countCoveredDays(stretches([0, 30], [20, 30]), 0, 114)).toBe(60)
  })

  it('of two drugs at once count once, without carrying one over to the other', () => {
    expect(stretches([0, 30], [20, 30, 'venlafaxine'])).toEqual([{ first: 0, last: 49 }])
  })

  it('leave gaps, which are named with both ends', () => {
    const supply = stretches([0, 30], [40, 30])
    expect(supply).toEqual([
      { first: 0, last: 29 },
      { first: 40, last: 69 },
    ])
    expect(listGaps(supply, 0, 99)).toEqual([
      { first: 30, last: 39 },
      { first: 70, last: 99 },
    ])
    expect(listGaps(supply, 0, 69)).toEqual([{ first: 30, last: 39 }])
    expect(listGaps(supply, 0, 20)).toEqual([])
  })

  it('and gaps together are the window', () => {
    const supply = stretches([0, 30], [25, 14], [60, 90, 'venlafaxine'])
    const gaps = listGaps(supply, 0, 114).reduce((days, { first, last }) => days + last - first + 1, 0)
    expect(countCoveredDays(supply, 0, 114) + gaps).toBe(115)
  })

  it('do not depend on the order of the fills', () => {
    expect(stretches([40, 30], [0, 30])).toEqual(stretches([0, 30], [40, 30]))
  })
})

describe('what is not known or not over', () => {
  it('stays unknown while the window is open, unless it is certain', () => {
    const fills = [{ date: FIRST, daysSupply: 30 }]
    // 10 February 2025 is day 41: 30 covered, 74 days ahead; 30 + 74 = 104 may reach 84, not 180 of 232 without 191.
    expect(verdicts(fills, '2025-02-10')).toEqual(['unknown', 'unknown'])
    // 3 March is day 62: 30 + 53 = 83.
    expect(verdicts(fills, '2025-03-03')?.[0]).toBe('notMet')
    expect(verdicts(fills, '2025-03-02')?.[0]).toBe('unknown')
    expect(verdicts([{ date: FIRST, daysSupply: 90 }], '2025-03-25')?.[0]).toBe('met')
  })

  it('is unknown where a supply is a range across the boundary, or not recorded', () => {
    expect(verdicts([{ date: FIRST, daysSupply: { min: 83, max: 84 } }])?.[0]).toBe('unknown')
    expect(verdicts([{ date: FIRST, daysSupply: { min: 84, max: 90 } }])?.[0]).toBe('met')
    expect(verdicts([{ date: FIRST }])).toEqual(['unknown', 'unknown'])
  })

  it('says nothing without dispensing records, or with a fill that has no exact day', () => {
    expect(assess([])).toBeNull()
    expect(assess([{ date: '2025-01', daysSupply: 90 }])).toEqual({ firstFill: null, rates: [] })
  })

  it('names the first fill, the days covered and the gaps', () => {
    const result = assess([
      { date: FIRST, daysSupply: 30 },
      { date: '2025-02-10', daysSupply: 90 },
    ])
    // 31 January to 9 February are 10 days; 10 February to 25 April are 75 days: 30 + 75 = 105.
    expect(result?.firstFill).toBe('2025-01-01')
    expect(result?.rates[0]).toMatchObject({
      verdict: 'met',
      covered: { min: 105, max: 105 },
      gaps: [{ first: '2025-01-31', last: '2025-02-09', days: 10 }],
    })
  })

  it('goes by antidepressants only, and by doxepin above 6 mg', () => {
    const of = (recorded: Parameters<typeof aTrial>[0]) =>
      assessMedicationManagement(prepareCase(aCaseFile({ trials: [aTrial(recorded)] }), aDay('2026-11-20'), false))
    const fill = { date: FIRST, daysSupply: 90 }
    expect(of({ drug: 'aripiprazole', role: 'augmentation', dispenses: [fill] })).toBeNull()
    expect(of({ drug: 'doxepin', dispenses: [{ ...fill, mgPerDay: 6 }] })).toBeNull()
    expect(of({ drug: 'doxepin', dispenses: [{ ...fill, mgPerDay: 10 }] })).not.toBeNull()
  })
})
