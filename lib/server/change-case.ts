import 'server-only'
import { visibleTo } from './audiences'
import { indexCases } from './case-index'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import type { Prisma } from './generated/client'

/** What the key of a case or a trial looks like. */
export const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Changes a case in one step, and what it is found by; `null` when it is not there, not shared with the clinician or not as the
 * condition says. Counting the version up first makes a second change of the same case wait until this one is done.
 */
export async function changeCase<Result>(
  clinician: Clinician,
  caseId: string,
  condition: Prisma.PatientCaseWhereInput,
  change: (transaction: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result | null> {
  if (!KEY.test(caseId)) return null
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    const { count } = await transaction.patientCase.updateMany({
      where: { ...condition, id: caseId, ...visibleTo(clinician) },
      data: { version: { increment: 1 } },
    })
    if (count !== 1) return null
    const result = await change(transaction)
    await indexCases(transaction, [caseId])
    return result
  })
}
