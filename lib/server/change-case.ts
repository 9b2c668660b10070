import 'server-only'
import type { AuditAction } from '@/lib/exchange/audit/audit-actions'
import type { ChangeKind } from '@/lib/exchange/history/describe-revision'
import { isSame } from '@/lib/exchange/re-runs/is-same'
import { requireAllowed, visibleTo } from './audiences'
import { recordAudit } from './audit/record-audit'
import { indexCases } from './case-index'
import { recordRevision } from './case-revisions'
import type { StoredCase } from './cases'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import type { Prisma } from './generated/client'
import { toStoredCase, WHOLE_CASE } from './rows-to-case'

/** What the key of a case or a trial looks like. */
export const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const AUDITED_AS = {
  trialAdded: 'trial.added',
  trialChanged: 'trial.changed',
  trialDeleted: 'trial.deleted',
  trialRestored: 'trial.restored',
  factsChanged: 'case.factsChanged',
  treatmentsChanged: 'case.treatmentsChanged',
  conclusionChanged: 'case.conclusionChanged',
  scoresAdded: 'case.scoresAdded',
  putBack: 'case.partPutBack',
} as const satisfies Readonly<Record<ChangeKind, AuditAction>>

/**
 * Changes a case in one step, with what it is found by, its history and the audit record; `null` when it is not there,
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
  requireAllowed(clinician, 'case.write')
  if (!KEY.test(caseId)) return null
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    const { count } = await transaction.patientCase.updateMany({
      where: { ...condition, id: caseId, ...visibleTo(clinician) },
      data: { version: { increment: 1 } },
    })
    if (count !== 1) return refuseChange(transaction, clinician, caseId, AUDITED_AS[kind])
    const row = await transaction.patientCase.findUniqueOrThrow({ where: { id: caseId }, include: WHOLE_CASE })
    const before = toStoredCase(row)
    const result = await change(transaction, before)
    const [after] = await indexCases(transaction, [caseId])
    if (after !== undefined) await recordRevision(transaction, clinician, kind, { before, after })
    // What was asked for may not be there any more, though the case is.
    const isDone = result !== null && (kind !== 'trialRestored' || !isSame(before.file, after?.file))
    const outcome = isDone ? 'done' : 'failed'
    await recordAudit(transaction, { clinician, action: AUDITED_AS[kind], outcome, caseId })
    return result
  })
}

async function refuseChange(
  transaction: Prisma.TransactionClient,
  clinician: Clinician,
  caseId: string,
  action: AuditAction,
): Promise<null> {
  const isVisible = (await transaction.patientCase.count({ where: { id: caseId, ...visibleTo(clinician) } })) > 0
  const told = isVisible
    ? ({ outcome: 'failed', detail: { reason: 'stale' } } as const)
    : ({ outcome: 'denied', detail: { reason: 'notVisible' } } as const)
  await recordAudit(transaction, { clinician, action, caseId, ...told })
  return null
}
