import 'server-only'
import { z } from 'zod'
import type { Sequence } from './backup-lines'
import type { Table } from './backup-tables'
import { listRows, type Queries, quoteName } from './queries'

const FOREIGN_KEYS = `
  SELECT c.relname::text AS "child", p.relname::text AS "parent", f.conname::text AS "name"
  FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class p ON p.oid = f.confrelid
  WHERE f.contype = 'f' AND NOT f.condeferrable AND c.relnamespace = current_schema()::regnamespace`

const TRIGGERS = `
  SELECT c.relname::text AS "table", g.tgname::text AS "name", g.tgenabled::text AS "enabled"
  FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
  WHERE NOT g.tgisinternal AND g.tgenabled <> 'D' AND c.relnamespace = current_schema()::regnamespace`

const keySchema = z.object({ child: z.string(), parent: z.string(), name: z.string() })
const triggerSchema = z.object({ table: z.string(), name: z.string(), enabled: z.enum(['O', 'R', 'A']) })

const ENABLE = { O: 'ENABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' } as const

/**
 * Lets rows in as they stand, in the order of the tables: triggers rest, and links that point at a later table are checked
 * at the end, when the returned function puts everything back.
 */
export async function prepareLoading(query: Queries, tables: readonly Table[]): Promise<() => Promise<void>> {
  const places = new Map(tables.map(({ name }, place) => [name, place]))
  const place = (name: string) => places.get(name) ?? -1
  const keys = await listRows(keySchema, query(FOREIGN_KEYS))
  const waiting = keys.filter(({ child, parent }) => place(parent) >= place(child))
  const triggers = await listRows(triggerSchema, query(TRIGGERS))
  for (const key of waiting) await query(`${alterKey(key)} DEFERRABLE INITIALLY DEFERRED`)
  for (const { table, name } of triggers) await query(`${alter(table)} DISABLE TRIGGER ${quoteName(name)}`)
  return async () => {
    if (waiting.length > 0) await query('SET CONSTRAINTS ALL IMMEDIATE')
    for (const key of waiting) await query(`${alterKey(key)} NOT DEFERRABLE`)
    for (const { table, name, enabled } of triggers)
      await query(`${alter(table)} ${ENABLE[enabled]} TRIGGER ${quoteName(name)}`)
  }
}

function alter(table: string): string {
  return `ALTER TABLE ${quoteName(table)}`
}

function alterKey({ child, name }: z.infer<typeof keySchema>): string {
  return `${alter(child)} ALTER CONSTRAINT ${quoteName(name)}`
}

/** Adds rows, each a line of a backup, to a table whose columns are in the order of the lines. */
export async function loadRows(query: Queries, table: Table, rows: readonly string[]): Promise<void> {
  const names = table.columns.map(({ name }) => quoteName(name)).join(', ')
  const values = table.columns.map(({ type }, index) => `(r.line ->> ${index})::${type}`).join(', ')
  await query(
    `INSERT INTO ${quoteName(table.name)} (${names}) OVERRIDING SYSTEM VALUE
     SELECT ${values} FROM jsonb_array_elements($1::text::jsonb) AS r(line)`,
    `[${rows.join(',')}]`,
  )
}

/** Has counters go on where they stood. */
export async function setSequences(query: Queries, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, last, isCalled } of sequences)
    await query(`SELECT setval($1::text::regclass, $2::text::bigint, ${isCalled})::text`, quoteName(name), last)
}
