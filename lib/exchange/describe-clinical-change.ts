import { describeDate } from '@/lib/domain/calendar-date'
import type { ClinicalChange } from '@/lib/rules/clinical-changes'

/** A change of the clinical rules in words; the changelog gives the same words. */
export function describeClinicalChange({ rulesVersion, from, what, affected, source }: ClinicalChange): string {
  return `${rulesVersion}, from ${describeDate(from)}: ${what} Affects: ${affected}. Source: ${source}.`
}
