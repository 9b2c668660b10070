import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { caseFileSchema } from '@/lib/domain/case-file'
import type { CaseVersion } from '@/lib/exchange/history/case-version'
import { CHANGE_KINDS, type ChangeKind, describeRevision } from '@/lib/exchange/history/describe-revision'
import type { HistoryEntry } from '@/lib/exchange/history/history-entry'
import { listChanges } from '@/lib/exchange/history/list-changes'
import { isSame } from '@/lib/exchange/re-runs/is-same'
import type { StoredCase } from './cases'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import type { Prisma } from './generated/client'
import { openColumns, sealColumns } from './sealing/seal'
import { describeInstant } from './today'

/** The most changes that a page shows. */
export const REVISIONS_PER_PAGE = 20

const KEY = z.uuid()
const REVISION = {
  ...{ id: true, version: true, at: true, kind: true, before: true, clinician: { select: { displayName: true } } },
} as const satisfies Prisma.CaseRevisionSelect
type Row = Prisma.CaseRevisionGetPayload<{ select: typeof REVISION }>

const versionSchema = z.object({ file: caseFileSchema, trialKeys: z.array(z.tuple([z.string(), z.string()])) })

/** Keeps who changed a case and what stood there before, within the change; where nothing changed, nothing is kept. */
export async function recordRevision(
  transaction: Prisma.TransactionClient,
  clinician: Clinician,
  kind: ChangeKind,
  { before, after }: { readonly before: StoredCase; readonly after: StoredCase },
): Promise<void> {
  if (isSame(before.file, after.file)) return
  const { id: caseId, version } = after
  const text = JSON.stringify({ file: before.file, trialKeys: Object.entries(before.trialKeys) })
  const id = randomUUID()
  const sealed = sealColumns('CaseRevision', { id }, { before: text })
  const row = { id, caseId, version, at: new Date(), clinicianId: clinician.id, kind, ...sealed }
  await transaction.caseRevision.createMany({ data: row })
}

/** Some changes of a case, the newest first, and where the older ones go on. */
export type HistoryPage = {
  readonly entries: readonly HistoryEntry[]
  /** The version that the next page begins below; `null` where there is none. */
  readonly older: number | null
}

/**
 * The changes that led to a case as it was read, the newest first: those of versions below one, or all. The case was
 * read with the right to see it.
 */
export async function listHistory(stored: StoredCase, below: number | null): Promise<HistoryPage> {
  const caseId = stored.id
  const database = await getDatabase()
  // What is changed while this is read is no part of it.
  const version = below === null ? { lte: stored.version } : { lt: Math.min(below, stored.version + 1) }
  const rows = await database.caseRevision.findMany({
    where: { caseId, version },
    orderBy: { version: 'desc' },
    take: REVISIONS_PER_PAGE + 1,
    select: REVISION,
  })
  const shown = rows.slice(0, REVISIONS_PER_PAGE)
  const last = shown.at(-1)
  const next = below === null ? null : await getNext(stored, below)
  return { entries: toEntries(shown, next, stored), older: rows.length > shown.length && last ? last.version : null }
}

/** The changes of a case since a version, as it was read. */
export async function listHistorySince(stored: StoredCase, since: number): Promise<readonly HistoryEntry[]> {
  const database = await getDatabase()
  const rows = await database.caseRevision.findMany({
    where: { caseId: stored.id, version: { gt: since, lte: stored.version } },
    orderBy: { version: 'desc' },
    take: REVISIONS_PER_PAGE,
    select: REVISION,
  })
  return toEntries(rows, null, stored)
}

/** One change of a case: when it was, and how the case stood before it. */
export type Revision = { readonly id: string; readonly when: string; readonly before: CaseVersion | null }

/** A change of a case; `null` when it is not there or of another case. The case was read with the right to see it. */
export async function getRevision(
  database: Pick<Prisma.TransactionClient, 'caseRevision'>,
  caseId: string,
  revisionId: string,
): Promise<Revision | null> {
  if (!KEY.safeParse(revisionId).success) return null
  const row = await database.caseRevision.findFirst({ where: { id: revisionId, caseId }, select: REVISION })
  return row === null ? null : { id: row.id, when: describeInstant(row.at), before: readVersion(row) }
}

/** The first change from a version on: how the case stood before it is what the one before it made of the case. */
async function getNext({ id, version }: StoredCase, from: number): Promise<Row | null> {
  const database = await getDatabase()
  return database.caseRevision.findFirst({
    where: { caseId: id, version: { gte: from, lte: version } },
    orderBy: { version: 'asc' },
    select: REVISION,
  })
}

function toEntries(rows: readonly Row[], next: Row | null, present: StoredCase): readonly HistoryEntry[] {
  const first = next === null ? present : readVersion(next)
  const versions = rows.map(readVersion)
  return rows.map((row, index) => {
    const [before, after] = [versions[index] ?? null, index === 0 ? first : (versions[index - 1] ?? null)]
    const changes = before === null || after === null ? [] : listChanges(before, after)
    const { id, clinician } = row
    const did = describeRevision(readKind(row), changes)
    return { id, when: describeInstant(row.at), who: clinician.displayName, did, changes }
  })
}

/** A kind of a later version of the program is a change like any other. */
function readKind({ kind }: Row): ChangeKind {
  return CHANGE_KINDS.find((known) => known === kind) ?? 'factsChanged'
}

function readVersion(row: Row): CaseVersion | null {
  const read = versionSchema.safeParse(JSON.parse(openColumns('CaseRevision', row, row).before))
  return read.success ? { file: read.data.file, trialKeys: Object.fromEntries(read.data.trialKeys) } : null
}
