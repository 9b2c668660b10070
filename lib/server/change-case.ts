import 'server-only'
import type { ChangeKind } from '@/lib/exchange/history/describe-revision'
import { visibleTo } from './audiences'
import { indexCases } from './case-index'
import { recordRevision } from './case-revisions'
import type { StoredCase } from './cases'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import type { Prisma } from './generated/client'
import { toStoredCase, WHOLE_CASE } from './rows-to-case'

/** What the key of a case or a trial looks like. */
export const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Changes a case in one step, with what it is found by and the record of who changed what; `null` when it is not there,
 * not shared with the clinician or not as the condition says. Counting the version up first makes a second change of the
 * same case wait until this one is done.
 */
export async function changeCase<Result>(
  clinician: Clinician,
  caseId: string,
  condition: Prisma.PatientCaseWhereInput,
  kind: ChangeKind,
  change: (transaction: Prisma.TransactionClient, before: StoredCase) => Promise<Result>,
): Promise<Result | null> {
  if (!KEY.test(caseId)) return null
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    const { count } = await transaction.patientCase.updateMany({
      where: { ...condition, id: caseId, ...visibleTo(clinician) },
      data: { version: { increment: 1 } },
    })
    if (count !== 1) return null
    const row = await transaction.patientCase.findUniqueOrThrow({ where: { id: caseId }, include: WHOLE_CASE })
    const before = toStoredCase(row)
    const result = await change(transaction, before)
    const [after] = await indexCases(transaction, [caseId])
    if (after !== undefined) await recordRevision(transaction, clinician, kind, { before, after })
    return result
  })
}
