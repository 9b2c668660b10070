import 'server-only'
import { z } from 'zod'
import { visibleTo } from './audiences'
import type { Clinician } from './clinician'
import { getDatabase } from './db'

export const NEW_CASE_FORM_KEY = 'new-case'

/** Under which name a new trial is kept while it is not saved. */
export function toNewTrialFormKey(caseId: string): string {
  return `new-trial:${caseId}`
}

/** Under which name lines of quick entry are kept while they are not saved. */
export function toQuickEntryFormKey(caseId: string): string {
  return `quick-entry:${caseId}`
}

/** Under which name lines of scores are kept while they are not saved. */
export function toScoreEntryFormKey(caseId: string): string {
  return `score-entry:${caseId}`
}

/** Under which name a changed trial is kept while it is not saved. */
export function toTrialFormKey(trialKey: string): string {
  return `trial:${trialKey}`
}

/** Under which name changed facts are kept while they are not saved. */
export function toFactsFormKey(caseId: string): string {
  return `facts:${caseId}`
}

/** Under which name a changed conclusion is kept while it is not saved. */
export function toConclusionFormKey(caseId: string): string {
  return `conclusion:${caseId}`
}

/** Under which name choices between two versions are kept while they are not complete; they are no draft. */
export function toConflictFormKey(formKey: string): string {
  return `conflict:${formKey}`
}

/** What a form is about, and its page. */
export type FormPlace = {
  readonly form: 'new-case' | 'new-trial' | 'quick-entry' | 'score-entry' | 'trial' | 'facts' | 'conclusion'
  readonly page: string
  readonly caseId: string | null
  readonly trialId: string | null
}

/** The place of a form that keeps drafts; `null` for others, and where the case or trial is not there or not theirs. */
export async function findFormPlace(clinician: Clinician, formKey: string): Promise<FormPlace | null> {
  const [, id = ''] = formKey.split(':')
  if (formKey === NEW_CASE_FORM_KEY) return { form: 'new-case', page: '/cases/new', caseId: null, trialId: null }
  if (!z.uuid().safeParse(id).success) return null
  if (formKey === toTrialFormKey(id)) return findTrialPlace(clinician, id)
  if (formKey === toNewTrialFormKey(id)) return findCasePlace(clinician, id, 'new-trial', `/cases/${id}/trials/new`)
  if (formKey === toQuickEntryFormKey(id))
    return findCasePlace(clinician, id, 'quick-entry', `/cases/${id}/trials/quick`)
  if (formKey === toScoreEntryFormKey(id))
    return findCasePlace(clinician, id, 'score-entry', `/cases/${id}/scores/quick`)
  if (formKey === toConclusionFormKey(id)) return findCasePlace(clinician, id, 'conclusion', `/cases/${id}/conclusion`)
  return formKey === toFactsFormKey(id) ? findCasePlace(clinician, id, 'facts', `/cases/${id}/facts`) : null
}

async function findCasePlace(
  clinician: Clinician,
  caseId: string,
  form: Exclude<FormPlace['form'], 'new-case' | 'trial'>,
  page: string,
): Promise<FormPlace | null> {
  const database = await getDatabase()
  const where = { id: caseId, ...visibleTo(clinician) }
  const found = await database.patientCase.findUnique({ where, select: { id: true } })
  return found === null ? null : { form, page, caseId, trialId: null }
}

async function findTrialPlace(clinician: Clinician, trialId: string): Promise<FormPlace | null> {
  const database = await getDatabase()
  const where = { id: trialId, patientCase: visibleTo(clinician) }
  const found = await database.trial.findFirst({ where, select: { caseId: true } })
  if (found === null) return null
  return { form: 'trial', page: `/cases/${found.caseId}/trials/${trialId}`, caseId: found.caseId, trialId }
}
