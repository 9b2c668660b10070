import 'server-only'
import { listNewScores, type Score } from '@/lib/exchange/quick-entry/scores/score-lines'
import { readFacts, replaceFacts } from './case-facts'
import { changeCase } from './change-case'
import type { Clinician } from './clinician'

/**
 * Adds scores to those of a case, whatever was saved meanwhile; one that the case holds already is not doubled. False when
 * the case is not there or another clinician's.
 */
export async function addScores(clinician: Clinician, caseId: string, scores: readonly Score[]): Promise<boolean> {
  const added = await changeCase(clinician, caseId, {}, 'scoresAdded', async (transaction) => {
    const facts = await readFacts(transaction, caseId)
    const recorded = facts.scores ?? []
    const unknown = listNewScores(scores, recorded)
    return unknown.length === 0
      ? true
      : replaceFacts(transaction, caseId, { ...facts, scores: [...recorded, ...unknown] })
  })
  return added ?? false
}
