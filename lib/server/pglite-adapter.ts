import 'server-only'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQueryable,
} from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

type Outcome = { failure: { readonly error: unknown } | null }

/** PGlite that also tells the one who began a transaction whether its commit failed. */
export class WatchedPGlite extends PGlite {
  #outcome: Outcome | null = null

  /** The outcome of the transaction that `begin` starts before it first waits. */
  watch<T>(begin: () => Promise<T>): [Outcome, Promise<T>] {
    const outcome: Outcome = { failure: null }
    this.#outcome = outcome
    const begun = begin()
    this.#outcome = null
    return [outcome, begun]
  }

  override async transaction<T>(run: (transaction: Transaction) => Promise<T>): Promise<T> {
    const outcome = this.#outcome
    try {
      return await super.transaction(run)
    } catch (error) {
      if (outcome !== null) outcome.failure = { error }
      throw error
    }
  }
}

/**
 * Prisma's connection to an embedded database, which asks for space before anything is written.
 * The adapter that it stands on reports a failed commit, and a failed script, as a success.
 */
export function toAdapterFactory(
  pglite: WatchedPGlite,
  requireSpace: () => void = () => {},
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPGlite(pglite)
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => reportFailures(await factory.connect(), pglite, requireSpace),
    connectToShadowDb: async () => {
      const shadow = new WatchedPGlite()
      const adapter = reportFailures(await new PrismaPGlite(shadow).connect(), shadow, () => {})
      return { ...adapter, dispose: () => shadow.close() }
    },
  }
}

function reportFailures(adapter: SqlDriverAdapter, pglite: WatchedPGlite, requireSpace: () => void): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    ...askForSpace(adapter, requireSpace),
    executeScript: async (script) => {
      requireSpace()
      await pglite.exec(script)
    },
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    dispose: () => adapter.dispose(),
    startTransaction: async (isolationLevel) => {
      if (isolationLevel !== undefined) throw new Error('an embedded transaction has one isolation level: name none')
      const [outcome, begun] = pglite.watch(() => adapter.startTransaction())
      const transaction = await begun
      return {
        provider: transaction.provider,
        adapterName: transaction.adapterName,
        options: transaction.options,
        ...askForSpace(transaction, requireSpace),
        rollback: () => transaction.rollback(),
        commit: async () => {
          await transaction.commit()
          if (outcome.failure !== null) throw outcome.failure.error
        },
      }
    },
  }
}

const READING = /^\s*SELECT\b/i

function askForSpace(queryable: SqlQueryable, requireSpace: () => void): Pick<SqlQueryable, 'queryRaw' | 'executeRaw'> {
  return {
    queryRaw: async (query) => {
      if (!READING.test(query.sql)) requireSpace()
      return queryable.queryRaw(query)
    },
    executeRaw: async (query) => {
      requireSpace()
      return queryable.executeRaw(query)
    },
  }
}
