import 'server-only'
import type { AuditAction, AuditOutcome } from '@/lib/exchange/audit/audit-actions'
import { type AuditDetail, auditDetailSchema } from '@/lib/exchange/audit/audit-detail'
import { getDatabase } from '../db'
import type { Prisma } from '../generated/client'
import { log } from '../log'
import { findStorageFailure } from '../storage-failure'
import {
  type AuditContent,
  BEGINNING,
  type ChainPlace,
  checkPlace,
  hashEntry,
  type SealedPlace,
  sealPlace,
} from './audit-chain'
import { getAuditKeys } from './audit-keys'
import { readCaller } from './caller'

/** Who did it, as far as it is known: a clinician, or a practice alone. */
export type AuditWho = {
  readonly id?: string | null
  readonly displayName?: string | null
  readonly practiceId?: string | null
}

/** Something to be recorded. */
export type AuditEvent = {
  readonly action: AuditAction
  /** `null` where nobody knows, or a command did it. */
  readonly clinician: AuditWho | null
  /** Left out, it was done. */
  readonly outcome?: AuditOutcome
  /** Left out, or no key at all: about no case in particular. */
  readonly caseId?: string | null
  readonly detail?: AuditDetail
}

declare global {
  /** Set while the mark outside the database is kept up to date. */
  var fairTrialAuditRecorded: (() => void) | undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const FIRST_ENTRY_LOCK = 20_261_122

/**
 * Records something in the transaction that does it: both or neither. Goes last: from here to the end of the transaction
 * nobody else can record, so nothing that others may be holding is asked for after it. Returns the number of the entry.
 */
export async function recordAudit(transaction: Prisma.TransactionClient, event: AuditEvent): Promise<number> {
  const address = await readCaller()
  const head = await lockHead(transaction)
  const reason = head === null ? await findMissingHead(transaction) : findUnsoundHead(head)
  const added = reason === null ? await append(transaction, head ?? START, event, address) : null
  if (added !== null) return tellRecorded(added)
  await append(transaction, await findLastEntry(transaction), toRepair(reason ?? 'headOlder'), null)
  const afterRepair = await append(transaction, await findLastEntry(transaction), event, address)
  if (afterRepair === null) throw new Error('an entry of the audit record was not taken')
  return tellRecorded(afterRepair)
}

function tellRecorded(sequence: number): number {
  globalThis.fairTrialAuditRecorded?.()
  return sequence
}

/**
 * Records something that changes nothing: a view, a sign-in, an export. What cannot be recorded is not done, but for a
 * view on a full disk: who has to read a case then can, the log says so, and there is no number to return.
 */
export async function recordAuditAlone(event: AuditEvent): Promise<number | null> {
  const database = await getDatabase()
  try {
    return await database.$transaction((transaction) => recordAudit(transaction, event))
  } catch (error) {
    if (findStorageFailure(error) !== 'full' || !event.action.endsWith('.viewed')) throw error
    log('audit.notRecorded', { action: event.action, clinicianId: event.clinician?.id ?? undefined })
    return null
  }
}

const START: ChainPlace = { sequence: 0, hash: BEGINNING }

async function lockHead(transaction: Prisma.TransactionClient): Promise<SealedPlace | null> {
  const read = () =>
    transaction.$queryRaw<SealedPlace[]>`
      SELECT "sequence", "hash", "keyId", "mac" FROM "AuditHead" WHERE "id" = 1 FOR UPDATE`
  const [head] = await read()
  if (head !== undefined) return head
  // Before the very first entry there is no row to wait for.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_ENTRY_LOCK})`
  return (await read())[0] ?? null
}

type HeadProblem = 'headMissing' | 'headChanged' | 'headKeyUnknown' | 'headOlder'

async function findMissingHead(transaction: Prisma.TransactionClient): Promise<HeadProblem | null> {
  return (await findLastEntry(transaction)).sequence === 0 ? null : 'headMissing'
}

function findUnsoundHead(head: SealedPlace): HeadProblem | null {
  const checked = checkPlace(getAuditKeys(), 'head', head)
  if (checked === 'sound') return null
  return checked === 'changed' ? 'headChanged' : 'headKeyUnknown'
}

async function findLastEntry(transaction: Prisma.TransactionClient): Promise<ChainPlace> {
  const orderBy = { sequence: 'desc' } as const
  const last = await transaction.auditEntry.findFirst({ orderBy, select: { sequence: true, hash: true } })
  return last ?? START
}

// The work of a practice goes on; what was done to the record stays in it.
function toRepair(reason: HeadProblem): AuditEvent {
  return { action: 'audit.repaired', clinician: null, outcome: 'failed', detail: { reason } }
}

/** Adds one entry after a place and moves the head to it; returns its number, `null` where there is one already. */
async function append(
  transaction: Prisma.TransactionClient,
  place: ChainPlace,
  event: AuditEvent,
  address: string | null,
): Promise<number | null> {
  const [key] = getAuditKeys()
  const entry: AuditContent = {
    sequence: place.sequence + 1,
    at: new Date().toISOString(),
    practiceId: toUuid(event.clinician?.practiceId),
    clinicianId: toUuid(event.clinician?.id),
    clinicianName: event.clinician?.displayName ?? null,
    action: event.action,
    outcome: event.outcome ?? 'done',
    caseId: toUuid(event.caseId),
    detail: JSON.stringify(auditDetailSchema.parse(event.detail ?? {})),
    address,
    keyId: key.id,
    previousHash: place.hash,
  }
  const head = sealPlace(key, 'head', { sequence: entry.sequence, hash: hashEntry(key, entry) })
  const added = await transaction.$executeRaw`
    WITH added AS (
      INSERT INTO "AuditEntry" ("sequence", "at", "practiceId", "clinicianId", "clinicianName", "action", "outcome",
        "caseId", "detail", "address", "keyId", "previousHash", "hash")
      VALUES (${entry.sequence}, ${entry.at}::text::timestamp, ${entry.practiceId}::uuid, ${entry.clinicianId}::uuid,
        ${entry.clinicianName}, ${entry.action}, ${entry.outcome}::"AuditOutcome", ${entry.caseId}::uuid,
        ${entry.detail}, ${entry.address}, ${entry.keyId}, ${entry.previousHash}, ${head.hash})
      ON CONFLICT DO NOTHING RETURNING "sequence"
    )
    INSERT INTO "AuditHead" ("id", "sequence", "hash", "keyId", "mac")
    SELECT 1, added."sequence", ${head.hash}, ${head.keyId}, ${head.mac} FROM added
    ON CONFLICT ("id") DO UPDATE SET "sequence" = EXCLUDED."sequence", "hash" = EXCLUDED."hash",
      "keyId" = EXCLUDED."keyId", "mac" = EXCLUDED."mac"`
  return added === 1 ? entry.sequence : null
}

function toUuid(text: string | null | undefined): string | null {
  return text !== null && text !== undefined && UUID.test(text) ? text.toLowerCase() : null
}
