import 'server-only'
import { z } from 'zod'
import { listRows, type Queries, quoteName } from './queries'

/** Where Prisma keeps which migrations were applied; a backup names them in its first line instead. */
export const MIGRATIONS_TABLE = '_prisma_migrations'

/** Tables whose rows are in no backup, each with the reason. Every other table of the schema is, without being named. */
export const NOT_BACKED_UP: Readonly<Record<string, string>> = {
  Session: 'Restored, it would open again what was signed out or revoked after the backup; people sign in anew.',
  SignInProof: 'A password that was right is asked for again: who was between it and the code starts anew.',
  SignOnStart: 'Who was on the way to the provider of single sign-on and back starts anew.',
  RejectedForm: 'What was typed in a form with errors lives for minutes, until it is shown again.',
  SignInAttempt: 'How often somebody tried to sign in of late counts for minutes, and holds names and addresses.',
  SealingKey: 'Which keys the texts are sealed with: a backup holds the texts themselves, and is encrypted whole.',
  AccountLink: 'Restored, it would open again what was used or withdrawn after the backup; the owner makes a new link.',
  CaseSearch: 'A label that was searched for lives for minutes, until the list is shown.',
  CaseIndex: 'Computed from the cases by the rules; the server computes it again when it starts.',
  CaseTrait: 'Computed from the cases by the rules, with the index.',
}

export type Column = { readonly name: string; readonly type: string }
export type Table = {
  readonly name: string
  readonly columns: readonly Column[]
  /** What puts the rows in the same order everywhere. */
  readonly order: string
  /** Tables that its rows point at. */
  readonly parents: readonly string[]
}

const tableSchema = z.object({ name: z.string(), parents: z.array(z.string()) })
const columnSchema = z.object({
  table: z.string(),
  name: z.string(),
  type: z.string(),
  keyPosition: z.coerce.number().nullable(),
  hasCollation: z.boolean(),
})

const TABLES = `
  SELECT c.relname::text AS "name", ARRAY(
    SELECT DISTINCT p.relname::text FROM pg_constraint f JOIN pg_class p ON p.oid = f.confrelid
    WHERE f.contype = 'f' AND f.conrelid = c.oid
  ) AS "parents"
  FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  ORDER BY c.relname::text COLLATE "C"`

const COLUMNS = `
  SELECT c.relname::text AS "table", a.attname::text AS "name", format_type(a.atttypid, a.atttypmod) AS "type",
    array_position(k.conkey, a.attnum)::text AS "keyPosition", a.attcollation <> 0 AS "hasCollation"
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
  ORDER BY c.relname::text COLLATE "C", a.attnum`

/** The tables of the schema by name, without the one of the migrations. */
export async function listTables(query: Queries): Promise<Table[]> {
  const tables = await listRows(tableSchema, query(TABLES))
  const columns = await listRows(columnSchema, query(COLUMNS))
  return tables
    .filter(({ name }) => name !== MIGRATIONS_TABLE)
    .map(({ name, parents }) => {
      const own = columns.filter((column) => column.table === name)
      const keys = own
        .filter((column) => column.keyPosition !== null)
        .sort((a, b) => Number(a.keyPosition) - Number(b.keyPosition))
        .map((column) => `t.${quoteName(column.name)}${column.hasCollation ? ' COLLATE "C"' : ''}`)
      return { name, parents, columns: own, order: keys.length === 0 ? 't::text COLLATE "C"' : keys.join(', ') }
    })
}

/** Parents before children, as far as there is such an order; what points in a circle comes last, by name. */
export function sortByParents(tables: readonly Table[]): Table[] {
  const sorted: Table[] = []
  const left = [...tables]
  while (left.length > 0) {
    const isFree = ({ name, parents }: Table) =>
      parents.every((parent) => parent === name || left.every((other) => other.name !== parent))
    const next = left.findIndex(isFree)
    sorted.push(...left.splice(Math.max(next, 0), 1))
  }
  return sorted
}
