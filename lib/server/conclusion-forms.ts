import 'server-only'
import type { CaseFile, Conclusion } from '@/lib/domain/case-file'
import { CONCLUDED_BESIDE } from '@/lib/exchange/conclusion'
import { checkConclusion, readConclusionForm } from '@/lib/exchange/forms/conclusion-form'
import { assessCase } from '@/lib/rules/assess-case'
import type { DefinitionEvaluation } from '@/lib/rules/evaluation'
import { getCase } from './cases'
import type { Clinician } from './clinician'
import { saveConclusion } from './conclusions'
import type { FormSchema, Saved } from './form-handler'
import { toConclusionFormKey } from './form-places'
import { readToday } from './today'

type CaseParams = { readonly caseId: string }

export const conclusionForm: FormSchema<CaseParams, Conclusion | undefined> = {
  read: readConclusionForm,
  page: ({ caseId }) => `/cases/${caseId}/conclusion`,
  key: ({ caseId }) => toConclusionFormKey(caseId),
}

/** What the rules say of a case under the definition that a conclusion is held beside. */
export function assessForConclusion(file: CaseFile): DefinitionEvaluation {
  const [computed] = assessCase(file, { today: readToday(), definitions: [CONCLUDED_BESIDE] }).definitions
  if (computed === undefined) throw new Error(`no evaluation for definition ${CONCLUDED_BESIDE}`)
  return computed
}

/** Records a clinician's own conclusion as entered, beside what is computed. */
export async function saveConclusionForm(
  clinician: Clinician,
  conclusion: Conclusion | undefined,
  { caseId }: CaseParams,
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  if (stored === null) return null
  if (conclusion !== undefined) {
    const errors = checkConclusion(conclusion, {
      computed: assessForConclusion(stored.file).verdict,
      recordedCode: stored.file.case.conclusion?.reasonCode,
      today: readToday(),
    })
    if (Object.keys(errors).length > 0) return { errors }
  }
  const isSaved = await saveConclusion(clinician, caseId, conclusion)
  return isSaved ? { location: `/cases/${caseId}#conclusion` } : null
}
