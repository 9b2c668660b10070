import 'server-only'
import type { AuditRow } from '@/lib/exchange/audit/audit-file'
import type { AuditPlace, AuditQuery } from '@/lib/exchange/audit/audit-query'
import { visibleTo } from '../audiences'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'
import { getEnvironment } from '../env'
import type { Prisma } from '../generated/client'
import { startOfDay } from './start-of-day'

const ENTRIES_PER_PAGE = 50
const ENTRIES_PER_READ = 1_000

/** A page of the record, the newest entry first, and where the pages around it begin. */
export type AuditPage = {
  readonly rows: readonly AuditRow[]
  readonly newer: AuditPlace | null
  readonly older: AuditPlace | null
}

/** One page of what a query asks for, of the practice of whoever asks and of what belongs to no practice. */
export async function getAuditPage(clinician: Clinician, query: AuditQuery): Promise<AuditPage> {
  const database = await getDatabase()
  const where = toWhere(clinician, query)
  const isBackwards = query.place?.direction === 'newer'
  const found = await database.auditEntry.findMany({
    where: { AND: [where, toPlace(query.place)] },
    orderBy: { sequence: isBackwards ? 'asc' : 'desc' },
    take: ENTRIES_PER_PAGE + 1,
  })
  const page = found.slice(0, ENTRIES_PER_PAGE)
  const rows = isBackwards ? page.reverse() : page
  const hasMore = found.length > ENTRIES_PER_PAGE
  const [first, last] = [rows[0], rows.at(-1)]
  const hasNewer = isBackwards ? hasMore : query.place !== null
  const hasOlder = isBackwards || hasMore
  return {
    rows,
    newer: hasNewer && first !== undefined ? { direction: 'newer', sequence: first.sequence } : null,
    older: hasOlder && last !== undefined ? { direction: 'older', sequence: last.sequence } : null,
  }
}

/** How many entries a query asks for. */
export async function countAuditEntries(clinician: Clinician, query: AuditQuery): Promise<number> {
  const database = await getDatabase()
  return database.auditEntry.count({ where: toWhere(clinician, query) })
}

/** All entries that a query asks for, the oldest first and few at a time, up to how far the record is now. */
export async function* streamAuditEntries(
  clinician: Clinician,
  query: AuditQuery,
): AsyncGenerator<readonly AuditRow[]> {
  const database = await getDatabase()
  const end = await database.auditHead.findUnique({ where: { id: 1 } })
  const where = toWhere(clinician, query)
  let rows: AuditRow[]
  let after = 0
  do {
    rows = await database.auditEntry.findMany({
      where: { AND: [where, { sequence: { gt: after, lte: end?.sequence ?? 0 } }] },
      orderBy: { sequence: 'asc' },
      take: ENTRIES_PER_READ,
    })
    if (rows.length > 0) yield rows
    after = rows.at(-1)?.sequence ?? after
  } while (rows.length === ENTRIES_PER_READ)
}

/** An entry of the practice of whoever asks, or `null`. */
export async function getAuditEntry(clinician: Clinician, sequence: number): Promise<AuditRow | null> {
  const database = await getDatabase()
  return database.auditEntry.findFirst({ where: { sequence, ...ofPractice(clinician) } })
}

function toWhere(clinician: Clinician, query: AuditQuery): Prisma.AuditEntryWhereInput {
  const { timeZone } = getEnvironment()
  const { who, kind, outcome, caseId, from, to } = query
  const conditions: Prisma.AuditEntryWhereInput[] = [ofPractice(clinician)]
  if (who !== null) conditions.push({ clinicianId: who === 'nobody' ? null : who })
  if (kind !== null) conditions.push({ action: { startsWith: `${kind}.` } })
  if (outcome !== null) conditions.push({ outcome })
  if (caseId !== null) conditions.push({ caseId })
  if (from !== null) conditions.push({ at: { gte: startOfDay(from, 0, timeZone) } })
  if (to !== null) conditions.push({ at: { lt: startOfDay(to, 1, timeZone) } })
  return { AND: conditions }
}

// What belongs to no practice, a wrong name at the door or a command of the machine's owner, concerns them all.
function ofPractice({ practiceId }: Clinician): Prisma.AuditEntryWhereInput {
  return { OR: [{ practiceId }, { practiceId: null }] }
}

function toPlace(place: AuditPlace | null): Prisma.AuditEntryWhereInput {
  if (place === null) return {}
  return { sequence: place.direction === 'older' ? { lt: place.sequence } : { gt: place.sequence } }
}

/** The members of the practice, by name: whom the record can be narrowed to. */
export async function listMemberNames({ practiceId }: Clinician): Promise<{ id: string; name: string }[]> {
  const database = await getDatabase()
  const members = await database.clinician.findMany({
    where: { practiceId },
    orderBy: { displayName: 'asc' },
    select: { id: true, displayName: true },
  })
  return members.map(({ id, displayName }) => ({ id, name: displayName }))
}

/** Which of some cases somebody may see: nobody's work is shown to who only reads the record. */
export async function listVisibleCases(clinician: Clinician, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const database = await getDatabase()
  const where = { id: { in: [...new Set(ids)] }, ...visibleTo(clinician) }
  const cases = await database.patientCase.findMany({ where, select: { id: true } })
  return new Set(cases.map(({ id }) => id))
}
