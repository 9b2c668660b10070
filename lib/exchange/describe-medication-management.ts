import { describeDate } from '@/lib/domain/calendar-date'
import { toQuantity } from '@/lib/domain/quantity'
import type { MedicationManagement, MedicationManagementRate } from '@/lib/rules/antidepressant-medication-management'
import type { Verdict } from '@/lib/rules/verdict'
import type { Fact } from './describe-case'
import { describeAmount, describeDays } from './describe-number'

/** What stands beneath the two rates. */
export const MEDICATION_MANAGEMENT_NOTE =
  'From the first antidepressant dispensed, whatever it was for, and part of no verdict. Who enters the measure is not evaluated.'

const VERDICT_WORDS = {
  met: 'reached',
  notMet: 'not reached',
  unknown: 'not known',
} as const satisfies Record<Verdict, string>

/** One rate in words: "84 of 115 days covered, 84 needed: reached". */
export function describeMedicationManagementRate(judged: MedicationManagementRate): string {
  const { rate, verdict, covered, daysAhead, gaps } = judged
  const days = describeAmount(toQuantity(covered), '') ?? 'an unknown number'
  const ahead = daysAhead === 0 ? '' : ` so far (${describeDays(daysAhead)} still to come)`
  const result = verdict === 'unknown' && daysAhead > 0 ? 'not yet known' : VERDICT_WORDS[verdict]
  const longest = Math.max(0, ...gaps.map((gap) => gap.days))
  const gap = longest === 0 ? '' : `; longest stretch without supply ${describeDays(longest)}`
  return `${days} of ${rate.windowDays} days covered${ahead}, ${rate.coveredDays} needed: ${result}${gap}`
}

/** The two rates of antidepressant medication management as facts; none without dispensing records. */
export function listMedicationManagement(management: MedicationManagement): readonly Fact[] {
  if (management === null) return []
  const { firstFill, rates } = management
  if (firstFill === null)
    return [
      {
        term: 'Days covered',
        value: 'not computed: a fill has no exact day or may not be in the measure, or none lies in the past',
      },
    ]
  return rates.map((judged) => ({
    term: `${judged.rate.title}, from ${describeDate(firstFill)}`,
    value: describeMedicationManagementRate(judged),
  }))
}
