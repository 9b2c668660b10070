import 'server-only'
import { asAssessed } from '@/lib/exchange/case-file-text'
import { getTyped } from '@/lib/exchange/forms/form-values'
import { assessCase } from '@/lib/rules/assess-case'
import { getDefinition } from '@/lib/rules/definitions'
import type { DefinitionId } from '@/lib/rules/evaluation'
import { keepAssessment } from './assessments'
import { getCase } from './cases'
import type { Clinician } from './clinician'
import type { FormSchema, Saved } from './form-handler'
import { readToday } from './today'

type CaseParams = { readonly caseId: string }

export const keepForm: FormSchema<CaseParams, DefinitionId> = {
  read: (values) => {
    const definition = getDefinition(getTyped(values, 'definition'))
    if (definition !== null) return { ok: true, value: definition.id }
    return { ok: false, errors: { definition: 'Reload this page, choose a definition and keep the assessment again.' } }
  },
  page: ({ caseId }) => `/cases/${caseId}`,
  key: ({ caseId }) => `keep:${caseId}`,
}

/** Keeps what the rules say today of a case under the definition that is shown. */
export async function saveKeepForm(
  clinician: Clinician,
  definitionId: DefinitionId,
  { caseId }: CaseParams,
): Promise<Saved> {
  const stored = await getCase(clinician, caseId)
  if (stored === null) return null
  const today = readToday()
  const file = asAssessed(stored.file, today)
  const assessed = { file, evaluation: assessCase(file, { today, definitions: [definitionId] }), definitionId }
  const isKept = await keepAssessment(clinician, caseId, assessed, 'byHand')
  return isKept ? { location: `/cases/${caseId}/assessments` } : null
}
