import 'server-only'
import { type OtherTreatment, otherTreatmentSchema } from '@/lib/domain/case-file'
import { NEW_KEY_BOX } from '@/lib/exchange/forms/form-draft'
import { type FormValues, getTyped } from '@/lib/exchange/forms/form-values'
import { OPEN_BOX } from '@/lib/exchange/quick-entry/entry-boxes'
import { findLineProblem, findTooMany, readLinesForm, refuseLines } from '@/lib/exchange/quick-entry/lines-form'
import type { EntryLine } from '@/lib/exchange/quick-entry/read-entry-lines'
import { addTrialsOnce } from './add-trials'
import { getCase, type StoredCase } from './cases'
import type { Clinician } from './clinician'
import { getEnvironment } from './env'
import type { FormSchema, Saved } from './form-handler'
import { toQuickEntryFormKey } from './form-places'
import { toRepeatedKey } from './repeated-key'
import { readToday } from './today'
import { NEW_TRIAL_ID } from './trial-forms'

type CaseParams = { readonly caseId: string }

/** How lines are read today in this practice. */
export function getReadingDay() {
  return { asOf: readToday(), dateOrder: getEnvironment().dateOrder }
}

export const quickEntryForm: FormSchema<CaseParams, readonly EntryLine[]> = {
  read: (values) => readLinesForm(values, getReadingDay()),
  page: ({ caseId }) => `/cases/${caseId}/trials/quick`,
  key: ({ caseId }) => toQuickEntryFormKey(caseId),
}

/** Adds every line as a trial or another treatment, all or none. */
export async function saveQuickEntryForm(
  clinician: Clinician,
  lines: readonly EntryLine[],
  { caseId }: CaseParams,
  values: FormValues,
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  if (stored === null) return null
  const newKey = getTyped(values, NEW_KEY_BOX)
  const trials = lines.flatMap(({ number, entry }) =>
    entry.trial === null
      ? []
      : [{ number, key: toRepeatedKey(newKey, number), trial: { id: NEW_TRIAL_ID, ...entry.trial } }],
  )
  const known = new Set(Object.values(stored.trialKeys))
  const added = trials.filter(({ key }) => !known.has(key))
  const problem =
    findTooMany(stored.file.trials.length, added.length) ??
    findLineProblem(trials, { today: readToday(), otherTrials: stored.file.trials })
  if (problem !== null) return refuseLines(problem)
  const treatments = toTreatments(stored, lines, newKey)
  if (!(await addTrialsOnce(clinician, caseId, trials, treatments))) return null
  const [number, box] = getTyped(values, OPEN_BOX).split(' ')
  const opened = trials.find((trial) => String(trial.number) === number)
  if (opened === undefined) return { location: `/cases/${caseId}#trials` }
  return { location: `/cases/${caseId}/trials/${opened.key}#${box}` }
}

/** All other treatments of the case with those of the lines; `null` where no line is about one. */
function toTreatments(
  stored: StoredCase,
  lines: readonly EntryLine[],
  newKey: string,
): readonly OtherTreatment[] | null {
  const recorded = stored.file.otherTreatments ?? []
  const added = lines.flatMap(({ number, entry }) =>
    entry.otherTreatment === undefined
      ? []
      : [otherTreatmentSchema.parse({ id: `o-${toRepeatedKey(newKey, number)}`, ...entry.otherTreatment })],
  )
  const isNew = (treatment: OtherTreatment) => recorded.every(({ id }) => id !== treatment.id)
  return added.length === 0 ? null : [...recorded, ...added.filter(isNew)]
}
