import 'server-only'
import { PERMISSIONS } from '@/lib/domain/permissions'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'
import type { Prisma } from '../generated/client'

/** The condition that an account manages its practice: its role may, and it is switched on. */
export const MANAGES = {
  role: { in: [...PERMISSIONS['practice.manage'].roles] },
  disabledAt: null,
} satisfies Prisma.ClinicianWhereInput

/** Holds every other change of a practice and its members back until the transaction ends. */
export async function lockPractice(transaction: Prisma.TransactionClient, practiceId: string): Promise<void> {
  await transaction.$queryRaw`SELECT 1 FROM "Practice" WHERE "id" = ${practiceId}::uuid FOR NO KEY UPDATE`
}

/** Waits for cases of a practice that are being entered or changed, and holds back those to come; says which there are. */
export async function lockCases(transaction: Prisma.TransactionClient, practiceId: string): Promise<readonly string[]> {
  // Who enters a case shares the row of its practice.
  await transaction.$queryRaw`SELECT 1 FROM "Practice" WHERE "id" = ${practiceId}::uuid FOR UPDATE`
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM "PatientCase" WHERE "practiceId" = ${practiceId}::uuid ORDER BY "id" FOR UPDATE`
  return rows.map(({ id }) => id)
}

/**
 * Changes a practice for one of its owners, one change after the other; `null` where they are none any more, since another
 * owner was quicker, and then nothing is changed.
 */
export async function changeAsOwner<Result>(
  owner: Clinician,
  change: (transaction: Prisma.TransactionClient) => Promise<Result>,
  limits: { readonly timeout?: number } = {},
): Promise<Result | null> {
  const database = await getDatabase()
  const { id, practiceId } = owner
  return database.$transaction(async (transaction) => {
    await lockPractice(transaction, practiceId)
    if ((await transaction.clinician.count({ where: { id, practiceId, ...MANAGES } })) !== 1) return null
    return change(transaction)
  }, limits)
}
