import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import type { KeptResult } from './kept-result'

/** What an assessment is kept for. */
export const KEPT_OCCASIONS = ['byHand', 'pdf', 'text', 'csv', 'caseFile'] as const
export type KeptOccasion = (typeof KEPT_OCCASIONS)[number]

/** What was said of a case on a day, and by which rules: a dated record, never the present verdict. */
export type KeptAssessment = {
  readonly id: string
  readonly keptAt: Date
  /** When the same was last said again. */
  readonly lastKeptAt: Date
  readonly keptBy: string
  readonly occasions: readonly KeptOccasion[]
  readonly rulesVersion: string
  /** Any text: a later version may no longer have a definition that an earlier one had. */
  readonly definition: string
  readonly assessedOn: CalendarDate
  readonly assumeAdherence: boolean
  readonly inputHash: string
  readonly result: KeptResult
}

/** A kept assessment with the record that it was made of; `null` where this version can no longer read that. */
export type OpenedAssessment = KeptAssessment & { readonly input: CaseFile | null }
