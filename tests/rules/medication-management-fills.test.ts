import { describe, expect, it } from 'vitest'
import {
  assessMedicationManagement,
  DOXEPIN_ABOVE_MG,
  MEDICATION_MANAGEMENT_ENTRY,
  MEDICATION_MANAGEMENT_RATES,
} from '@/lib/rules/antidepressant-medication-management'
import { cite } from '@/lib/rules/cite'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aCaseFile, aTrial } from '../factories'
import { aDay } from './builders'

type Recorded = NonNullable<Parameters<typeof aTrial>[0]>
type Fills = NonNullable<Recorded['dispenses']>

/** The two rates of some trials with dispensing records, on 20 November 2026 unless it is another day. */
function assess(trials: readonly Recorded[], today = '2026-11-20') {
  const file = aCaseFile({ trials: trials.map((trial, index) => aTrial({ id: `t${index}`, ...trial })) })
  return assessMedicationManagement(prepareCase(file, aDay(today), false))
}

/** Of the acute phase: its verdict, days covered at least and at most, and days ahead. */
function acute(trials: readonly Recorded[], today?: string) {
  const [rate] = assess(trials, today)?.rates ?? []
  return rate === undefined ? null : [rate.verdict, rate.covered.min, rate.covered.max, rate.daysAhead]
}

const FIRST = '2025-01-01'
const supply = (daysSupply: Fills[number]['daysSupply'], date = FIRST) => ({ date, daysSupply })
const NOTHING = { firstFill: null, rates: [] }

describe('fills that are in the measure', () => {
  const fill = { ...supply(90), mgPerDay: 5 }

  it('are those of every antidepressant at any dose, added or alone, whatever it was for', () => {
    expect(acute([{ drug: 'escitalopram', dispenses: [fill] }])).toEqual(['met', 90, 90, 0])
    expect(acute([{ drug: 'escitalopram', indication: 'other', dispenses: [fill] }])).toEqual(['met', 90, 90, 0])
    expect(acute([{ drug: 'escitalopram', role: 'combination', dispenses: [fill] }])).toEqual(['met', 90, 90, 0])
  })

  it('are none of an augmentation: nothing is said', () => {
    expect(assess([{ drug: 'aripiprazole', role: 'augmentation', dispenses: [fill] }])).toBeNull()
  })

  it('may be those of a drug that nobody knows: nothing is computed', () => {
    expect(assess([{ drug: 'some tablet', dispenses: [fill] }])).toEqual(NOTHING)
  })

  it.each([
    ['at 6 mg', [{ mgPerDay: 6 }], undefined, 'out'],
    ['above 6 mg', [{ mgPerDay: 6.1 }], undefined, 'met'],
    ['at 3 to 10 mg', [{ mgPerDay: { min: 3, max: 10 } }], undefined, 'open'],
    ['at a dose that was asked and is not known', [{ mgPerDay: null }], [{ mgPerDay: 75 }], 'open'],
    ['in a trial at 75 mg, where the fill has no dose', [{}], [{ mgPerDay: 75 }], 'met'],
    ['in a trial at 6 mg, where the fill has no dose', [{}], [{ mgPerDay: 6 }], 'out'],
    [
      'in a trial of 6 mg and then 75 mg, where the fill has no dose',
      [{}],
      [{ mgPerDay: 6 }, { mgPerDay: 75 }],
      'open',
    ],
    [
      'in a trial of 25 mg and then 75 mg, where the fill has no dose',
      [{}],
      [{ mgPerDay: 25 }, { mgPerDay: 75 }],
      'met',
    ],
    ['with no dose at all', [{}], undefined, 'open'],
  ] as const)('are those of doxepin above 6 mg, which is not for sleep: %s', (_, [fills], doses, verdict) => {
    const found = assess([{ drug: 'doxepin', dispenses: [{ ...supply(90), ...fills }], ...(doses && { doses }) }])
    expect(found?.firstFill === null ? 'open' : (found?.rates[0]?.verdict ?? 'out')).toBe(verdict)
  })
})

describe('the first fill', () => {
  it('is the earliest of all antidepressants, in whatever order they are listed', () => {
    const trials = [
      { drug: 'venlafaxine', dispenses: [supply(30, '2025-02-15'), supply(30, '2025-01-20')] },
      { drug: 'sertraline', dispenses: [supply(30)] },
    ]
    expect(assess(trials)?.firstFill).toBe('2025-01-01')
    // 1 to 30 January, 20 January to 18 February and, carried forward, 19 February to 20 March: 31 + 28 + 20 = 79.
    expect(acute(trials)).toEqual(['notMet', 79, 79, 0])
  })

  it('is not known where one of several has no exact day', () => {
    expect(assess([{ dispenses: [supply(90), supply(30, '2025-03')] }])).toEqual(NOTHING)
    expect(assess([{ dispenses: [supply(90)] }, { drug: 'venlafaxine', dispenses: [supply(30, '2025')] }])).toEqual(
      NOTHING,
    )
  })

  it('may be on the day of assessment, and not after it', () => {
    expect(acute([{ dispenses: [supply(90)] }], FIRST)).toEqual(['unknown', 1, 1, 114])
    expect(assess([{ dispenses: [supply(90)] }], '2024-12-31')).toEqual(NOTHING)
  })
})

describe('a window that is not over', () => {
  it('counts no day after the day of assessment', () => {
    // 10 January is day 10: 10 covered, 115 - 10 = 105 to come. A fill of 12 January has not been dispensed yet.
    expect(acute([{ dispenses: [supply(30)] }], '2025-01-10')).toEqual(['unknown', 10, 10, 105])
    expect(acute([{ dispenses: [supply(5), supply(90, '2025-01-12')] }], '2025-01-10')).toEqual(['unknown', 5, 5, 105])
  })

  it('is over on day 115, with nothing to come', () => {
    // 1 January + 113 days = 24 April 2025, + 114 = 25 April.
    expect(acute([{ dispenses: [supply(83)] }], '2025-04-24')).toEqual(['unknown', 83, 83, 1])
    expect(acute([{ dispenses: [supply(83)] }], '2025-04-25')).toEqual(['notMet', 83, 83, 0])
  })
})

describe('supplies that are ranges', () => {
  it('give the days covered at least and at most, and never more than the window', () => {
    expect(acute([{ dispenses: [supply({ min: 60, max: 90 })] }])).toEqual(['unknown', 60, 90, 0])
    expect(acute([{ dispenses: [supply({ min: 84 })] }])).toEqual(['met', 84, 115, 0])
    expect(acute([{ dispenses: [supply(null), supply(84, '2025-02-01')] }])).toEqual(['met', 84, 115, 0])
    expect(acute([{ dispenses: [supply(400)] }])).toEqual(['met', 115, 115, 0])
  })

  it('leave the gaps unsaid, where one of them is', () => {
    const gaps = (...fills: Fills) => assess([{ dispenses: fills }])?.rates[0]?.gaps
    expect(gaps(supply(30), supply(30, '2025-03-02'))).toEqual([
      // 31 January to 1 March are 1 + 28 + 1 = 30 days; 1 to 25 April, the last of the window, are 25.
      { first: '2025-01-31', last: '2025-03-01', days: 30 },
      { first: '2025-04-01', last: '2025-04-25', days: 25 },
    ])
    expect(gaps(supply(30), supply({ min: 28, max: 30 }, '2025-03-02'))).toEqual([])
  })
})

describe('what is printed of the measure, entered a second time', () => {
  it('is the source of each rate and of the dose of doxepin', () => {
    const printed = [...MEDICATION_MANAGEMENT_RATES, DOXEPIN_ABOVE_MG]
    expect(printed.map((row) => [cite(row), row.evidence, row.lastChecked])).toEqual([
      [
        'HEDIS AMM, as given by Horizon, 84 treatment days in the 115 days from the first fill, gaps of 31 days at most',
        'read',
        '2026-11-21',
      ],
      [
        'HEDIS AMM, as given by Horizon, 180 treatment days in the 232 days from the first fill, gaps of 52 days at most',
        'read',
        '2026-11-21',
      ],
      ['HEDIS AMM drug list, as given by Horizon, doxepin above 6 mg', 'read', '2026-11-21'],
    ])
    expect(MEDICATION_MANAGEMENT_RATES.map(({ id, title }) => [id, title])).toEqual([
      ['acute', 'Acute phase'],
      ['continuation', 'Continuation phase'],
    ])
    expect([DOXEPIN_ABOVE_MG.value, DOXEPIN_ABOVE_MG.unit]).toEqual([6, 'mg/day'])
  })

  it('is who enters it, from memory and not evaluated', () => {
    expect(MEDICATION_MANAGEMENT_ENTRY.map(({ text, evidence }) => [text, evidence])).toEqual([
      ['a diagnosis of major depression within 60 days of the first fill', 'recalled'],
      ['no antidepressant in the 105 days before the first fill', 'recalled'],
      ['enrollment without a break, and the age of an adult', 'recalled'],
    ])
  })
})
