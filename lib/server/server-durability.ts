import 'server-only'
import type { PrismaClient } from './generated/client'

const NEEDED = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

/** Refuses a PostgreSQL server that may lose what it has said is stored. */
export async function requireDurableServer(database: PrismaClient): Promise<void> {
  const off = await database.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM pg_settings WHERE "name" = ANY(${[...NEEDED]}) AND "setting" = 'off' ORDER BY "name"`
  if (off.length === 0) return
  const names = off.map(({ name }) => name).join(' and ')
  throw new Error(`the PostgreSQL server can lose what it has stored, because ${names} is off there: set it to on`)
}
