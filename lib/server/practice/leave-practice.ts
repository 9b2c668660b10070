import 'server-only'
import { randomUUID } from 'node:crypto'
import { recordAudit } from '../audit/record-audit'
import { indexCases } from '../case-index'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'
import { DELETED_DAYS, dropOldDeleted } from '../deleted-records'
import { CASE_TABLES, keepCaseRows, putRowsBack } from '../deleted-rows'
import type { Prisma } from '../generated/client'
import { openColumns, sealColumns } from '../sealing/seal'
import { changeAsOwner, lockCases } from './change-as-owner'
import { switchOff } from './change-member'

/** Hours after an export in which a practice can leave. */
export const EXPORT_HOURS = 24

const HOUR_MS = 3_600_000
const CASES_AT_ONCE = 200
const LEAVING_MS = 30 * 60_000

/** Why a practice does not leave: nothing was exported of late, or a case was changed or entered since. */
export type NotLeft = 'notExported' | 'changedSince'

/** How many cases were deleted, or why none was; `null`: whoever asks does not manage the practice. */
export type Left = { readonly cases: number } | NotLeft | null

/**
 * Deletes every case of an owner's practice, so that all can be put back for some days, and switches every other member
 * off: all of it or nothing.
 */
export async function leavePractice(owner: Clinician, now: Date): Promise<Left> {
  await dropOldDeleted(now)
  const { practiceId } = owner
  return changeAsOwner(
    owner,
    async (transaction) => {
      const ids = await lockCases(transaction, practiceId)
      const reason = await findReasonToStay(transaction, practiceId, now)
      if (reason !== null) return reason
      for (const part of toParts(ids)) await deleteWholeCases(transaction, owner, part, now)
      const others = { practiceId, id: { not: owner.id }, disabledAt: null }
      const members = await transaction.clinician.findMany({ where: others, select: { id: true } })
      await switchOff(
        transaction,
        members.map(({ id }) => id),
        now,
      )
      await transaction.accountLink.deleteMany({ where: { practiceId } })
      await transaction.practice.update({ where: { id: practiceId }, data: { leftAt: now } })
      await recordAudit(transaction, { action: 'practice.left', clinician: owner, detail: { count: ids.length } })
      return { cases: ids.length }
    },
    { timeout: LEAVING_MS },
  )
}

/** Puts back what leaving deleted, and switches on whom it switched off; `null`: nothing is left to be put back. */
export async function returnToPractice(owner: Clinician, now: Date): Promise<number | null> {
  await dropOldDeleted(now)
  const { practiceId } = owner
  return changeAsOwner(
    owner,
    async (transaction) => {
      const { leftAt } = await transaction.practice.findUniqueOrThrow({ where: { id: practiceId } })
      if (leftAt === null || !canReturn(leftAt, now)) return null
      const records = await transaction.deletedRecord.findMany({
        where: { deletedAt: leftAt, kind: 'patientCase', clinician: { practiceId } },
        select: { id: true, caseId: true },
      })
      for (const part of toParts(records)) {
        const ids = part.map(({ id }) => id)
        for (const table of CASE_TABLES) await putRowsBack(transaction, ids, table)
        await indexCases(
          transaction,
          part.map(({ caseId }) => caseId),
        )
        await transaction.deletedRecord.deleteMany({ where: { id: { in: ids } } })
      }
      await transaction.clinician.updateMany({ where: { practiceId, disabledAt: leftAt }, data: { disabledAt: null } })
      await transaction.practice.update({ where: { id: practiceId }, data: { leftAt: null } })
      const detail = { count: records.length }
      await recordAudit(transaction, { action: 'practice.returned', clinician: owner, detail })
      return records.length
    },
    { timeout: LEAVING_MS },
  )
}

/** Whether what leaving deleted is still kept. */
export function canReturn(leftAt: Date, now: Date): boolean {
  return now.getTime() - leftAt.getTime() < DELETED_DAYS * 24 * HOUR_MS
}

/** Why a practice cannot leave now, or `null`: for the page, which says so before anybody tries. */
export async function getReasonToStay({ practiceId }: Clinician, now: Date): Promise<NotLeft | null> {
  return findReasonToStay(await getDatabase(), practiceId, now)
}

async function findReasonToStay(
  transaction: Prisma.TransactionClient,
  practiceId: string,
  now: Date,
): Promise<NotLeft | null> {
  const { exportedAt } = await transaction.practice.findUniqueOrThrow({ where: { id: practiceId } })
  if (exportedAt === null || now.getTime() - exportedAt.getTime() > EXPORT_HOURS * HOUR_MS) return 'notExported'
  const since = { practiceId, updatedAt: { gte: exportedAt } }
  return (await transaction.patientCase.count({ where: since })) === 0 ? null : 'changedSince'
}

async function deleteWholeCases(
  transaction: Prisma.TransactionClient,
  { id: clinicianId }: Clinician,
  caseIds: readonly string[],
  deletedAt: Date,
): Promise<void> {
  const which = { id: { in: [...caseIds] } }
  const cases = await transaction.patientCase.findMany({ where: which, select: { id: true, label: true } })
  const records = cases.map((row) => {
    const { label } = openColumns('PatientCase', row, row)
    const about = { id: randomUUID(), clinicianId, kind: 'patientCase', caseId: row.id, label, deletedAt } as const
    return sealColumns('DeletedRecord', about, about)
  })
  await transaction.deletedRecord.createMany({ data: records })
  await keepCaseRows(
    transaction,
    records.map(({ id }) => id),
  )
  await transaction.patientCase.deleteMany({ where: which })
}

function toParts<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / CASES_AT_ONCE)
  return Array.from({ length: count }, (_, part) => items.slice(part * CASES_AT_ONCE, (part + 1) * CASES_AT_ONCE))
}
