import type { CalendarDate } from '@/lib/domain/calendar-date'
import { type CaseFile, caseFileSchema } from '@/lib/domain/case-file'

/** What a case was assessed with, so that a later run can repeat it. */
export type Assessment = { readonly assessedOn: CalendarDate; readonly assumeAdherence: boolean }

/** The case file that repeats an assessment: its day and its choice are written into it. */
export function withAssessment(file: CaseFile, { assessedOn, assumeAdherence }: Assessment): CaseFile {
  return { ...file, case: { ...file.case, assessedOn, assumeAdherence } }
}

/** The case file that repeats an assessment of today: its own day and choice stand, and what is left out is filled in. */
export function asAssessed(file: CaseFile, today: CalendarDate): CaseFile {
  const { assessedOn = today, assumeAdherence = false } = file.case
  return withAssessment(file, { assessedOn, assumeAdherence })
}

/** A case file in the key order of its schema, indented by two, ending in a line break. */
export function toCaseFileText(file: CaseFile): string {
  return `${JSON.stringify(caseFileSchema.parse(file), null, 2)}\n`
}

/** A case file on one line, for a file of many cases. */
export function toCaseFileLine(file: CaseFile): string {
  return `${JSON.stringify(caseFileSchema.parse(file))}\n`
}
