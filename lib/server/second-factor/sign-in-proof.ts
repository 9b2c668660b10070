import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { checkCredentials } from '../accounts'
import { recordAudit } from '../audit/record-audit'
import { getDatabase } from '../db'
import type { Prisma } from '../generated/client'
import type { SignInMethod } from '../sessions'
import { spendCode } from './spend-code'

/** Minutes from the right password to the code. */
export const PROOF_MINUTES = 5
/** Codes that are looked at for one right password. */
export const CODES_PER_PROOF = 5

const WRONG_CODE = { action: 'session.started', outcome: 'failed', detail: { reason: 'wrongCode' } } as const
const METHODS = {
  password: { alone: 'password', code: 'secondFactor', recoveryCode: 'recoveryCode' },
  singleSignOn: { alone: 'singleSignOn', code: 'singleSignOnAndCode', recoveryCode: 'singleSignOnAndRecoveryCode' },
} as const satisfies Record<ProvedBy, Record<string, SignInMethod>>
const LONGEST_USERNAME = 200
const LONGEST_PASSWORD = 1024

/** What comes before a code: a right password, or the word of the provider of single sign-on. */
export type ProvedBy = 'password' | 'singleSignOn'

/** A proof of who somebody is, on the way to the code. Its token opens nothing by itself. */
export type SignInProof = {
  readonly token: string
  readonly clinicianId: string
  readonly asksForCode: boolean
}

/** How somebody signed in. */
export type Redeemed = { readonly clinicianId: string; readonly method: SignInMethod }

/** Checks a password, and makes what proves for some minutes, and for one sign-in, that it was right. */
export async function provePassword(username: string, password: string, now: Date): Promise<SignInProof | null> {
  // Nothing longer is hashed.
  if (username.length > LONGEST_USERNAME || password.length > LONGEST_PASSWORD) return null
  const clinicianId = await checkCredentials(username, password)
  if (clinicianId === null) return null
  return startProof(clinicianId, 'password', now)
}

/** Makes what proves for some minutes, and for one sign-in, that somebody is who they say; the caller has made sure of it. */
export async function startProof(clinicianId: string, provedBy: ProvedBy, now: Date): Promise<SignInProof> {
  const database = await getDatabase()
  const { passwordHash, secondFactor } = await readAccount(database, clinicianId)
  const token = randomBytes(32).toString('base64url')
  await database.signInProof.deleteMany({ where: { expiresAt: { lt: now } } })
  const expiresAt = new Date(now.getTime() + PROOF_MINUTES * 60_000)
  const made = { clinicianId, passwordMark: toMark(passwordHash), bySingleSignOn: provedBy === 'singleSignOn' }
  await database.signInProof.create({ data: { id: hashToken(token), ...made, expiresAt } })
  return { token, clinicianId, asksForCode: isOn(secondFactor) }
}

/** Whose proof this is, and what counts the codes that are tried with it; `null` when it is none, or no longer counts. */
export async function getProof(
  token: string,
  now: Date,
): Promise<{ readonly clinicianId: string; readonly passwordMark: string } | null> {
  const database = await getDatabase()
  const proof = await database.signInProof.findUnique({ where: { id: hashToken(token), expiresAt: { gt: now } } })
  return proof && { clinicianId: proof.clinicianId, passwordMark: proof.passwordMark }
}

/**
 * The one way to a session: a right password, or the word of the provider, and, where the account has a second factor, a
 * code as well. Uses both up.
 * Each try is counted first, in a row that only one of several at once holds.
 */
export async function redeemProof(token: string, code: string, now: Date): Promise<Redeemed | null> {
  const id = hashToken(token)
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    const open = { id, expiresAt: { gt: now }, attempts: { lt: CODES_PER_PROOF } }
    const { count } = await transaction.signInProof.updateMany({ where: open, data: { attempts: { increment: 1 } } })
    if (count !== 1) return null
    const { clinicianId, passwordMark, bySingleSignOn } = await transaction.signInProof.findUniqueOrThrow({
      where: { id },
    })
    const account = await readAccount(transaction, clinicianId)
    if (account.disabledAt !== null || toMark(account.passwordHash) !== passwordMark) return null
    const by = isOn(account.secondFactor) ? await spendCode(transaction, clinicianId, code, now) : 'alone'
    if (by !== null) await transaction.signInProof.delete({ where: { id } })
    if (by === null) await recordAudit(transaction, { ...WRONG_CODE, clinician: account })
    if (by === 'recoveryCode')
      await recordAudit(transaction, { action: 'account.recoveryCodeUsed', clinician: account })
    return by === null ? null : { clinicianId, method: METHODS[bySingleSignOn ? 'singleSignOn' : 'password'][by] }
  })
}

function readAccount(transaction: Prisma.TransactionClient, clinicianId: string) {
  const secondFactor = { select: { confirmedAt: true } }
  const who = { id: true, displayName: true, practiceId: true }
  const select = { ...who, passwordHash: true, disabledAt: true, secondFactor }
  return transaction.clinician.findUniqueOrThrow({ where: { id: clinicianId }, select })
}

function isOn(secondFactor: { readonly confirmedAt: Date | null } | null): boolean {
  return secondFactor !== null && secondFactor.confirmedAt !== null
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The mark of a stored password: what was proved under another one no longer counts. */
export function toMark(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('hex')
}
