import 'server-only'
import { createHash } from 'node:crypto'
import { MAX_TRIALS, type OtherTreatment, otherTreatmentSchema, trialSchema } from '@/lib/domain/case-file'
import { checkTrialFacts } from '@/lib/exchange/forms/check-trial-facts'
import { NEW_KEY_BOX } from '@/lib/exchange/forms/form-draft'
import { type FormErrors, type FormValues, getTyped } from '@/lib/exchange/forms/form-values'
import type { ReadForm } from '@/lib/exchange/forms/settle-form'
import { LINES_BOX, OPEN_BOX, SEEN_BOX } from '@/lib/exchange/quick-entry/entry-boxes'
import { type EntryLine, readEntryLines } from '@/lib/exchange/quick-entry/read-entry-lines'
import { addTrialsOnce } from './add-trials'
import { getCase, type StoredCase } from './cases'
import type { Clinician } from './clinician'
import { getEnvironment } from './env'
import type { FormSchema, Saved } from './form-handler'
import { toQuickEntryFormKey } from './form-places'
import { readToday } from './today'
import { NEW_TRIAL_ID } from './trial-forms'

type CaseParams = { readonly caseId: string }

/** How lines are read today in this practice. */
export function getReadingDay() {
  return { asOf: readToday(), dateOrder: getEnvironment().dateOrder }
}

export const quickEntryForm: FormSchema<CaseParams, readonly EntryLine[]> = {
  read: readQuickEntryForm,
  page: ({ caseId }) => `/cases/${caseId}/trials/quick`,
  key: ({ caseId }) => toQuickEntryFormKey(caseId),
}

/** The lines of the form; nothing is saved that was not shown as it is read. */
function readQuickEntryForm(values: FormValues): ReadForm<readonly EntryLine[]> {
  const text = getTyped(values, LINES_BOX)
  if (text.trim() === '') return refuse('Write at least one trial, such as: sertraline 100 mg 8 weeks, no response.')
  // A browser without script: the page comes back and shows how the lines are read.
  if (getTyped(values, SEEN_BOX) !== text) return { ok: false, errors: {} }
  const lines = readEntryLines(text, getReadingDay())
  const several = lines.find(({ entry }) => entry.split !== undefined)
  if (several !== undefined)
    return refuse(`Line ${several.number} holds several trials: put each on a line of its own.`)
  return { ok: true, value: lines }
}

function refuse(message: string): { readonly ok: false; readonly errors: FormErrors } {
  return { ok: false, errors: { [LINES_BOX]: message } }
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
    entry.trial === null ? [] : [{ number, key: toKey(newKey, number), trial: { id: NEW_TRIAL_ID, ...entry.trial } }],
  )
  const known = new Set(Object.values(stored.trialKeys))
  const added = trials.filter(({ key }) => !known.has(key))
  if (stored.file.trials.length + added.length > MAX_TRIALS)
    return refuse(`A case holds at most ${MAX_TRIALS} trials, and ${stored.file.trials.length} are recorded.`)
  const problem = trials
    .map(({ number, trial }) => findProblem(stored, number, trial))
    .find((message) => message !== null)
  if (problem !== undefined) return refuse(problem)
  const treatments = toTreatments(stored, lines, newKey)
  if (!(await addTrialsOnce(clinician, caseId, trials, treatments))) return null
  const [number, box] = getTyped(values, OPEN_BOX).split(' ')
  const opened = trials.find((trial) => String(trial.number) === number)
  if (opened === undefined) return { location: `/cases/${caseId}#trials` }
  return { location: `/cases/${caseId}/trials/${opened.key}#${box}` }
}

/** What in a line cannot be so, with the line and the fix; `null` where nothing is wrong. */
function findProblem(stored: StoredCase, number: number, trial: unknown): string | null {
  const parsed = trialSchema.safeParse(trial)
  if (!parsed.success) return `Line ${number}: ${parsed.error.issues[0]?.message ?? 'write it another way.'}`
  const errors = checkTrialFacts(parsed.data, { today: readToday(), otherTrials: stored.file.trials })
  const [message] = Object.values(errors)
  return message === undefined ? null : `Line ${number}: ${message}`
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
      : [otherTreatmentSchema.parse({ id: `o-${toKey(newKey, number)}`, ...entry.otherTreatment })],
  )
  const isNew = (treatment: OtherTreatment) => recorded.every(({ id }) => id !== treatment.id)
  return added.length === 0 ? null : [...recorded, ...added.filter(isNew)]
}

/** The same key for the same line of a form, however often it is sent. */
function toKey(newKey: string, number: number): string {
  const digits = createHash('sha256').update(`${newKey} ${number}`).digest('hex')
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}
