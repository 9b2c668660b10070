import 'server-only'
import { z } from 'zod'
import { CASE_FILE_FORMAT } from '@/lib/domain/case-file'
import { checkCaseFacts } from '@/lib/exchange/forms/check-case-facts'
import { listDifferences, toFactsVersion } from '@/lib/exchange/forms/compare-versions'
import { type CaseForm, readCaseForm } from '@/lib/exchange/forms/facts-form'
import { NEW_KEY_BOX } from '@/lib/exchange/forms/form-draft'
import { type FormValues, getTyped } from '@/lib/exchange/forms/form-values'
import { createCaseOnce, getCase, type StoredCase, saveFactsAndTreatments } from './cases'
import type { Clinician } from './clinician'
import { type ConflictPlace, getLoadedVersion, settleConflict, startConflict, toConflictForm } from './conflicts'
import type { FormSchema, Saved } from './form-handler'
import { NEW_CASE_FORM_KEY, toFactsFormKey } from './form-places'
import { readToday } from './today'

type CaseParams = { readonly caseId: string }

export const newCaseForm: FormSchema<object, CaseForm> = {
  read: (values) => readCaseForm(values, []),
  page: () => '/cases/new',
  key: () => NEW_CASE_FORM_KEY,
}

/** Stores a new case as entered. */
export async function saveNewCaseForm(
  clinician: Clinician,
  { facts, otherTreatments }: CaseForm,
  _params: object,
  values: FormValues,
): Promise<Saved> {
  const errors = checkCaseFacts(facts, readToday())
  if (Object.keys(errors).length > 0) return { errors }
  const key = z.uuid().safeParse(getTyped(values, NEW_KEY_BOX))
  if (!key.success) return { errors: { label: 'Reload this page, enter the label again and save.' } }
  const file = { format: CASE_FILE_FORMAT, case: facts, trials: [], otherTreatments } as const
  const caseId = await createCaseOnce(clinician, key.data, { ...file, trials: [] })
  return caseId === null ? null : { location: `/cases/${caseId}` }
}

export const factsForm: FormSchema<CaseParams, CaseForm> = {
  read: (values) => readCaseForm(values, []),
  page: ({ caseId }) => `/cases/${caseId}/facts`,
  key: ({ caseId }) => toFactsFormKey(caseId),
}

/** Replaces a case's own facts and other treatments as entered, unless others were saved since the form was opened. */
export async function saveFactsForm(
  clinician: Clinician,
  form: CaseForm,
  { caseId }: CaseParams,
  values: FormValues,
): Promise<Saved> {
  const { facts, otherTreatments } = form
  const stored = await getCase(clinician, caseId)
  if (stored === null) return null
  const errors = checkCaseFacts(facts, readToday(), otherTreatments)
  if (Object.keys(errors).length > 0) return { errors }
  const loaded = getLoadedVersion(values)
  const saved = { location: `/cases/${caseId}` }
  if (await saveFactsAndTreatments(clinician, caseId, facts, otherTreatments, loaded)) return saved
  const newer = await getCase(clinician, caseId)
  if (newer === null) return null
  const place = toFactsConflictPlace(newer)
  const isSentTwice = listDifferences(toFactsVersion(form), place.saved).length === 0
  return isSentTwice ? saved : startConflict(clinician, place, values)
}

/** The facts of a case as a place of conflict. */
export function toFactsConflictPlace({ id: caseId, file, factsVersion }: StoredCase): ConflictPlace {
  const { case: recorded, otherTreatments } = file
  const { conclusion: _, ...facts } = recorded
  return {
    formKey: toFactsFormKey(caseId),
    page: factsForm.page({ caseId }),
    saved: toFactsVersion({ facts, otherTreatments }),
    version: factsVersion,
    readMine: (values) => {
      const read = readCaseForm(values, [])
      return read.ok ? toFactsVersion(read.value) : null
    },
  }
}

export const factsConflictForm = toConflictForm(factsForm)

/** Saves facts of which two versions were seen, as was chosen. */
export async function saveFactsConflict(
  clinician: Clinician,
  _value: null,
  { caseId }: CaseParams,
  values: FormValues,
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  if (stored === null) return null
  const place = toFactsConflictPlace(stored)
  return settleConflict(clinician, place, values, {
    location: `/cases/${caseId}`,
    save: async (merged) => {
      const read = readCaseForm(merged, [])
      if (!read.ok) return read
      const { facts, otherTreatments } = read.value
      const errors = checkCaseFacts(facts, readToday(), otherTreatments)
      if (Object.keys(errors).length > 0) return { errors }
      const isSaved = await saveFactsAndTreatments(clinician, caseId, facts, otherTreatments, place.version)
      return isSaved ? 'saved' : 'newer'
    },
  })
}
