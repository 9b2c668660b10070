import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import type { Prisma, PrismaClient } from '../generated/client'
import { describeKeyPlace, findKeyRing, type KeyRing, makeKeyRing, rereadKeyRing } from './key-ring'
import { hasOtherTexts, type Resealing, resealAll } from './reseal'
import { listSealedTables } from './sealed-columns'
import { openText, sealText } from './sealed-text'

// Any number will do, as long as every process of this program uses the same.
const ADVISORY_LOCK = 20_261_123
const MOST_TRIED = 100
const PAUSE_MS = 100
const KNOWN_TEXT = 'Fair Trial'
const LEFT_AS_IT_WAS = 'The database was left as it is'

type KeyInUse = { readonly id: string; readonly check: string; readonly completedAt: Date | null }

/**
 * Throws one sentence when texts of the database may be sealed with a key that is not here, or is another one of the
 * same name. Changes nothing, and asks before the schema is brought up to date.
 */
export async function requireKeys(database: PrismaClient): Promise<void> {
  const [found] = await database.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('"SealingKey"') IS NOT NULL AS "exists"`
  if (found?.exists !== true) return
  const rows = await database.$queryRaw<KeyInUse[]>`SELECT "id", "check", "completedAt" FROM "SealingKey"`
  checkKeys(rows, rereadKeyRing())
}

/**
 * Makes the first key of an installation, writes down which keys the database is sealed with, and seals what an earlier
 * version stored as it was typed.
 */
export async function prepareSealing(database: PrismaClient, tell?: Resealing['tell']): Promise<void> {
  const rows = await database.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`
    return recordKeys(transaction)
  })
  if (rows.some(({ completedAt }) => completedAt !== null)) return
  await sealEverything(database, { takesPlain: true, ...(tell && { tell }) })
}

/** Seals everything with the current key, and writes down that it is; what others are changing is tried again. */
export async function sealEverything(database: PrismaClient, resealing: Resealing): Promise<void> {
  for (let tried = 0; tried < MOST_TRIED; tried += 1) {
    await resealAll(database, resealing)
    if (await completeKey(database)) return
    await wait(PAUSE_MS)
  }
  throw new Error('some texts were being changed all the time, and are not sealed with the new key: try again')
}

/** Writes the current key down among those in use; a key that nothing is sealed with yet is made where there is none. */
async function recordKeys(transaction: Prisma.TransactionClient): Promise<readonly KeyInUse[]> {
  const rows = await transaction.sealingKey.findMany()
  const ring = rows.length === 0 ? (rereadKeyRing() ?? makeKeyRing()) : checkKeys(rows, rereadKeyRing())
  const { id } = ring.current
  if (rows.every((row) => row.id !== id)) {
    await transaction.sealingKey.createMany({ data: describeKey(ring) })
  }
  return rows
}

/**
 * Writes down that every text is sealed with the current key, and takes the others from the list; false while some are
 * not. Whoever is writing is waited for, and nobody writes meanwhile.
 */
async function completeKey(database: PrismaClient): Promise<boolean> {
  const names = [...listSealedTables().map(({ name }) => name), 'CaseAudience', 'DeletedRow'].map((name) => `"${name}"`)
  return database.$transaction(
    async (transaction) => {
      if (await hasOtherTexts(transaction)) return false
      await transaction.$executeRawUnsafe(`LOCK TABLE ${names.join(', ')} IN SHARE ROW EXCLUSIVE MODE`)
      if (await hasOtherTexts(transaction)) return false
      const current = { id: findKeyRing()?.current.id ?? '' }
      await transaction.sealingKey.updateMany({ where: current, data: { completedAt: new Date() } })
      await transaction.sealingKey.deleteMany({ where: { NOT: current } })
      return true
    },
    { timeout: 10 * 60_000, maxWait: 60_000 },
  )
}

/** How the current key is written down: its id, and a known text that it alone opens. */
export function describeKey({ current }: KeyRing): { readonly id: string; readonly check: string } {
  return { id: current.id, check: sealText(toPlace(current.id), KNOWN_TEXT, current) }
}

/** The keys of this installation, made where there are none and the database needs none; throws one sentence otherwise. */
export async function requireKeyRing(database: PrismaClient): Promise<KeyRing> {
  await requireKeys(database)
  return findKeyRing() ?? makeKeyRing()
}

function checkKeys(rows: readonly KeyInUse[], ring: KeyRing | null): KeyRing {
  for (const { id, check } of rows) {
    const key = ring?.keys.find((candidate) => candidate.id === id)
    if (key === undefined)
      throw new Error(
        `the database is sealed with the encryption key ${id}, which is not here: put it back at ${describeKeyPlace()}. ` +
          LEFT_AS_IT_WAS,
      )
    if (!opens(id, check, key)) {
      throw new Error(
        `the encryption key ${id} at ${describeKeyPlace()} is not the one that the database is sealed with: ` +
          `put that one back. ${LEFT_AS_IT_WAS}`,
      )
    }
  }
  if (ring === null) throw new Error(`there is no encryption key: put ${describeKeyPlace()} back from a copy`)
  return ring
}

function opens(id: string, check: string, key: KeyRing['current']): boolean {
  try {
    return openText(toPlace(id), check, key) === KNOWN_TEXT
  } catch {
    return false
  }
}

function toPlace(id: string) {
  return { table: 'SealingKey', column: 'check', row: id }
}
