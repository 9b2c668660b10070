import 'server-only'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { MAX_TRIALS } from '@/lib/domain/case-file'
import { TOO_MANY_TRIALS } from '@/lib/exchange/forms/change-file'
import { checkTrialFacts } from '@/lib/exchange/forms/check-trial-facts'
import { listDifferences, toTrialVersion } from '@/lib/exchange/forms/compare-versions'
import { NEW_KEY_BOX } from '@/lib/exchange/forms/form-draft'
import { type FormValues, getTyped } from '@/lib/exchange/forms/form-values'
import { readTrialForm } from '@/lib/exchange/forms/trial-form'
import { addTrialOnce, getCase, type StoredCase, saveTrial } from './cases'
import type { Clinician } from './clinician'
import { type ConflictPlace, getLoadedVersion, settleConflict, startConflict, toConflictForm } from './conflicts'
import type { FormSchema, Saved } from './form-handler'
import { toNewTrialFormKey, toTrialFormKey } from './form-places'
import { readToday } from './today'

type CaseParams = { readonly caseId: string }
type TrialParams = CaseParams & { readonly trialKey: string }

/** A new trial has no id yet; the case gives it the next free one when it is stored. */
export const NEW_TRIAL_ID = 'new'

export const newTrialForm: FormSchema<CaseParams, AntidepressantTrial> = {
  read: (values) => readTrialForm(values, NEW_TRIAL_ID),
  page: ({ caseId }) => `/cases/${caseId}/trials/new`,
  key: ({ caseId }) => toNewTrialFormKey(caseId),
}

export const trialForm: FormSchema<TrialParams, AntidepressantTrial> = {
  read: (values) => readTrialForm(values, NEW_TRIAL_ID),
  page: ({ caseId, trialKey }) => `/cases/${caseId}/trials/${trialKey}`,
  key: ({ trialKey }) => toTrialFormKey(trialKey),
}

/** Adds a trial as entered. */
export async function saveNewTrialForm(
  clinician: Clinician,
  trial: AntidepressantTrial,
  { caseId }: CaseParams,
  values: FormValues,
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  if (stored === null) return null
  const newKey = getTyped(values, NEW_KEY_BOX)
  const isRepeated = Object.values(stored.trialKeys).includes(newKey)
  if (!isRepeated && stored.file.trials.length >= MAX_TRIALS) {
    return { errors: { drug: TOO_MANY_TRIALS } }
  }
  const errors = checkTrial(stored, trial, isRepeated ? newKey : null)
  if (errors !== null) return { errors }
  const key = await addTrialOnce(clinician, caseId, newKey, trial)
  return key === null ? null : { location: toCaseLocation(caseId) }
}

/** Replaces a trial as entered, unless something else was saved since its form was opened. */
export async function saveTrialForm(
  clinician: Clinician,
  trial: AntidepressantTrial,
  { caseId, trialKey }: TrialParams,
  values: FormValues,
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  if (stored === null || !Object.values(stored.trialKeys).includes(trialKey)) return null
  const errors = checkTrial(stored, trial, trialKey)
  if (errors !== null) return { errors }
  const key = await saveTrial(clinician, caseId, trialKey, trial, getLoadedVersion(values))
  const saved = { location: toCaseLocation(caseId) }
  if (key !== null) return saved
  const newer = await getCase(clinician, caseId)
  const place = newer === null ? null : toTrialConflictPlace(newer, trialKey)
  if (newer === null || place === null) return null
  const isSentTwice = listDifferences(toTrialVersion(trial, newer.file), place.saved).length === 0
  return isSentTwice ? saved : startConflict(clinician, place, values)
}

/** A trial as a place of conflict; `null` when it is not in the case. */
export function toTrialConflictPlace(stored: StoredCase, trialKey: string): ConflictPlace | null {
  const { id: caseId, file, trialVersions } = stored
  const trial = file.trials.find(({ id }) => id === getTrialId(stored, trialKey))
  const version = trialVersions[trialKey]
  if (trial === undefined || version === undefined) return null
  return {
    formKey: toTrialFormKey(trialKey),
    page: trialForm.page({ caseId, trialKey }),
    saved: toTrialVersion(trial, file),
    version,
    readMine: (values) => {
      const read = readTrialForm(values, trial.id)
      return read.ok ? toTrialVersion(read.value, file) : null
    },
  }
}

export const trialConflictForm = toConflictForm(trialForm)

/** Saves a trial of which two versions were seen, as was chosen. */
export async function saveTrialConflict(
  clinician: Clinician,
  _value: null,
  { caseId, trialKey }: TrialParams,
  values: FormValues,
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  const place = stored === null ? null : toTrialConflictPlace(stored, trialKey)
  if (stored === null || place === null) return null
  return settleConflict(clinician, place, values, {
    location: toCaseLocation(caseId),
    save: async (merged) => {
      const read = readTrialForm(merged, NEW_TRIAL_ID)
      if (!read.ok) return read
      const errors = checkTrial(stored, read.value, trialKey)
      if (errors !== null) return { errors }
      const key = await saveTrial(clinician, caseId, trialKey, read.value, place.version)
      return key === null ? 'newer' : 'saved'
    },
  })
}

function checkTrial(stored: StoredCase, trial: AntidepressantTrial, trialKey: string | null) {
  const id = getTrialId(stored, trialKey) ?? NEW_TRIAL_ID
  const errors = checkTrialFacts(
    { ...trial, id },
    { today: readToday(), otherTrials: stored.file.trials.filter((other) => other.id !== id) },
  )
  return Object.keys(errors).length === 0 ? null : errors
}

/** The id in the case file of the trial with a key, or `null`. */
export function getTrialId(stored: StoredCase, trialKey: string | null): string | null {
  return Object.entries(stored.trialKeys).find(([, key]) => key === trialKey)?.[0] ?? null
}

function toCaseLocation(caseId: string): string {
  return `/cases/${caseId}#trials`
}
