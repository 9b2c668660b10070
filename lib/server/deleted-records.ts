import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { MAX_TRIALS } from '@/lib/domain/case-file'
import { describeDrugInSentence } from '@/lib/exchange/describe-record'
import { requireAllowed, visibleTo } from './audiences'
import { recordAudit } from './audit/record-audit'
import { indexCases } from './case-index'
import { changeCase } from './change-case'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import { CASE_TABLES, keepCaseRows, keepTrialRows, putRowsBack } from './deleted-rows'
import { listVisibleDeleted } from './deleted-visibility'
import { putTrialBack } from './put-trial-back'
import { openColumns, sealColumns } from './sealing/seal'
import { removeTrial } from './store-trial'

/** Days for which something deleted can be put back. */
export const DELETED_DAYS = 30
const MS_PER_DAY = 86_400_000

const SHOWN = { id: true, kind: true, caseId: true, label: true, deletedAt: true } as const

/** A trial or case that was deleted and can be put back. */
export type DeletedRecord = {
  readonly id: string
  readonly kind: 'trial' | 'patientCase'
  readonly caseId: string
  /** The label of the case, or the drug of the trial. */
  readonly label: string
  /** The label of the trial's case; `null` for a case, and where that is deleted too. */
  readonly caseLabel: string | null
  readonly deletedAt: Date
  /** The name of whoever deleted it; `null` for the clinician that asks. */
  readonly deletedBy: string | null
  readonly keptUntil: Date
}

/** Deletes a trial and the links to it; returns under which id it can be put back, or `null`: not there, or not theirs. */
export async function deleteTrial(clinician: Clinician, caseId: string, trialKey: string): Promise<string | null> {
  if (!isKey(trialKey)) return null
  const now = new Date()
  await dropOldDeleted(now)
  return changeCase(clinician, caseId, { trials: { some: { id: trialKey } } }, 'trialDeleted', async (transaction) => {
    const trial = await transaction.trial.findFirst({
      where: { id: trialKey, caseId },
      select: { drug: true, drugText: true, formulation: true },
    })
    // Deleted by another form while this one waited for the case.
    if (trial === null) return null
    const label = describeDrugInSentence(openColumns('Trial', { id: trialKey }, trial))
    const id = randomUUID()
    const about = {
      id,
      clinicianId: clinician.id,
      kind: 'trial',
      caseId,
      trialId: trialKey,
      ...sealColumns('DeletedRecord', { id }, { label }),
      deletedAt: now,
    } as const
    await transaction.deletedRecord.createMany({ data: about })
    await keepTrialRows(transaction, id, trialKey)
    await removeTrial(transaction, caseId, trialKey)
    return id
  })
}

const REFUSED = { action: 'case.deleted', outcome: 'denied', detail: { reason: 'notVisible' } } as const

/** Deletes a case and everything in it; returns under which id it can be put back, or `null`: not there, or not theirs. */
export async function deleteCase(clinician: Clinician, caseId: string): Promise<string | null> {
  requireAllowed(clinician, 'case.write')
  if (!isKey(caseId)) return null
  const now = new Date()
  await dropOldDeleted(now)
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    const own = { id: caseId, ...visibleTo(clinician) }
    // A change that is under way is waited for, so that what is kept is whole.
    await transaction.$queryRaw`SELECT 1 FROM "PatientCase" WHERE "id" = ${caseId}::uuid FOR UPDATE`
    const found = await transaction.patientCase.findUnique({ where: own, select: { label: true } })
    if (found === null) {
      await recordAudit(transaction, { clinician, ...REFUSED, caseId })
      return null
    }
    const id = randomUUID()
    const { label } = openColumns('PatientCase', { id: caseId }, found)
    const about = { id, clinicianId: clinician.id, kind: 'patientCase', caseId, label, deletedAt: now } as const
    await transaction.deletedRecord.createMany({ data: sealColumns('DeletedRecord', about, about) })
    await keepCaseRows(transaction, [id])
    await transaction.patientCase.deleteMany({ where: own })
    await recordAudit(transaction, { clinician, action: 'case.deleted', caseId, detail: { recordId: id } })
    return id
  })
}

/** What a clinician can still put back, an owner also what other members deleted; the last first. */
export async function listDeleted(clinician: Clinician, now: Date): Promise<readonly DeletedRecord[]> {
  const database = await getDatabase()
  const ids = await listVisibleDeleted(clinician, toOldest(now))
  const found = await database.deletedRecord.findMany({
    where: { id: { in: ids } },
    orderBy: [{ deletedAt: 'desc' }, { id: 'desc' }],
    select: { ...SHOWN, clinician: { select: { id: true, displayName: true } } },
  })
  const rows = found.map(({ clinician: by, ...row }) => {
    return { ...row, deletedBy: by.id === clinician.id ? null : by.displayName }
  })
  const cases = await database.patientCase.findMany({
    where: { ...visibleTo(clinician), id: { in: rows.map(({ caseId }) => caseId) } },
    select: { id: true, label: true },
  })
  const labels = new Map(cases.map((row) => [row.id, openColumns('PatientCase', row, row).label]))
  return rows.map((row) => ({
    ...openColumns('DeletedRecord', row, row),
    caseLabel: row.kind === 'trial' ? (labels.get(row.caseId) ?? null) : null,
    keptUntil: new Date(row.deletedAt.getTime() + DELETED_DAYS * MS_PER_DAY),
  }))
}

/** One of them by its id, or `null`. */
export async function getDeleted(clinician: Clinician, id: string, now: Date): Promise<DeletedRecord | null> {
  return (await listDeleted(clinician, now)).find((record) => record.id === id) ?? null
}

/** Why something cannot be put back now. */
export type NotPutBack = 'caseDeleted' | 'caseTaken' | 'tooManyTrials'

/** Puts a deleted trial or case back as it was; returns the key of its case, or `null`: not there, or not theirs. */
export async function restoreDeleted(
  clinician: Clinician,
  id: string,
  now: Date,
): Promise<{ readonly caseId: string } | NotPutBack | null> {
  requireAllowed(clinician, 'case.write')
  const record = await getDeleted(clinician, id, now)
  if (record === null) return null
  return record.kind === 'trial' ? restoreTrial(clinician, record) : restoreCase(clinician, record)
}

async function restoreTrial(clinician: Clinician, { id, caseId }: DeletedRecord) {
  const result = await changeCase(clinician, caseId, {}, 'trialRestored', async (transaction) => {
    if ((await transaction.trial.count({ where: { caseId } })) >= MAX_TRIALS) return 'tooManyTrials'
    // Undone twice at once, the second finds nothing: a case is changed by one at a time.
    if ((await transaction.deletedRecord.count({ where: { id } })) === 0) return 'gone'
    await putTrialBack(transaction, id, caseId)
    await transaction.deletedRecord.deleteMany({ where: { id } })
    return 'restored'
  })
  if (result === null) return 'caseDeleted'
  if (result === 'gone') return null
  return result === 'restored' ? { caseId } : result
}

async function restoreCase(clinician: Clinician, { id, caseId }: DeletedRecord) {
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    const kept = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM "DeletedRecord" WHERE "id" = ${id}::uuid FOR UPDATE`
    if (kept.length === 0) return null
    if ((await transaction.patientCase.count({ where: { id: caseId } })) > 0) return 'caseTaken'
    for (const table of CASE_TABLES) await putRowsBack(transaction, [id], table)
    await indexCases(transaction, [caseId])
    await transaction.deletedRecord.deleteMany({ where: { id } })
    await recordAudit(transaction, { clinician, action: 'case.restored', caseId, detail: { recordId: id } })
    return { caseId }
  })
}

/** Removes for good what was deleted too long ago, whoever deleted it. */
export async function dropOldDeleted(now: Date): Promise<void> {
  const database = await getDatabase()
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.deletedRecord.deleteMany({ where: { deletedAt: { lte: toOldest(now) } } })
    if (count > 0) await recordAudit(transaction, { clinician: null, action: 'case.purged', detail: { count } })
  })
}

function toOldest(now: Date): Date {
  return new Date(now.getTime() - DELETED_DAYS * MS_PER_DAY)
}

function isKey(id: string): boolean {
  return z.uuid().safeParse(id).success
}
