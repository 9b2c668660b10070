import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'

// A server that is not there is told of within ten seconds, also where the network swallows what is sent to it.
const CONNECT_WITHIN_MS = 8000

/** Prisma's connections to a PostgreSQL server. */
export function connectToServer(url: string): PrismaPg {
  return new PrismaPg({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS })
}

/**
 * The same over one connection that stays open, for migrations.
 * Scripts are sent whole: the adapter below cuts them at every semicolon.
 */
export function connectOnceToServer(url: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = connectToServer(url)
  const { provider, adapterName } = factory
  return {
    provider,
    adapterName,
    connect: () => openSession(factory),
    connectToShadowDb: () => factory.connectToShadowDb(),
  }
}

async function openSession(factory: PrismaPg): Promise<SqlDriverAdapter> {
  const pool = await factory.connect()
  // A transaction is the adapter's one way to keep a connection; it is ended at once, and the connection kept.
  const session = await pool.startTransaction()
  const executeScript = async (script: string) => {
    await session.executeRaw({ sql: script, args: [], argTypes: [] })
  }
  await executeScript('ROLLBACK')
  return {
    provider: pool.provider,
    adapterName: pool.adapterName,
    queryRaw: (query) => session.queryRaw(query),
    executeRaw: (query) => session.executeRaw(query),
    executeScript,
    getConnectionInfo: () => pool.getConnectionInfo(),
    startTransaction: () => Promise.reject(new Error('one connection has one transaction: begin it by a script')),
    dispose: async () => {
      await session.rollback()
      await pool.dispose()
    },
  }
}
