import 'server-only'
import type { Score } from '@/lib/exchange/quick-entry/scores/score-lines'
import { readScoreLinesForm } from '@/lib/exchange/quick-entry/scores/score-lines-form'
import { addScores } from './add-scores'
import type { Clinician } from './clinician'
import type { FormSchema, Saved } from './form-handler'
import { toScoreEntryFormKey } from './form-places'
import { getReadingDay } from './quick-entry-forms'

type CaseParams = { readonly caseId: string }

export const scoreEntryForm: FormSchema<CaseParams, readonly Score[]> = {
  read: (values) => readScoreLinesForm(values, getReadingDay()),
  page: ({ caseId }) => `/cases/${caseId}/scores/quick`,
  key: ({ caseId }) => toScoreEntryFormKey(caseId),
}

/** Adds the scores of every line, all or none. */
export async function saveScoreEntryForm(
  clinician: Clinician,
  scores: readonly Score[],
  { caseId }: CaseParams,
): Promise<Saved> {
  const isSaved = await addScores(clinician, caseId, scores)
  return isSaved ? { location: `/cases/${caseId}#timeline` } : null
}
