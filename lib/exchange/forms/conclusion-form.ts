import type { CalendarDate } from '@/lib/domain/calendar-date'
import { CASE_VERDICTS, type CaseVerdictId, type Conclusion, conclusionSchema } from '@/lib/domain/case-file'
import { isConclusionReason } from '../conclusion'
import { choiceField, dayField, textField } from './fields'
import type { FormErrors, FormValues } from './form-values'
import { readFields, writeFields } from './groups'
import { type ReadForm, settleForm } from './settle-form'

/** Every field of a conclusion. */
export const CONCLUSION_FIELDS = {
  verdict: choiceField(CASE_VERDICTS),
  reasonCode: textField(),
  note: textField(),
  on: dayField(),
}

/** A recorded conclusion as it stands in its form. */
export function toConclusionValues(conclusion: Conclusion | null | undefined): FormValues {
  const values: Record<string, readonly string[]> = {}
  if (conclusion) writeFields(conclusion, '', values, CONCLUSION_FIELDS, [])
  return values
}

/** Reads the form of a conclusion; a day alone concludes nothing. */
export function readConclusionForm(values: FormValues): ReadForm<Conclusion | undefined> {
  const form = { values, errors: {} }
  const read = settleForm(conclusionSchema, readFields(form, '', CONCLUSION_FIELDS, []), form.errors)
  if (!read.ok) return read
  const { verdict, reasonCode, note } = read.value
  return { ok: true, value: verdict || reasonCode || note ? read.value : undefined }
}

type Around = {
  readonly computed: CaseVerdictId
  /** The code that is recorded; one from a file that is not on our list may stay. */
  readonly recordedCode: string | null | undefined
  readonly today: CalendarDate
}

/** What has to be put right in a conclusion before it is recorded. */
export function checkConclusion(conclusion: Conclusion, { computed, recordedCode, today }: Around): FormErrors {
  const { verdict, reasonCode, note, on } = conclusion
  const isForeign = Boolean(reasonCode) && !isConclusionReason(reasonCode ?? '') && reasonCode !== recordedCode
  return {
    ...(verdict && verdict !== computed && !reasonCode
      ? { reasonCode: 'Choose why your conclusion differs from the computed one.' }
      : {}),
    ...(isForeign ? { reasonCode: 'Choose one of the reasons in this list.' } : {}),
    ...(reasonCode === 'other' && !note ? { note: 'Say in the note what the other reason is.' } : {}),
    ...(verdict && !on ? { on: 'Enter the day of your conclusion.' } : {}),
    ...(on && on > today ? { on: 'This date is after today: correct the day or the year.' } : {}),
  }
}
