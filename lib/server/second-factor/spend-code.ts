import 'server-only'
import type { Prisma } from '../generated/client'
import { open, seal, toPlace } from '../sealing/seal'
import { spendRecoveryCode } from './recovery-codes'
import { findStep } from './time-codes'

/** With what a second factor was proved. */
export type SpentCode = 'code' | 'recoveryCode'

const TIME_CODE = /^\d{6}$/
const LONGEST = 100

/**
 * Uses up a code of the authenticator app, or a recovery code; `null` when it is neither, or was used before. Of two uses
 * at once one counts: whether a code is unused is decided by the statement that uses it.
 */
export async function spendCode(
  transaction: Prisma.TransactionClient,
  clinicianId: string,
  typed: string,
  now: Date,
): Promise<SpentCode | null> {
  if (typed.length > LONGEST) return null
  const factor = await transaction.secondFactor.findUnique({ where: { clinicianId } })
  if (factor === null || factor.confirmedAt === null) return null
  const code = typed.replaceAll(/\s/g, '')
  if (!TIME_CODE.test(code))
    return (await spendRecoveryCode(transaction, clinicianId, code, now)) ? 'recoveryCode' : null
  const step = findStep(openSecret(clinicianId, factor.secret), code, now)
  if (step === null) return null
  const unused = { clinicianId, confirmedAt: factor.confirmedAt, lastStep: { lt: step } }
  const { count } = await transaction.secondFactor.updateMany({ where: unused, data: { lastStep: step } })
  return count === 1 ? 'code' : null
}

/** The secret as it is stored. */
export function sealSecret(clinicianId: string, secret: string): string {
  return seal(toPlace('SecondFactor', 'secret', { clinicianId }), secret)
}

/** The secret that is stored so. */
export function openSecret(clinicianId: string, stored: string): string {
  return open(toPlace('SecondFactor', 'secret', { clinicianId }), stored)
}
