import 'server-only'
import type { Conclusion } from '@/lib/domain/case-file'
import { assessForConclusion } from '@/lib/exchange/forms/change-file'
import { listDifferences, toConclusionVersion } from '@/lib/exchange/forms/compare-versions'
import { checkConclusion, readConclusionForm } from '@/lib/exchange/forms/conclusion-form'
import type { FormErrors, FormValues } from '@/lib/exchange/forms/form-values'
import { getCase, type StoredCase } from './cases'
import type { Clinician } from './clinician'
import { saveConclusion } from './conclusions'
import { type ConflictPlace, getLoadedVersion, settleConflict, startConflict, toConflictForm } from './conflicts'
import type { FormSchema, Saved } from './form-handler'
import { toConclusionFormKey } from './form-places'
import { readToday } from './today'

type CaseParams = { readonly caseId: string }

export const conclusionForm: FormSchema<CaseParams, Conclusion | undefined> = {
  read: readConclusionForm,
  page: ({ caseId }) => `/cases/${caseId}/conclusion`,
  key: ({ caseId }) => toConclusionFormKey(caseId),
}

/** Records a clinician's own conclusion as entered, unless another was saved since the form was opened. */
export async function saveConclusionForm(
  clinician: Clinician,
  conclusion: Conclusion | undefined,
  { caseId }: CaseParams,
  values: FormValues,
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  if (stored === null) return null
  const errors = findErrors(stored, conclusion)
  if (errors !== null) return { errors }
  const saved = { location: toLocation(caseId) }
  if (await saveConclusion(clinician, caseId, conclusion, getLoadedVersion(values))) return saved
  const newer = await getCase(clinician, caseId)
  if (newer === null) return null
  const place = toConclusionConflictPlace(newer)
  const isSentTwice = listDifferences(toConclusionVersion(conclusion), place.saved).length === 0
  return isSentTwice ? saved : startConflict(clinician, place, values)
}

function findErrors({ file }: StoredCase, conclusion: Conclusion | undefined): FormErrors | null {
  if (conclusion === undefined) return null
  const errors = checkConclusion(conclusion, {
    computed: assessForConclusion(file, readToday()).verdict,
    recordedCode: file.case.conclusion?.reasonCode,
    today: readToday(),
  })
  return Object.keys(errors).length === 0 ? null : errors
}

/** The conclusion of a case as a place of conflict. */
export function toConclusionConflictPlace({ id: caseId, file, conclusionVersion }: StoredCase): ConflictPlace {
  return {
    formKey: toConclusionFormKey(caseId),
    page: conclusionForm.page({ caseId }),
    saved: toConclusionVersion(file.case.conclusion),
    version: conclusionVersion,
    readMine: (values) => {
      const read = readConclusionForm(values)
      return read.ok ? toConclusionVersion(read.value) : null
    },
  }
}

export const conclusionConflictForm = toConflictForm(conclusionForm)

/** Records a conclusion of which two versions were seen, as was chosen. */
export async function saveConclusionConflict(
  clinician: Clinician,
  _value: null,
  { caseId }: CaseParams,
  values: FormValues,
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  if (stored === null) return null
  const place = toConclusionConflictPlace(stored)
  return settleConflict(clinician, place, values, {
    location: toLocation(caseId),
    save: async (merged) => {
      const read = readConclusionForm(merged)
      if (!read.ok) return read
      const errors = findErrors(stored, read.value)
      if (errors !== null) return { errors }
      return (await saveConclusion(clinician, caseId, read.value, place.version)) ? 'saved' : 'newer'
    },
  })
}

function toLocation(caseId: string): string {
  return `/cases/${caseId}#conclusion`
}
