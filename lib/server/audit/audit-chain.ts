import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AuditOutcome } from '@/lib/exchange/audit/audit-actions'
import type { AuditKey } from './audit-keys'

/** What the first entry follows. */
export const BEGINNING = '0'.repeat(64)

/** An entry as its hash covers it: everything but the hash. */
export type AuditContent = {
  readonly sequence: number
  /** As `2026-11-21T09:00:00.000Z`. */
  readonly at: string
  readonly practiceId: string | null
  readonly clinicianId: string | null
  readonly clinicianName: string | null
  readonly action: string
  readonly outcome: AuditOutcome
  readonly caseId: string | null
  /** JSON. */
  readonly detail: string
  readonly address: string | null
  readonly keyId: string
  readonly previousHash: string
}

export type ChainedEntry = AuditContent & { readonly hash: string }

/** A place in the record: which entry, and its hash. */
export type ChainPlace = { readonly sequence: number; readonly hash: string }
export type SealedPlace = ChainPlace & { readonly keyId: string; readonly mac: string }

/** The hash of an entry over everything in it and the hash of the one before: a list in JSON is read in one way only. */
export function hashEntry(key: AuditKey, entry: AuditContent): string {
  return authenticate(key, [
    'fair-trial-audit-entry-1',
    entry.sequence,
    entry.at,
    entry.practiceId,
    entry.clinicianId,
    entry.clinicianName,
    entry.action,
    entry.outcome,
    entry.caseId,
    entry.detail,
    entry.address,
    entry.keyId,
    entry.previousHash,
  ])
}

/** A place with a code that only a holder of the key can make; `head` stands in the database, `anchor` outside. */
export function sealPlace(key: AuditKey, kind: 'head' | 'anchor', { sequence, hash }: ChainPlace): SealedPlace {
  return {
    sequence,
    hash,
    keyId: key.id,
    mac: authenticate(key, [`fair-trial-audit-${kind}-1`, sequence, hash, key.id]),
  }
}

/** Whether a sealed place is as it was made; `keyUnknown` where its key is not here. */
export function checkPlace(
  keys: readonly AuditKey[],
  kind: 'head' | 'anchor',
  place: SealedPlace,
): 'sound' | 'changed' | 'keyUnknown' {
  const key = keys.find(({ id }) => id === place.keyId)
  if (key === undefined) return 'keyUnknown'
  return isSame(sealPlace(key, kind, place).mac, place.mac) ? 'sound' : 'changed'
}

/** Compares two codes in a time that tells nothing about them. */
export function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}

function authenticate(key: AuditKey, values: readonly (string | number | null)[]): string {
  return createHmac('sha256', key.secret).update(JSON.stringify(values)).digest('hex')
}
