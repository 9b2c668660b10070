import 'server-only'
import type { PrismaClient } from './generated/client'

/**
 * Gives back the room of rows that are gone, and counts what is there so that queries go by their indexes. A server does
 * this by itself; the embedded database never does, and without it reads whole tables.
 */
export async function tidyDatabase(database: PrismaClient, goesOn: () => boolean = () => true): Promise<void> {
  const tables = await database.$queryRaw<{ name: string }[]>`
    SELECT tablename::text AS "name" FROM pg_tables WHERE schemaname = current_schema()`
  // One at a time, so that others come in between; names are those of our own schema.
  for (const { name } of tables) {
    if (goesOn()) await database.$executeRawUnsafe(`VACUUM (ANALYZE) "${name}"`)
  }
}
