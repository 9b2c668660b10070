import 'server-only'
import type { Prisma, PrismaClient } from '../generated/client'
import { getKeyRing } from './key-ring'
import { resealDeletedRows } from './reseal-deleted'
import { hasOtherLabelKeys, rewriteLabelKeys } from './reseal-labels'
import { reseal } from './reseal-text'
import { nameRow } from './seal'
import { listSealedTables } from './sealed-columns'
import { toBeginning } from './sealed-text'

const ROWS_AT_A_TIME = 200
const RESEALING_MS = 120_000

export type Resealing = {
  /** Whether texts that are not sealed are sealed, instead of being an error. */
  readonly takesPlain: boolean
  readonly tell?: (progress: { readonly done: number; readonly of: number }) => void
}

type Table = ReturnType<typeof listSealedTables>[number]
type Row = Readonly<Record<string, string | null>>

/**
 * Seals every text of the database with the current key that is sealed with an older one or not at all, a few rows at a
 * time; returns how many rows it wrote. Stopped at any moment, it goes on where it was. Rows that are being changed
 * meanwhile are left out.
 */
export async function resealAll(database: PrismaClient, resealing: Resealing): Promise<number> {
  const tables = listSealedTables()
  const of = await countRows(database, [...tables.map(({ name }) => name), 'DeletedRow'])
  let done = 0
  const tell = (rows: number) => {
    done += rows
    resealing.tell?.({ done: Math.min(done, of), of })
  }
  let written = 0
  for (const table of tables) written += await resealTable(database, table, resealing, tell)
  return written + (await resealDeletedRows(database, resealing, tell))
}

async function resealTable(
  database: PrismaClient,
  table: Table,
  { takesPlain }: Resealing,
  tell: (rows: number) => void,
): Promise<number> {
  let last: Row | undefined
  let written = 0
  do {
    const from = last
    const rows = await database.$transaction(
      async (transaction) => {
        const found = await readSome(transaction, table, from)
        const changed = found.flatMap((row) => resealRow(table, row, takesPlain))
        if (changed.length > 0) await writeSome(transaction, table, changed)
        if (table.name === 'PatientCase')
          await rewriteLabelKeys(
            transaction,
            found.flatMap(({ id }) => id ?? []),
          )
        written += changed.length
        return found
      },
      { timeout: RESEALING_MS },
    )
    tell(rows.length)
    last = rows.length === 0 ? undefined : rows.at(-1)
  } while (last !== undefined)
  return written
}

/** Nobody is waited for while rows are held, so that nobody who changes a case waits in a circle. */
async function readSome(transaction: Prisma.TransactionClient, table: Table, from: Row | undefined): Promise<Row[]> {
  const keys = Object.entries(table.key)
  // Of the table, so that rows are in the order of its values and not of their texts.
  const names = keys.map(([name]) => `t."${name}"`).join(', ')
  const after = keys.map(([, type], index) => `$${index + 1}::text::${type}`).join(', ')
  const columns = [...keys.map(([name]) => name), ...table.columns].map((name) => `t."${name}"::text AS "${name}"`)
  return transaction.$queryRawUnsafe<Row[]>(
    `SELECT ${columns.join(', ')} FROM "${table.name}" t ${from === undefined ? '' : `WHERE (${names}) > (${after})`}
     ORDER BY ${names} LIMIT ${table.large === true ? 1 : ROWS_AT_A_TIME} FOR UPDATE SKIP LOCKED`,
    ...(from === undefined ? [] : keys.map(([name]) => from[name] ?? '')),
  )
}

function resealRow({ name: table, key, columns }: Table, row: Row, takesPlain: boolean): Row[] {
  const name = nameRow(Object.keys(key).map((part) => row[part] ?? ''))
  const changed = columns.flatMap((column) => {
    const stored = row[column] ?? null
    const sealed = stored === null ? null : reseal({ table, column, row: name }, stored, takesPlain)
    return sealed === stored ? [] : [[column, sealed]]
  })
  return changed.length === 0 ? [] : [{ ...row, ...Object.fromEntries(changed) }]
}

async function writeSome(transaction: Prisma.TransactionClient, table: Table, rows: readonly Row[]): Promise<void> {
  const set = table.columns.map((name) => `"${name}" = r.line ->> '${name}'`).join(', ')
  const isRow = Object.entries(table.key).map(([name, type]) => `t."${name}" = (r.line ->> '${name}')::${type}`)
  await transaction.$executeRawUnsafe(
    `UPDATE "${table.name}" t SET ${set} FROM jsonb_array_elements($1::text::jsonb) AS r(line)
     WHERE ${isRow.join(' AND ')}`,
    JSON.stringify(rows),
  )
}

async function countRows(database: PrismaClient, tables: readonly string[]): Promise<number> {
  const counts = tables.map((name) => `(SELECT count(*) FROM "${name}")`).join(' + ')
  const [found] = await database.$queryRawUnsafe<{ rows: number }[]>(`SELECT (${counts})::int AS "rows"`)
  return found?.rows ?? 0
}

/** Whether any text of the database is not sealed with the current key, or any label found by what another one made. */
export async function hasOtherTexts(transaction: Prisma.TransactionClient): Promise<boolean> {
  const { id } = getKeyRing().current
  const beginning = toBeginning(id)
  for (const { name, columns } of listSealedTables()) {
    const isOther = columns.map((column) => `NOT starts_with("${column}", $1)`).join(' OR ')
    const found = await transaction.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "${name}" WHERE ${isOther} LIMIT 1`,
      beginning,
    )
    if (found.length > 0) return true
  }
  // In JSON the first character of a sealed text is written as six.
  const copies = await transaction.$queryRawUnsafe<unknown[]>(
    `SELECT 1 FROM "DeletedRow" WHERE "row"::text ~ ('"\\\\u00011\\.(?!' || $1 || '\\.)') LIMIT 1`,
    id,
  )
  return copies.length > 0 || (await hasOtherLabelKeys(transaction, id))
}
