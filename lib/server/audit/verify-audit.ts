import 'server-only'
import { z } from 'zod'
import type { AuditProblem, AuditProblemKind, AuditVerification } from '@/lib/exchange/audit/describe-verification'
import { getEnvironment } from '../env'
import type { Prisma } from '../generated/client'
import { readAnchor } from './audit-anchor'
import { BEGINNING, type ChainedEntry, checkPlace, hashEntry, isSame, type SealedPlace } from './audit-chain'
import { type AuditKey, getAuditKeys } from './audit-keys'

const ENTRIES_PER_READ = 5_000
const PROBLEMS_TOLD = 20
const LEAST_SEQUENCE = -2_147_483_648
const MOST_SEQUENCE = 2_147_483_647

const text = z.string()
const entriesSchema = z.array(
  z.object({
    ...{ sequence: z.number(), at: text, outcome: z.enum(['done', 'denied', 'failed']), action: text, detail: text },
    ...{ practiceId: text.nullable(), clinicianId: text.nullable(), clinicianName: text.nullable() },
    ...{ caseId: text.nullable(), address: text.nullable(), keyId: text, previousHash: text, hash: text },
  }),
)

type Check = {
  readonly keys: readonly AuditKey[]
  readonly anchor: SealedPlace | 'damaged' | null
  readonly first: AuditProblem[]
  problems: number
  entries: number
  /** Where the record is followed to. */
  sequence: number
  hash: string
  anchoredHash: string | null
  next: number
}

/** Reads the whole record and says what of it is not as it was written, the first place first. Holds nobody up. */
export async function verifyAudit(
  database: Prisma.TransactionClient,
  dataFolder = getEnvironment().dataFolder,
): Promise<AuditVerification> {
  // Read first: what it marks was in the database before.
  const check: Check = {
    keys: getAuditKeys(),
    anchor: readAnchor(dataFolder),
    first: [],
    ...{ problems: 0, entries: 0, sequence: 0, hash: BEGINNING, anchoredHash: null, next: LEAST_SEQUENCE },
  }
  for (;;) {
    await followToEnd(database, check)
    const head = await database.auditHead.findUnique({ where: { id: 1 } })
    // Where the head is further, something was recorded meanwhile, or the end was cut off.
    const isFurther = head !== null && head.sequence > check.sequence && (await followToEnd(database, check)) > 0
    if (!isFurther || head.sequence === check.sequence) return finish(check, head)
  }
}

async function followToEnd(database: Prisma.TransactionClient, check: Check): Promise<number> {
  const before = check.entries
  while (check.next <= MOST_SEQUENCE) {
    const entries = await readEntries(database, check.next)
    for (const entry of entries) follow(check, entry)
    if (entries.length < ENTRIES_PER_READ) break
  }
  return check.entries - before
}

// As one text, so that no client has a say in how a value is read.
async function readEntries(database: Prisma.TransactionClient, from: number): Promise<ChainedEntry[]> {
  const [read] = await database.$queryRaw<{ entries: string | null }[]>`
    SELECT json_agg(row_to_json(e) ORDER BY e."sequence")::text AS "entries" FROM (
      SELECT "sequence", to_char("at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at", "practiceId", "clinicianId",
        "clinicianName", "action", "outcome", "caseId", "detail", "address", "keyId", "previousHash", "hash"
      FROM "AuditEntry" WHERE "sequence" >= ${from} ORDER BY "sequence" LIMIT ${ENTRIES_PER_READ}
    ) e`
  return entriesSchema.parse(JSON.parse(read?.entries ?? '[]'))
}

function follow(check: Check, entry: ChainedEntry): void {
  const { sequence } = entry
  check.entries += 1
  const isGap = sequence > check.sequence + 1
  if (isGap) tell(check, 'missing', check.sequence + 1, sequence - 1)
  const follows = isGap || entry.previousHash === check.hash
  const problem = judgeEntry(check.keys, entry, follows)
  if (problem !== null) tell(check, problem, sequence)
  if (check.anchor !== null && check.anchor !== 'damaged' && check.anchor.sequence === sequence)
    check.anchoredHash = entry.hash
  check.next = sequence + 1
  // Below the first entry there is nothing; what stands there was told.
  if (sequence < 1) return
  check.sequence = sequence
  check.hash = entry.hash
}

function judgeEntry(keys: readonly AuditKey[], entry: ChainedEntry, follows: boolean): AuditProblemKind | null {
  const key = keys.find(({ id }) => id === entry.keyId)
  if (key === undefined) return 'keyUnknown'
  if (!isSame(hashEntry(key, entry), entry.hash) || entry.sequence < 1) return follows ? 'edited' : 'moved'
  if (!follows) return 'unlinked'
  return entry.action === 'audit.repaired' ? 'repaired' : null
}

function finish(check: Check, head: SealedPlace | null): AuditVerification {
  judgeHead(check, head)
  judgeAnchor(check)
  const { entries, problems, first, anchor } = check
  return { entries, problems, first, hasAnchor: anchor !== null }
}

function judgeHead(check: Check, head: SealedPlace | null): void {
  const { sequence, hash } = check
  if (head === null) {
    if (check.entries > 0) tell(check, 'headMissing', sequence)
    return
  }
  if (head.sequence > sequence) tell(check, 'tailCut', sequence + 1, head.sequence)
  if (head.sequence < sequence) tell(check, 'headOlder', sequence)
  const isOther = head.sequence === sequence && head.hash !== hash
  if (isOther || checkPlace(check.keys, 'head', head) !== 'sound') tell(check, 'headChanged', head.sequence)
}

function judgeAnchor(check: Check): void {
  const { anchor, sequence } = check
  if (anchor === null) return
  const isSound = anchor !== 'damaged' && checkPlace(check.keys, 'anchor', anchor) === 'sound'
  if (!isSound) tell(check, 'anchorChanged', sequence)
  else if (anchor.sequence > sequence) tell(check, 'anchorAhead', sequence + 1, anchor.sequence)
  else if (check.anchoredHash !== anchor.hash) tell(check, 'anchorDiffers', anchor.sequence)
}

function tell(check: Check, kind: AuditProblemKind, from: number, to = from): void {
  check.problems += 1
  if (check.first.length < PROBLEMS_TOLD) check.first.push({ kind, from, to })
}
