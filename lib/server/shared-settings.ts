import 'server-only'
import { getAuditKeys } from './audit/audit-keys'
import type { PrismaClient } from './generated/client'
import { log } from './log'

/**
 * Says in the log when the record was last continued with a key that is not here: on one database every process has to
 * have the same. Keys of stored texts are refused elsewhere; the record is continued, for the work of a practice goes on.
 */
export async function tellOtherAuditKey(database: PrismaClient): Promise<void> {
  const head = await database.auditHead.findUnique({ where: { id: 1 }, select: { keyId: true } })
  if (head !== null && getAuditKeys().every(({ id }) => id !== head.keyId)) log('audit.otherKey')
}
