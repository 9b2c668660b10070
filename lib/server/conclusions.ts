import 'server-only'
import type { CaseFacts, Conclusion } from '@/lib/domain/case-file'
import { readFacts } from './case-facts'
import { toCaseColumns } from './case-to-rows'
import { changeCase } from './change-case'
import type { Clinician } from './clinician'
import type { Prisma } from './generated/client'

/** Facts with the conclusion that is recorded, which has a form of its own. */
export async function withRecordedConclusion(
  transaction: Prisma.TransactionClient,
  caseId: string,
  facts: CaseFacts,
): Promise<CaseFacts> {
  const { conclusion } = await readFacts(transaction, caseId)
  return { ...facts, conclusion }
}

/**
 * Records a clinician's own conclusion, or takes it back; false when the case is not there or another clinician's, and
 * where the conclusion is no longer the version that was loaded.
 */
export async function saveConclusion(
  clinician: Clinician,
  caseId: string,
  conclusion: Conclusion | undefined,
  loadedVersion: number | null = null,
): Promise<boolean> {
  const isLoaded = loadedVersion === null ? {} : { conclusionVersion: loadedVersion }
  const saved = await changeCase(clinician, caseId, isLoaded, 'conclusionChanged', (transaction) =>
    replaceConclusion(transaction, caseId, conclusion),
  )
  return saved ?? false
}

/** Replaces the conclusion of a case within a change of it. */
export async function replaceConclusion(
  transaction: Prisma.TransactionClient,
  caseId: string,
  conclusion: Conclusion | null | undefined,
): Promise<true> {
  const facts = await readFacts(transaction, caseId)
  await transaction.patientCase.updateMany({
    where: { id: caseId },
    data: { ...toCaseColumns(caseId, { ...facts, conclusion }), conclusionVersion: { increment: 1 } },
  })
  return true
}
