import 'server-only'
import { createHash } from 'node:crypto'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { FORGET_CASE_INDEX } from '../case-index-refresh'
import type { Database } from '../db'
import { beginAlone, migrateWithin } from '../migrations'
import { readMigrations } from '../schema-engine'
import { describeKey, requireKeyRing } from '../sealing/keys-in-use'
import type { BackupHeader } from './backup-lines'
import { listTables, NOT_BACKED_UP, sortByParents, type Table } from './backup-tables'
import { emptyDatabase } from './empty-database'
import { loadRows, prepareLoading, setSequences } from './load-rows'
import { ofConnection, type Queries } from './queries'
import type { BackupPart } from './read-backup'
import { readRows, TEXT_SETTINGS } from './read-rows'
import { toPlainLines, toSealedLines } from './sealed-lines'

type History = Awaited<ReturnType<typeof readMigrations>>

const RECORD_KEY = 'INSERT INTO "SealingKey" ("id", "check", "completedAt") VALUES ($1, $2, localtimestamp)'

const FOREIGN = 'the backup was made by another program, or by a changed copy of Fair Trial: it cannot be restored here'
const NEWER = 'the backup was made by a newer version of Fair Trial: restore it with that version, or a newer one'
const OTHERWISE = 'the database did not take the rows as they were: nothing was restored'

/**
 * Reads a backup to its end without touching any database; throws one sentence when it is damaged, or when this version
 * cannot restore it.
 */
export async function checkBackup(parts: AsyncIterable<BackupPart>): Promise<BackupHeader> {
  let header: BackupHeader | null = null
  for await (const part of parts) {
    if (part.kind !== 'header') continue
    header = part.header
    await requireOurs(header)
  }
  if (header === null) throw new Error(FOREIGN)
  return header
}

/**
 * Loads a backup in place of what a database holds, sealed with the key of this installation, in one transaction:
 * whatever stops it, nothing has changed.
 */
export async function restoreBackup(
  database: Database,
  parts: AsyncGenerator<BackupPart>,
  { replace }: { readonly replace: boolean },
): Promise<void> {
  const { id, check } = describeKey(await requireKeyRing(database.prisma))
  const connection = await database.singleConnection.connect()
  try {
    await beginAlone(connection)
    for (const setting of TEXT_SETTINGS) await connection.executeScript(setting)
    await restoreWithin(database, connection, parts, replace)
    await ofConnection(connection)(RECORD_KEY, id, check)
    await connection.executeScript('COMMIT')
  } catch (error) {
    await connection.executeScript('ROLLBACK')
    throw error
  } finally {
    await parts.return(undefined)
    await connection.dispose()
  }
}

async function restoreWithin(
  database: Database,
  connection: SqlDriverAdapter,
  parts: AsyncGenerator<BackupPart>,
  replace: boolean,
): Promise<void> {
  const query = ofConnection(connection)
  const first = await parts.next()
  if (first.done === true || first.value.kind !== 'header') throw new Error(FOREIGN)
  const ours = await readMigrations()
  const theirs = await requireOurs(first.value.header)
  const migrate = (history: History) => migrateWithin(database.singleConnection, connection, history)
  await emptyDatabase(query, { replace, migrate: () => migrate(ours) })
  await migrate(theirs)
  await loadTables(query, parts)
  await migrate(ours)
  // Nothing that cases are found by is in a backup: the server computes it when it starts.
  await query(FORGET_CASE_INDEX)
}

/** The part of our history that the backup was made after. */
async function requireOurs({ migrations }: BackupHeader): Promise<History> {
  const ours = await readMigrations()
  const known = ours.migrationDirectories
  if (migrations.some(({ name }) => known.every(({ path }) => path !== name)))
    throw new Error(migrations.every(({ name }) => /^\d{14}_/.test(name)) ? NEWER : FOREIGN)
  const migrationDirectories = known.slice(0, migrations.length)
  migrationDirectories.forEach(({ path, migrationFile }, index) => {
    const made = migrations[index]
    const text = migrationFile.content.tag === 'ok' ? migrationFile.content.value : ''
    if (made?.name !== path || !listChecksums(text).includes(made.checksum)) throw new Error(FOREIGN)
  })
  return { ...ours, migrationDirectories }
}

// A clone on Windows may end its lines in another way, and records the checksum of that.
function listChecksums(text: string): readonly string[] {
  const lines = text.replaceAll('\r\n', '\n')
  return [lines, lines.replaceAll('\n', '\r\n')].map((written) => createHash('sha256').update(written).digest('hex'))
}

async function loadTables(query: Queries, parts: AsyncGenerator<BackupPart>): Promise<void> {
  const tables = sortByParents(await listTables(query))
  const finish = await prepareLoading(query, tables)
  const loaded: Loading[] = []
  let current: Loading | null = null
  for await (const part of parts) {
    if (part.kind === 'table') {
      current = part.table in NOT_BACKED_UP ? null : startLoading(requireTable(tables, part))
      if (current !== null) loaded.push(current)
    }
    if (part.kind === 'rows' && current !== null) await current.load(query, part.rows)
    if (part.kind === 'sequences') await setSequences(query, part.sequences)
  }
  await finish()
  for (const { table, digest } of loaded) await requireSameRows(query, table, digest())
}

type Loading = {
  readonly table: Table
  readonly load: (query: Queries, lines: readonly string[]) => Promise<void>
  /** The checksum of what was loaded, as a backup writes it. */
  readonly digest: () => string
}

function startLoading(table: Table): Loading {
  const [toPlain, toSealed] = [toPlainLines(table), toSealedLines(table)]
  const hash = createHash('sha256')
  return {
    table,
    load: async (query, lines) => {
      for (const line of lines) hash.update(`${toPlain(line)}\n`)
      await loadRows(query, table, lines.map(toSealed))
    },
    digest: () => hash.digest('hex'),
  }
}

function requireTable(
  tables: readonly Table[],
  part: { readonly table: string; readonly columns: readonly string[] },
): Table {
  const table = tables.find(({ name }) => name === part.table)
  const columns = part.columns.map((wanted) => table?.columns.find(({ name }) => name === wanted))
  const found = columns.filter((column) => column !== undefined)
  if (table === undefined || found.length !== table.columns.length || found.length !== part.columns.length)
    throw new Error(FOREIGN)
  return { ...table, columns: found }
}

// Read back out of the database: it holds what the backup says, to the last character, or nothing is kept.
async function requireSameRows(query: Queries, table: Table, sha256: string): Promise<void> {
  const hash = createHash('sha256')
  for await (const lines of readRows(query, table)) hash.update(lines.join(''))
  if (hash.digest('hex') !== sha256) throw new Error(`${OTHERWISE} (${table.name})`)
}
