import 'server-only'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { MAX_TRIALS } from '@/lib/domain/case-file'
import { checkTrialFacts } from '@/lib/exchange/forms/check-trial-facts'
import { getTyped } from '@/lib/exchange/forms/form-values'
import { readTrialForm } from '@/lib/exchange/forms/trial-form'
import { addTrialOnce, getCase, type StoredCase, saveTrial } from './cases'
import type { Clinician } from './clinician'
import type { FormSchema, Saved } from './form-handler'
import { toNewTrialFormKey, toTrialFormKey } from './form-places'
import { readToday } from './today'

type CaseParams = { readonly caseId: string }
type TrialParams = CaseParams & { readonly trialKey: string }

/** A new trial has no id yet; the case gives it the next free one when it is stored. */
export const NEW_TRIAL_ID = 'new'

/** The box that carries the key of a new trial or case, chosen when its form was opened. */
export const NEW_KEY_BOX = 'newKey'

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
  values: Parameters<typeof getTyped>[0],
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  if (stored === null) return null
  const newKey = getTyped(values, NEW_KEY_BOX)
  const isRepeated = Object.values(stored.trialKeys).includes(newKey)
  if (!isRepeated && stored.file.trials.length >= MAX_TRIALS) {
    return { errors: { drug: `A case holds at most ${MAX_TRIALS} trials: delete one first, or start a second case.` } }
  }
  const errors = checkTrial(stored, trial, isRepeated ? newKey : null)
  if (errors !== null) return { errors }
  const key = await addTrialOnce(clinician, caseId, newKey, trial)
  return key === null ? null : { location: toCaseLocation(caseId) }
}

/** Replaces a trial as entered. */
export async function saveTrialForm(
  clinician: Clinician,
  trial: AntidepressantTrial,
  { caseId, trialKey }: TrialParams,
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  if (stored === null || !Object.values(stored.trialKeys).includes(trialKey)) return null
  const errors = checkTrial(stored, trial, trialKey)
  if (errors !== null) return { errors }
  const key = await saveTrial(clinician, caseId, trialKey, trial)
  return key === null ? null : { location: toCaseLocation(caseId) }
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
