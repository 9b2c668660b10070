import 'server-only'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { Database } from './db'
import { EVERYTHING_IS_OURS, readMigrations, withSchemaEngine } from './schema-engine'

const MIGRATING_MS = 10 * 60_000
// Any number will do, as long as every process of this program uses the same.
const ADVISORY_LOCK = 20_261_121

/** Brings a database to the schema of this version, one process at a time; returns the names of what it applied. */
export async function applyMigrations(database: Database): Promise<readonly string[]> {
  if ((await listUnapplied(database)).length === 0) return []
  if (database.kind === 'embedded') return runMigrations(database.adapterFactory)
  return database.prisma.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`
      return runMigrations(database.adapterFactory)
    },
    { timeout: MIGRATING_MS, maxWait: MIGRATING_MS },
  )
}

/** Applies what is missing, without asking first whether anything is. */
export async function runMigrations(factory: SqlMigrationAwareDriverAdapterFactory): Promise<readonly string[]> {
  const migrationsList = await readMigrations()
  const { appliedMigrationNames } = await withSchemaEngine(factory, (engine) =>
    engine.applyMigrations({ migrationsList, filters: EVERYTHING_IS_OURS }),
  )
  return appliedMigrationNames
}

async function listUnapplied({ prisma }: Database): Promise<readonly string[]> {
  const names = (await readMigrations()).migrationDirectories.map((migration) => migration.path)
  const [found] = await prisma.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`
  if (!found?.exists) return names
  const applied = await prisma.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  const known = new Set(applied.map((row) => row.migration_name))
  for (const name of known) if (!names.includes(name)) throw new Error(TOO_NEW)
  return names.filter((name) => !known.has(name))
}

const TOO_NEW = 'the database was written by a newer version of Fair Trial: start that version, or a newer one'
