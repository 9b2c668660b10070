import 'server-only'
import type { CalendarDate } from '@/lib/domain/calendar-date'
import { COMPUTED_BY, indexCases } from './case-index'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import { getEnvironment } from './env'
import { Prisma, type PrismaClient } from './generated/client'
import { log } from './log'
import { tidyDatabase } from './tidy-database'

// Few, since nobody else may change these cases meanwhile, and the embedded database does one thing at a time.
const CASES_AT_A_TIME = 10
const PAUSE_MS = 20
const INDEXING_MS = 120_000

type Background = { readonly day: CalendarDate; isStopped: boolean; readonly done: Promise<void> }

declare global {
  /** The server holds several bundles of this file, and one refresh a day is enough. */
  var fairTrialIndexRefresh: Background | undefined
}

/**
 * Computes anew what was computed by other rules or on an earlier day, a few cases at a time; returns how many. Cases that
 * are being changed meanwhile are left out, since every change computes them.
 */
export async function refreshCaseIndex(
  database: PrismaClient,
  today: CalendarDate,
  goOn: (done: number) => Promise<boolean>,
): Promise<number> {
  let done = 0
  let found: number
  do {
    found = await database.$transaction((transaction) => refreshSome(transaction, today), { timeout: INDEXING_MS })
    done += found
  } while (found > 0 && (await goOn(done)))
  return done
}

async function refreshSome(transaction: Prisma.TransactionClient, today: CalendarDate): Promise<number> {
  const stale = toStaleQuery(today, Prisma.empty, CASES_AT_A_TIME)
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT "PatientCase"."id" FROM (${stale}) AS "stale" JOIN "PatientCase" ON "PatientCase"."id" = "stale"."caseId"
    FOR UPDATE OF "PatientCase" SKIP LOCKED`
  if (rows.length > 0)
    await indexCases(
      transaction,
      rows.map(({ id }) => id),
      today,
    )
  return rows.length
}

/** Three stretches of one index: older and newer rules, and these rules on an earlier day. */
function toStaleQuery(today: CalendarDate, condition: Prisma.Sql, most: number): Prisma.Sql {
  const stretches = [
    Prisma.sql`"computedBy" < ${COMPUTED_BY}`,
    Prisma.sql`"computedBy" > ${COMPUTED_BY}`,
    Prisma.sql`"computedBy" = ${COMPUTED_BY} AND "computedFor" < ${today}::date`,
  ].map((stretch) => Prisma.sql`(SELECT "caseId" FROM "CaseIndex" WHERE ${condition} ${stretch} LIMIT ${most})`)
  return Prisma.sql`${Prisma.join(stretches, ' UNION ALL ')} LIMIT ${most}`
}

/** How many cases of a practice a filter may miss because their traits are of other rules or an earlier day, counted up to `most`. */
export async function countStaleCases(clinician: Clinician, today: CalendarDate, most: number): Promise<number> {
  const database = await getDatabase()
  const stale = toStaleQuery(today, Prisma.sql`"practiceId" = ${clinician.practiceId}::uuid AND`, most)
  const [row] = await database.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS "count" FROM (${stale}) AS "stale"`
  return row?.count ?? 0
}

/** Computes the traits of cases of a clinician's practice anew, but for those that are being changed. */
export async function reindexCases(
  clinician: Clinician,
  caseIds: readonly string[],
  today: CalendarDate,
): Promise<void> {
  const database = await getDatabase()
  for (let first = 0; first < caseIds.length; first += CASES_AT_A_TIME) {
    const some = caseIds.slice(first, first + CASES_AT_A_TIME)
    await database.$transaction((transaction) => reindexSome(transaction, clinician, some, today), {
      timeout: INDEXING_MS,
    })
  }
}

async function reindexSome(
  transaction: Prisma.TransactionClient,
  clinician: Clinician,
  caseIds: readonly string[],
  today: CalendarDate,
): Promise<void> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "PatientCase" WHERE "id" = ANY(${[...caseIds]}::uuid[])
      AND "practiceId" = ${clinician.practiceId}::uuid FOR UPDATE SKIP LOCKED`
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await indexCases(transaction, ids, today)
}

/** Marks every case as computed by no rules at all, also one that nothing was computed of yet. */
export const FORGET_CASE_INDEX = `
  INSERT INTO "CaseIndex" ("caseId", "practiceId", "caseVersion", "computedBy")
  SELECT "id", "practiceId", 0, '' FROM "PatientCase"
  ON CONFLICT ("caseId") DO UPDATE SET "computedBy" = ''`

/** Marks everything as computed by no rules at all, so that the next refresh computes it. */
export async function forgetCaseIndex(database: PrismaClient): Promise<number> {
  return database.$executeRawUnsafe(FORGET_CASE_INDEX)
}

/** Begins to bring the index up to a day unless this process has; pages answer meanwhile. */
export function refreshInBackground(today: CalendarDate): void {
  const running = globalThis.fairTrialIndexRefresh
  if (running !== undefined && (running.isStopped || running.day >= today)) return
  const background: Background = { day: today, isStopped: false, done: Promise.resolve() }
  globalThis.fairTrialIndexRefresh = Object.assign(background, { done: refreshQuietly(background) })
}

async function tidyEmbedded(background: Background): Promise<void> {
  if (background.isStopped || getEnvironment().databaseUrl !== null) return
  await tidyDatabase(await getDatabase(), () => !background.isStopped)
}

/** Begins to tidy up after many cases were stored at once. */
export function tidyInBackground(): void {
  const running = globalThis.fairTrialIndexRefresh
  if (running === undefined || running.isStopped) return
  const done = running.done.then(() => tidyQuietly(running))
  globalThis.fairTrialIndexRefresh = Object.assign(running, { done })
}

async function tidyQuietly(background: Background): Promise<void> {
  try {
    await tidyEmbedded(background)
  } catch {
    log('database.untidy')
  }
}

async function refreshQuietly(background: Background): Promise<void> {
  try {
    await refreshCaseIndex(await getDatabase(), background.day, async () => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
      return !background.isStopped
    })
    await tidyEmbedded(background)
  } catch {
    // What went wrong may name what is in a case; the next day, the next start or the command tries again.
    log('index.stale')
  }
}

/** Ends the work in the background, before the database is closed. */
export async function stopRefreshing(): Promise<void> {
  const running = globalThis.fairTrialIndexRefresh
  if (running === undefined) return
  running.isStopped = true
  await running.done
}
