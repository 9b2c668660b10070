import 'server-only'
import type { PrismaClient } from '../generated/client'
import { changeCopiedRow } from './copied-row'
import { reseal } from './reseal-text'

type Copied = { readonly id: string; readonly table: string; readonly json: string }

/** Seals the texts in copies of deleted rows with the current key, one row at a time; returns how many rows it wrote. */
export async function resealDeletedRows(
  database: PrismaClient,
  { takesPlain }: { readonly takesPlain: boolean },
  tell: (rows: number) => void,
): Promise<number> {
  let last = '0'
  let written = 0
  for (;;) {
    const row = await getNext(database, last)
    if (row === null) return written
    last = row.id
    tell(1)
    const json = changeCopiedRow(row.table, row.json, (place, text) => reseal(place, text, takesPlain))
    if (json === row.json) continue
    // Nobody changes a copy; it may be gone meanwhile.
    await database.$executeRaw`UPDATE "DeletedRow" SET "row" = ${json}::json WHERE "id" = ${row.id}::bigint`
    written += 1
  }
}

async function getNext(database: PrismaClient, last: string): Promise<Copied | null> {
  const [row] = await database.$queryRaw<Copied[]>`
    SELECT t."id"::text AS "id", t."tableName" AS "table", t."row"::text AS "json" FROM "DeletedRow" t
    WHERE t."id" > ${last}::bigint ORDER BY t."id" LIMIT 1`
  return row ?? null
}
