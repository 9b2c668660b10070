import 'server-only'
import { z } from 'zod'
import { Prisma } from '../generated/client'
import { listTables, MIGRATIONS_TABLE, type Table } from './backup-tables'
import { listRows, type Queries, quoteName } from './queries'

const IS_OURS = "NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')"

const TYPES = `
  SELECT format_type(o.oid, NULL) AS "name" FROM pg_type o
  WHERE o.typnamespace = current_schema()::regnamespace AND o.typtype = 'e' AND ${IS_OURS}`

const FUNCTIONS = `
  SELECT o.oid::regprocedure::text AS "name" FROM pg_proc o
  WHERE o.pronamespace = current_schema()::regnamespace AND o.prokind = 'f' AND ${IS_OURS}`

const nameSchema = z.object({ name: z.string() })

/**
 * Takes everything of ours out of a database, for the rows of a backup; throws one sentence when there are rows in it and
 * nobody said that they may go, or when there is something else in it.
 */
export async function emptyDatabase(
  query: Queries,
  { replace, migrate }: { readonly replace: boolean; readonly migrate: () => Promise<unknown> },
): Promise<void> {
  const isThere = await hasMigrations(query)
  // What an older version of the program made is known once it is a database of this version.
  if (isThere) await migrate()
  const tables = await listTables(query)
  const foreign = tables.find(({ name }) => !(name in Prisma.ModelName))
  if (foreign !== undefined || (!isThere && tables.length > 0))
    throw new Error(
      `the database holds a table that is not of Fair Trial (${(foreign ?? tables[0])?.name}): restore into one of its own`,
    )
  if (!isThere) return
  await query(`LOCK TABLE ${listNames(tables)} IN ACCESS EXCLUSIVE MODE`)
  if (!replace) await requireEmpty(query, tables)
  await query(`DROP TABLE ${listNames(tables)}, ${quoteName(MIGRATIONS_TABLE)}`)
  for (const { name } of await listRows(nameSchema, query(TYPES))) await query(`DROP TYPE ${name}`)
  for (const { name } of await listRows(nameSchema, query(FUNCTIONS))) await query(`DROP FUNCTION ${name}`)
}

async function hasMigrations(query: Queries): Promise<boolean> {
  const schema = z.object({ exists: z.boolean() })
  const [found] = await listRows(schema, query(`SELECT to_regclass('${MIGRATIONS_TABLE}') IS NOT NULL AS "exists"`))
  return found?.exists === true
}

/** What the program writes into an empty database when it starts. */
const WRITTEN_AT_START: readonly string[] = ['SealingKey']

async function requireEmpty(query: Queries, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    if (WRITTEN_AT_START.includes(name)) continue
    const [row] = await query(`SELECT 1 AS "one" FROM ${quoteName(name)} LIMIT 1`)
    if (row !== undefined)
      throw new Error(
        'the database is not empty, and was left as it is: add --replace to lose what it holds and have the backup instead',
      )
  }
}

function listNames(tables: readonly Table[]): string {
  return tables.map(({ name }) => quoteName(name)).join(', ')
}
