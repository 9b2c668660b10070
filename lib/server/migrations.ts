import 'server-only'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { Database } from './db'
import { EVERYTHING_IS_OURS, readMigrations, withSchemaEngine } from './schema-engine'

// Any number will do, as long as every process of this program uses the same.
const ADVISORY_LOCK = 20_261_121
const NOT_MIGRATED = 'the database cannot be brought to the schema of this version, and was left as it was'
const TOO_NEW = 'the database was written by a newer version of Fair Trial: start that version, or a newer one'

/**
 * Brings a database to the schema of this version; returns the names of what it applied. What there is to do before a
 * database that holds something is changed, such as a backup, is done first.
 */
export async function applyMigrations(
  database: Database,
  beforeChange: () => Promise<void> = async () => undefined,
): Promise<readonly string[]> {
  const state = await compareWithHistory(database)
  if (state === 'up to date') return []
  if (state === 'older') await beforeChange()
  return runMigrations(database.singleConnection)
}

async function compareWithHistory({ prisma }: Database): Promise<'new' | 'older' | 'up to date'> {
  const [found] = await prisma.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`
  if (!found?.exists) return 'new'
  const rows = await prisma.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  const applied = rows.map((row) => row.migration_name)
  const ours = (await readMigrations()).migrationDirectories.map((migration) => migration.path)
  if (applied.some((name) => !ours.includes(name))) throw new Error(TOO_NEW)
  return ours.every((name) => applied.includes(name)) ? 'up to date' : 'older'
}

/**
 * Applies what is missing in one transaction, one process at a time: whatever stops it, the database is as it was, and
 * the next start begins anew.
 */
export async function runMigrations(
  singleConnection: SqlMigrationAwareDriverAdapterFactory,
  history?: MigrationList,
): Promise<readonly string[]> {
  const migrationsList = history ?? (await readMigrations())
  const adapter = await singleConnection.connect()
  try {
    await beginAlone(adapter)
    const appliedMigrationNames = await migrateWithin(singleConnection, adapter, migrationsList)
    await adapter.executeScript('COMMIT')
    return appliedMigrationNames
  } catch (error) {
    await adapter.executeScript('ROLLBACK')
    throw new Error(`${NOT_MIGRATED}: ${describeFirstLine(error)}`, { cause: error })
  } finally {
    await adapter.dispose()
  }
}

/** Begins a transaction in which no other process of this program changes the schema. */
export async function beginAlone(connection: SqlDriverAdapter): Promise<void> {
  await connection.executeScript(`BEGIN; SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`)
}

/** Applies what is missing of a history, inside a transaction that a connection has begun. */
export async function migrateWithin(
  singleConnection: SqlMigrationAwareDriverAdapterFactory,
  connection: SqlDriverAdapter,
  migrationsList: MigrationList,
): Promise<readonly string[]> {
  const { provider, adapterName } = singleConnection
  const inTransaction = { ...singleConnection, provider, adapterName, connect: async () => withSavepoints(connection) }
  const { appliedMigrationNames } = await withSchemaEngine(inTransaction, (engine) =>
    engine.applyMigrations({ migrationsList, filters: EVERYTHING_IS_OURS }),
  )
  return appliedMigrationNames
}

// The engine writes what the database said on the line after this heading, or on the first one.
function describeFirstLine(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).trim().split('\n')
  return lines.find((line) => line !== 'external connector error') ?? ''
}

// The engine asks for a table that may not be there and takes the error for an answer, which would end a transaction.
function withSavepoints(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const orAsBefore = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    await adapter.executeScript('SAVEPOINT before_query')
    try {
      const result = await run()
      await adapter.executeScript('RELEASE SAVEPOINT before_query')
      return result
    } catch (error) {
      await adapter.executeScript('ROLLBACK TO SAVEPOINT before_query')
      throw error
    }
  }
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => orAsBefore(() => adapter.queryRaw(query)),
    executeRaw: (query) => orAsBefore(() => adapter.executeRaw(query)),
    executeScript: (script) => orAsBefore(() => adapter.executeScript(script)),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    startTransaction: () => Promise.reject(new Error('migrations run in one transaction')),
    dispose: () => Promise.resolve(),
  }
}
