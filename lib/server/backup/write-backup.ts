import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PrismaClient } from '../generated/client'
import {
  BACKUP_FORMAT,
  BACKUP_FORMAT_VERSION,
  type BackupHeader,
  type BackupProgress,
  migrationSchema,
} from './backup-lines'
import { type BackupKey, sealText } from './backup-stream'
import { listTables, MIGRATIONS_TABLE, NOT_BACKED_UP, sortByParents, type Table } from './backup-tables'
import { listRows, ofTransaction, type Queries, quoteName } from './queries'
import { readRows, TEXT_SETTINGS } from './read-rows'

// Long enough for any database; below what a timer can count.
const BACKUP_MS = 24 * 3_600_000
const WAITING_MS = 10 * 60_000

export type BackupOptions = {
  readonly key: BackupKey
  readonly tell?: (progress: BackupProgress) => void
  readonly signal?: AbortSignal
  /** Of scrypt; left out, that of the age format. */
  readonly workFactor?: number
}

/** Writes one consistent state of the whole database, encrypted, in chunks; the next is made once one is written. */
export async function writeBackup(
  database: PrismaClient,
  write: (chunk: Uint8Array<ArrayBuffer>) => Promise<void>,
  { key, workFactor, ...watched }: BackupOptions,
): Promise<BackupHeader> {
  return database.$transaction(
    async (transaction) => {
      const query = ofTransaction(transaction)
      await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
      for (const setting of TEXT_SETTINGS) await query(setting)
      const tables = sortByParents(await listTables(query)).filter(({ name }) => !(name in NOT_BACKED_UP))
      const counts = await countRows(query, tables)
      const rows = [...counts.values()].reduce((sum, count) => sum + count, 0)
      const header = await describeDatabase(query, rows)
      const lines = withChecksum(writeLines(query, header, tables, counts, watched))
      for await (const chunk of sealText(lines, key, workFactor)) await write(chunk)
      return header
    },
    { timeout: BACKUP_MS, maxWait: WAITING_MS },
  )
}

async function describeDatabase(query: Queries, rows: number): Promise<BackupHeader> {
  const [about] = await listRows(
    z.object({ version: z.string(), hasMigrations: z.boolean() }),
    query(`SELECT current_setting('server_version') AS "version",
      to_regclass('${MIGRATIONS_TABLE}') IS NOT NULL AS "hasMigrations"`),
  )
  if (!about?.hasMigrations) throw new Error('the database holds nothing of Fair Trial: there is nothing to back up')
  const migrations = await listRows(
    migrationSchema,
    query(`SELECT migration_name AS "name", checksum FROM ${MIGRATIONS_TABLE}
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`),
  )
  const madeAt = new Date().toISOString()
  const format = { format: BACKUP_FORMAT, formatVersion: BACKUP_FORMAT_VERSION } as const
  return { ...format, madeAt, postgresql: about.version, migrations, rows }
}

async function countRows(query: Queries, tables: readonly Table[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { name } of tables) {
    const schema = z.object({ rows: z.coerce.number() })
    const [found] = await listRows(schema, query(`SELECT count(*)::text AS "rows" FROM ${quoteName(name)}`))
    counts.set(name, found?.rows ?? 0)
  }
  return counts
}

async function* writeLines(
  query: Queries,
  header: BackupHeader,
  tables: readonly Table[],
  counts: ReadonlyMap<string, number>,
  { tell, signal }: Pick<BackupOptions, 'tell' | 'signal'>,
): AsyncGenerator<string> {
  yield toLine(header)
  let done = 0
  for (const table of tables) {
    const columns = table.columns.map((column) => column.name)
    yield toLine({ table: table.name, columns, rows: counts.get(table.name) ?? 0 })
    const hash = createHash('sha256')
    for await (const lines of readRows(query, table)) {
      signal?.throwIfAborted()
      const text = lines.join('')
      hash.update(text)
      yield text
      done += lines.length
      tell?.({ done, of: header.rows })
    }
    yield toLine({ tableEnd: table.name, sha256: hash.digest('hex') })
  }
  yield toLine({ sequences: await listSequences(query) })
}

const SEQUENCE_NAMES = `
  SELECT c.relname::text AS "name" FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'S' ORDER BY c.relname::text COLLATE "C"`

async function listSequences(query: Queries) {
  const schema = z.object({ last: z.string(), isCalled: z.boolean() })
  const sequences = []
  for (const { name } of await listRows(z.object({ name: z.string() }), query(SEQUENCE_NAMES))) {
    const asked = query(`SELECT last_value::text AS "last", is_called AS "isCalled" FROM ${quoteName(name)}`)
    for (const sequence of await listRows(schema, asked)) sequences.push({ name, ...sequence })
  }
  return sequences
}

async function* withChecksum(texts: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  for await (const text of texts) {
    hash.update(text)
    yield text
  }
  yield toLine({ end: true, sha256: hash.digest('hex') })
}

function toLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
