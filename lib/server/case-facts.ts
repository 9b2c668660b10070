import 'server-only'
import type { CaseFacts } from '@/lib/domain/case-file'
import { toCaseColumns, toFactRows } from './case-to-rows'
import type { Prisma } from './generated/client'
import { insertRows } from './insert-rows'
import { toStoredCase, WHOLE_CASE } from './rows-to-case'

/** A case's own facts as they stand within a change of it. */
export async function readFacts(transaction: Prisma.TransactionClient, caseId: string): Promise<CaseFacts> {
  const row = await transaction.patientCase.findUniqueOrThrow({ where: { id: caseId }, include: WHOLE_CASE })
  return toStoredCase(row).file.case
}

/** Replaces a case's own facts within a change of it. */
export async function replaceFacts(
  transaction: Prisma.TransactionClient,
  caseId: string,
  facts: CaseFacts,
): Promise<true> {
  const data = { ...toCaseColumns(caseId, facts), factsVersion: { increment: 1 } }
  await transaction.patientCase.updateMany({ where: { id: caseId }, data })
  await transaction.contributor.deleteMany({ where: { caseId } })
  await transaction.symptomScore.deleteMany({ where: { caseId } })
  await transaction.otherDrug.deleteMany({ where: { caseId } })
  await transaction.notTried.deleteMany({ where: { caseId } })
  await insertRows(transaction, toFactRows(caseId, facts))
  return true
}
