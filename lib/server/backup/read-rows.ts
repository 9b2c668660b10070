import 'server-only'
import { z } from 'zod'
import type { Table } from './backup-tables'
import { listRows, type Queries, quoteName } from './queries'
import { toPlainLines } from './sealed-lines'

const lineSchema = z.object({ row: z.string() })

const BATCH_CHARACTERS = 500_000
const BATCH_ROWS_MOST = 1_000
const BATCH_ROWS_FIRST = 20

/** How values look as text, the same from every server. For the transaction that it is said in. */
export const TEXT_SETTINGS = [
  'SET LOCAL TimeZone = UTC',
  "SET LOCAL DateStyle = 'ISO, YMD'",
  "SET LOCAL IntervalStyle = 'postgres'",
  'SET LOCAL extra_float_digits = 1',
  "SET LOCAL bytea_output = 'hex'",
  'SET LOCAL statement_timeout = 0',
  'SET LOCAL idle_in_transaction_session_timeout = 0',
]

/**
 * All rows of a table with their texts opened, each as one line of JSON, in the order of its key and a few at a time:
 * however many there are, about a megabyte of them is in memory.
 */
export async function* readRows(query: Queries, table: Table): AsyncGenerator<readonly string[]> {
  const columns = table.columns.map(({ name }) => `t.${quoteName(name)}::text`).join(', ')
  await query(`DECLARE backup_rows NO SCROLL CURSOR FOR
    SELECT to_json(ARRAY[${columns}])::text AS "row" FROM ${quoteName(table.name)} t ORDER BY ${table.order}`)
  const toPlain = toPlainLines(table)
  let most = BATCH_ROWS_FIRST
  for (;;) {
    const found = await listRows(lineSchema, query(`FETCH ${most} FROM backup_rows`))
    // Written anew, so that a checksum does not hang on how a version of PostgreSQL escapes characters.
    const lines = found.map(({ row }) => `${toPlain(JSON.stringify(JSON.parse(row)))}\n`)
    if (lines.length > 0) yield lines
    if (lines.length < most) break
    const characters = lines.reduce((sum, line) => sum + line.length, 0)
    const fitting = Math.floor((lines.length * BATCH_CHARACTERS) / characters)
    most = Math.max(1, Math.min(BATCH_ROWS_MOST, fitting, most * 4))
  }
  await query('CLOSE backup_rows')
}
