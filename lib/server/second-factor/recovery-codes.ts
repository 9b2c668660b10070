import 'server-only'
import { createHash } from 'node:crypto'
import type { Prisma } from '../generated/client'
import { generateReadableSecret } from '../readable-secret'

/** Recovery codes that are made at a time. */
export const RECOVERY_CODES = 10

// 24 characters, 118 bits: from 112 on a plain hash is enough (OWASP ASVS 6.5.2).
const GROUPS = 6

/** Makes new recovery codes in place of those that there were; only their hashes are stored. */
export async function replaceRecoveryCodes(
  transaction: Prisma.TransactionClient,
  clinicianId: string,
): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => generateReadableSecret(GROUPS))
  await transaction.recoveryCode.deleteMany({ where: { clinicianId } })
  const data = codes.map((code) => ({ clinicianId, hash: hashRecoveryCode(clinicianId, code) }))
  await transaction.recoveryCode.createMany({ data })
  return codes
}

/** Uses a recovery code up; false when it is none, or was used before. Of two uses at once one is true. */
export async function spendRecoveryCode(
  transaction: Prisma.TransactionClient,
  clinicianId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const where = { clinicianId, hash: hashRecoveryCode(clinicianId, code), usedAt: null }
  return (await transaction.recoveryCode.updateMany({ where, data: { usedAt: now } })).count === 1
}

/** How many recovery codes of a clinician are not used up. */
export function countRecoveryCodes(transaction: Prisma.TransactionClient, clinicianId: string): Promise<number> {
  return transaction.recoveryCode.count({ where: { clinicianId, usedAt: null } })
}

// However it was typed: with or without its hyphens, in any letters.
function hashRecoveryCode(clinicianId: string, code: string): string {
  const plain = code.toLowerCase().replaceAll(/[\s-]/g, '')
  return createHash('sha256').update(`${clinicianId} ${plain}`).digest('hex')
}
