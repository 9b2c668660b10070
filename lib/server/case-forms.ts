import 'server-only'
import { z } from 'zod'
import { CASE_FILE_FORMAT } from '@/lib/domain/case-file'
import { checkCaseFacts } from '@/lib/exchange/forms/check-case-facts'
import { type CaseForm, readCaseForm } from '@/lib/exchange/forms/facts-form'
import { type FormValues, getTyped } from '@/lib/exchange/forms/form-values'
import { createCaseOnce, getCase, saveFactsAndTreatments } from './cases'
import type { Clinician } from './clinician'
import type { FormSchema, Saved } from './form-handler'
import { NEW_CASE_FORM_KEY, toFactsFormKey } from './form-places'
import { readToday } from './today'
import { NEW_KEY_BOX } from './trial-forms'

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

/** Replaces a case's own facts and other treatments as entered. */
export async function saveFactsForm(
  clinician: Clinician,
  { facts, otherTreatments }: CaseForm,
  { caseId }: CaseParams,
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  if (stored === null) return null
  const errors = checkCaseFacts(facts, readToday(), otherTreatments)
  if (Object.keys(errors).length > 0) return { errors }
  const isSaved = await saveFactsAndTreatments(clinician, caseId, facts, otherTreatments)
  return isSaved ? { location: `/cases/${caseId}` } : null
}
