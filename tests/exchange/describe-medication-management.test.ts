import { describe, expect, it } from 'vitest'
import { listMedicationManagement } from '@/lib/exchange/describe-medication-management'
import { assessMedicationManagement } from '@/lib/rules/antidepressant-medication-management'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aCaseFile, aTrial } from '../factories'
import { aDay } from '../rules/builders'

type Dispense = NonNullable<NonNullable<Parameters<typeof aTrial>[0]>['dispenses']>[number]

function describeFills(dispenses: readonly Dispense[] | undefined, today = '2026-11-20') {
  const file = aCaseFile({ trials: [aTrial(dispenses === undefined ? {} : { dispenses })] })
  return listMedicationManagement(assessMedicationManagement(prepareCase(file, aDay(today), false)))
}

describe('days covered by dispensing records, in words', () => {
  it('are named with what is needed and with the longest stretch without supply', () => {
    // 84 days from 1 January end on 25 March; the window of 115 days ends on 25 April: 31 days without supply.
    expect(describeFills([{ date: '2025-01-01', daysSupply: 84 }])).toEqual([
      {
        term: 'Acute phase, from 1 January 2025',
        value: '84 of 115 days covered, 84 needed: reached; longest stretch without supply 31 days',
      },
      {
        term: 'Continuation phase, from 1 January 2025',
        value: '84 of 232 days covered, 180 needed: not reached; longest stretch without supply 148 days',
      },
    ])
  })

  it('say how many days are still to come, and that the rate is not yet known', () => {
    // 1 October to 20 November are 51 days; 115 - 51 = 64 and 232 - 51 = 181.
    expect(describeFills([{ date: '2026-10-01', daysSupply: 51 }]).map(({ value }) => value)).toEqual([
      '51 of 115 days covered so far (64 days still to come), 84 needed: not yet known',
      '51 of 232 days covered so far (181 days still to come), 180 needed: not yet known',
    ])
  })

  it('are a range where a supply is one', () => {
    const [acute] = describeFills([{ date: '2025-01-01', daysSupply: { min: 80, max: 90 } }])
    expect(acute?.value).toBe('80 to 90 of 115 days covered, 84 needed: not known')
  })

  it('are not computed where a fill has no exact day, and not mentioned without dispensing records', () => {
    expect(describeFills([{ date: '2025-01', daysSupply: 84 }])).toEqual([
      {
        term: 'Days covered',
        value: 'not computed: a fill has no exact day or may not be in the measure, or none lies in the past',
      },
    ])
    expect(describeFills(undefined)).toEqual([])
  })
})
