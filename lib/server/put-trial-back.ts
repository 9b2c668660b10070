import 'server-only'
import { findFreeId } from '@/lib/exchange/forms/free-id'
import { putRowsBack, TRIAL_TABLES } from './deleted-rows'
import { Prisma } from './generated/client'

type Transaction = Prisma.TransactionClient

/**
 * Puts a deleted trial back into its case, with its id, its place and the links to it. An id or a place that another
 * trial has taken meanwhile is that trial's; this one gets the next free one.
 */
export async function putTrialBack(transaction: Transaction, recordId: string, caseId: string): Promise<void> {
  const [was] = await transaction.$queryRaw<{ id: string; fileId: string; position: number }[]>`
    SELECT "row"->>'id' AS "id", "row"->>'fileId' AS "fileId", ("row"->>'position')::int AS "position" FROM "DeletedRow"
    WHERE "recordId" = ${recordId}::uuid AND "tableName" = 'Trial'`
  if (was === undefined) throw new Error('a deleted trial has no row')
  const trials = await transaction.trial.findMany({ where: { caseId }, select: { fileId: true, position: true } })
  const treatments = await transaction.otherTreatment.findMany({ where: { caseId }, select: { fileId: true } })
  const ids = new Set([...trials, ...treatments].map(({ fileId }) => fileId))
  const positions = trials.map(({ position }) => position)
  const fileId = ids.has(was.fileId) ? findFreeId('t', ids) : was.fileId
  const position = positions.includes(was.position) ? Math.max(...positions) + 1 : was.position
  const changed = { fileId: Prisma.sql`${fileId}::text`, position: Prisma.sql`${position}::int` }
  for (const table of TRIAL_TABLES) await putRowsBack(transaction, [recordId], table, table === 'Trial' ? changed : {})
  await putLinksBack(transaction, recordId, caseId, was.id)
}

type Link = { readonly trialId: string; readonly position: number; readonly baseId: string }

async function putLinksBack(
  transaction: Transaction,
  recordId: string,
  caseId: string,
  trialKey: string,
): Promise<void> {
  const links = await transaction.$queryRaw<Link[]>`
    SELECT ("row"->>'trialId')::uuid AS "trialId", ("row"->>'position')::int AS "position",
      ("row"->>'baseId')::uuid AS "baseId"
    FROM "DeletedRow" WHERE "recordId" = ${recordId}::uuid AND "tableName" = 'AddedTo' ORDER BY "id"`
  const trials = await transaction.trial.findMany({ where: { caseId }, select: { id: true } })
  const keys = new Set(trials.map(({ id }) => id))
  for (const { trialId, position, baseId } of links) {
    if (!keys.has(trialId) || !keys.has(baseId)) {
      await leaveLink(transaction, caseId, { trialId, position, baseId }, trialKey)
      continue
    }
    const others = await transaction.addedTo.findMany({ where: { trialId }, select: { position: true, baseId: true } })
    if (others.some((link) => link.baseId === baseId)) continue
    const taken = others.map((link) => link.position)
    const free = taken.includes(position) ? Math.max(...taken) + 1 : position
    await transaction.addedTo.create({ data: { trialId, baseId, position: free } })
    // The trial itself comes back as it was; one that was linked to it changes, as it did when the link went.
    if (baseId === trialKey) {
      await transaction.trial.updateMany({ where: { id: trialId, caseId }, data: { version: { increment: 1 } } })
    }
  }
}

/** The other trial of a link is deleted too: the link goes to what is kept of that one, and comes back with it. */
async function leaveLink(transaction: Transaction, caseId: string, link: Link, trialKey: string): Promise<void> {
  const trialId = link.trialId === trialKey ? link.baseId : link.trialId
  const record = await transaction.deletedRecord.findFirst({ where: { caseId, trialId }, select: { id: true } })
  if (record === null) return
  await transaction.deletedRow.create({ data: { recordId: record.id, tableName: 'AddedTo', row: { ...link } } })
}
