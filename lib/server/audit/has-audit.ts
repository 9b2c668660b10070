import 'server-only'
import type { PrismaClient } from '../generated/client'

/** Whether a database has an audit record: one that an older version of the program wrote has none yet. */
export async function hasAudit(database: PrismaClient): Promise<boolean> {
  const [found] = await database.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('"AuditEntry"') IS NOT NULL AS "exists"`
  return found?.exists === true
}
