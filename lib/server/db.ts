import 'server-only'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { backUpBesideData } from './backup/automatic-backups'
import { prepareDataFolder } from './data-folder'
import { requireSpace } from './disk-space'
import { getEnvironment } from './env'
import { PrismaClient } from './generated/client'
import { applyMigrations } from './migrations'
import { openEmbeddedPostgres, openPostgresInMemory } from './pglite'
import { toAdapterFactory } from './pglite-adapter'
import { connectOnceToServer, connectToServer } from './postgres-adapter'
import { prepareSealing, requireKeys } from './sealing/keys-in-use'

export type Database = {
  readonly prisma: PrismaClient
  /** For migrations, which are told in separate queries of one transaction. */
  readonly singleConnection: SqlMigrationAwareDriverAdapterFactory
  readonly close: () => Promise<void>
}

type Place = { readonly url: string } | { readonly folder: string } | { readonly memory: true; readonly copyOf?: Blob }

// A case of the largest size is written in seconds; many are imported in one transaction.
const TRANSACTIONS = { maxWait: 15_000, timeout: 60_000 }

/** Opens a database as it is; `applyMigrations` brings it to the schema of this version. */
export async function openDatabase(place: Place): Promise<Database> {
  if ('url' in place) return openServer(place.url)
  const opening = 'folder' in place ? openEmbeddedPostgres(place.folder) : openPostgresInMemory(place.copyOf)
  const { pglite, close } = await opening
  const adapter = toAdapterFactory(pglite, 'folder' in place ? () => requireSpace(place.folder) : undefined)
  const prisma = new PrismaClient({ adapter, transactionOptions: TRANSACTIONS })
  return {
    prisma,
    singleConnection: adapter,
    close: async () => {
      await prisma.$disconnect()
      await close()
    },
  }
}

function openServer(url: string): Database {
  const prisma = new PrismaClient({ adapter: connectToServer(url), transactionOptions: TRANSACTIONS })
  return { prisma, singleConnection: connectOnceToServer(url), close: () => prisma.$disconnect() }
}

declare global {
  // The server holds several bundles of this file, and a folder is opened once.
  var fairTrialDatabase: Promise<Database> | undefined
}

/** The database of this installation, opened and migrated once per process; throws one sentence when it cannot be. */
export async function getDatabase(): Promise<PrismaClient> {
  globalThis.fairTrialDatabase ??= openConfiguredDatabase()
  return (await globalThis.fairTrialDatabase).prisma
}

/** Makes `getDatabase` answer with a database that is open already. */
export function provideDatabase(database: Database): void {
  globalThis.fairTrialDatabase = Promise.resolve(database)
}

/** Finishes with the database of this process; the next `getDatabase` opens it again. */
export async function closeDatabase(): Promise<void> {
  const opening = globalThis.fairTrialDatabase
  globalThis.fairTrialDatabase = undefined
  await (await opening)?.close()
}

/** The database of this installation as it is, not brought to the schema of this version; made where there is none. */
export async function openConfiguredAsItIs(): Promise<Database> {
  try {
    return await openDatabase(getConfiguredPlace())
  } catch (error) {
    throw toOneSentence(error)
  }
}

/** The same, where there is one already. */
export async function openExistingDatabase(): Promise<Database> {
  const place = getConfiguredPlace()
  if ('folder' in place && !existsSync(place.folder))
    throw new Error(`there is no database in ${path.dirname(place.folder)} yet`)
  return openConfiguredAsItIs()
}

function getConfiguredPlace(): { readonly url: string } | { readonly folder: string } {
  const { databaseUrl, dataFolder } = getEnvironment()
  return databaseUrl === null ? { folder: getDatabaseFolder(dataFolder) } : { url: databaseUrl }
}

async function openConfiguredDatabase(): Promise<Database> {
  try {
    return await openMigrated(getConfiguredPlace())
  } catch (error) {
    globalThis.fairTrialDatabase = undefined
    throw error
  }
}

function getDatabaseFolder(dataFolder: string): string {
  return path.join(prepareDataFolder(dataFolder), 'database')
}

async function openMigrated(place: Place): Promise<Database> {
  const database = await openDatabase(place)
  try {
    await requireKeys(database.prisma)
    await applyMigrations(database, async () => {
      if ('folder' in place) await backUpBesideData(database.prisma, path.dirname(place.folder), 'before-migration')
    })
    await prepareSealing(database.prisma)
    return database
  } catch (error) {
    await database.close()
    throw toOneSentence(error)
  }
}

// Prisma writes what the server said, or that there is none, at the end of several lines about the query.
function toOneSentence(error: unknown): unknown {
  const said = error instanceof Error ? /Message: `(.+)`/.exec(error.message)?.[1] : undefined
  if (said === undefined) return error
  return new Error(`the database cannot be used: ${said}`, { cause: error })
}
