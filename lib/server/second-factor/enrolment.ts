import 'server-only'
import { recordAudit } from '../audit/record-audit'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'
import type { Prisma } from '../generated/client'
import { verifyPassword } from '../passwords'
import { revokeSessionsOf } from '../sessions'
import { countRecoveryCodes, replaceRecoveryCodes } from './recovery-codes'
import { openSecret, sealSecret, spendCode } from './spend-code'
import { findStep, generateSecret } from './time-codes'

/** Minutes in which what was begun can be confirmed. */
export const SET_UP_MINUTES = 15

/** The second factor of a clinician as their own page shows it. Its secret shows only until a code has confirmed it. */
export type SecondFactorState =
  | { readonly kind: 'off' }
  | { readonly kind: 'settingUp'; readonly secret: string }
  | { readonly kind: 'on'; readonly since: Date; readonly recoveryCodesLeft: number }

/** What is wrong with what was typed to change the second factor, by field. */
export type FactorProblems = { readonly current?: string; readonly code?: string }

/** What a change leaves to be shown once, or what is wrong; then nothing was changed. */
export type FactorChange =
  | { readonly ok: true; readonly codes: readonly string[] }
  | { readonly ok: false; readonly problems: FactorProblems }

/** How far a clinician's second factor is. */
export async function getSecondFactor({ id }: Clinician, now: Date): Promise<SecondFactorState> {
  const database = await getDatabase()
  const factor = await database.secondFactor.findUnique({ where: { clinicianId: id } })
  if (factor === null) return { kind: 'off' }
  if (factor.confirmedAt !== null)
    return { kind: 'on', since: factor.confirmedAt, recoveryCodesLeft: await countRecoveryCodes(database, id) }
  if (factor.createdAt <= toStartOfSetUp(now)) return { kind: 'off' }
  return { kind: 'settingUp', secret: openSecret(id, factor.secret) }
}

/** Makes a secret for an authenticator app; until a code confirms it, nothing asks for it. One that is on stays. */
export async function startSecondFactor({ id }: Clinician, now: Date): Promise<void> {
  const database = await getDatabase()
  await database.secondFactor.deleteMany({ where: { clinicianId: id, confirmedAt: null } })
  const row = { clinicianId: id, secret: sealSecret(id, generateSecret()), createdAt: now }
  await database.secondFactor.createMany({ data: [row], skipDuplicates: true })
}

/** Turns the second factor on, once its app shows a right code. */
export async function confirmSecondFactor(
  clinician: Clinician,
  typed: { readonly current: string; readonly code: string },
  now: Date,
): Promise<FactorChange> {
  const { id } = clinician
  if (!(await isPassword(id, typed.current))) return refuse(WRONG_PASSWORD)
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    const where = { clinicianId: id, confirmedAt: null, createdAt: { gt: toStartOfSetUp(now) } }
    const factor = await transaction.secondFactor.findFirst({ where })
    if (factor === null) return refuse(TOO_LATE)
    const lastStep = findStep(openSecret(id, factor.secret), typed.code.replaceAll(/\s/g, ''), now)
    if (lastStep === null) return refuse(WRONG_FIRST_CODE)
    const begun = { clinicianId: id, confirmedAt: null, createdAt: factor.createdAt }
    const { count } = await transaction.secondFactor.updateMany({ where: begun, data: { confirmedAt: now, lastStep } })
    if (count !== 1) return refuse(TOO_LATE)
    const codes = await replaceRecoveryCodes(transaction, id)
    await recordAudit(transaction, { action: 'account.secondFactorOn', clinician })
    return { ok: true, codes }
  })
}

/** Turns the second factor off; says what is wrong where nothing was changed. */
export async function turnOffSecondFactor(
  clinician: Clinician,
  typed: { readonly current: string; readonly code: string },
  now: Date,
): Promise<FactorChange> {
  const { id } = clinician
  if (!(await isPassword(id, typed.current))) return refuse(WRONG_PASSWORD)
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    if ((await spendCode(transaction, id, typed.code, now)) === null) return refuse(WRONG_CODE)
    await deleteFactor(transaction, id)
    await recordAudit(transaction, { action: 'account.secondFactorOff', clinician })
    return { ok: true, codes: [] }
  })
}

/** Makes new recovery codes; those that there were no longer count. */
export async function renewRecoveryCodes(clinician: Clinician, code: string, now: Date): Promise<FactorChange> {
  const { id } = clinician
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    if ((await spendCode(transaction, id, code, now)) === null) return refuse(WRONG_CODE)
    const codes = await replaceRecoveryCodes(transaction, id)
    await recordAudit(transaction, { action: 'account.recoveryCodesMade', clinician })
    return { ok: true, codes }
  })
}

/**
 * Takes a second factor away from whoever lost it, and ends their sessions: a deliberate step of the owner, which a new
 * password never brings about. The caller has checked that the account is one that they may change; `by` is whoever did it, or `null` for a
 * command. False: there was none, and nothing was done.
 */
export async function removeSecondFactor(clinicianId: string, by: Clinician | null, now: Date): Promise<boolean> {
  const database = await getDatabase()
  const removed = await database.$transaction(async (transaction) => {
    if (!(await deleteFactor(transaction, clinicianId))) return false
    const detail = { memberId: clinicianId, ...(by === null ? { method: 'commandLine' as const } : {}) }
    await recordAudit(transaction, { action: 'account.secondFactorOff', clinician: by, detail })
    return true
  })
  if (removed) await revokeSessionsOf(clinicianId, now)
  return removed
}

/** Whether signing in asks this account for a code. */
export async function hasSecondFactor(clinicianId: string): Promise<boolean> {
  const database = await getDatabase()
  return (await database.secondFactor.count({ where: { clinicianId, confirmedAt: { not: null } } })) === 1
}

/** Whether there was one. */
async function deleteFactor(transaction: Prisma.TransactionClient, clinicianId: string): Promise<boolean> {
  await transaction.recoveryCode.deleteMany({ where: { clinicianId } })
  return (await transaction.secondFactor.deleteMany({ where: { clinicianId } })).count === 1
}

async function isPassword(clinicianId: string, password: string): Promise<boolean> {
  const database = await getDatabase()
  const select = { passwordHash: true }
  const { passwordHash } = await database.clinician.findUniqueOrThrow({ where: { id: clinicianId }, select })
  return verifyPassword(passwordHash, password)
}

function toStartOfSetUp(now: Date): Date {
  return new Date(now.getTime() - SET_UP_MINUTES * 60_000)
}

function refuse(problems: FactorProblems): FactorChange {
  return { ok: false, problems }
}

const WRONG_PASSWORD = { current: 'This is not your password. Enter the one that you signed in with.' }
const WRONG_CODE = {
  code: 'This code does not count. Enter the one that the app shows now, or a recovery code that was not used yet.',
}
const WRONG_FIRST_CODE = {
  code: 'This code does not belong to the key. Enter the one that the app shows now; the phone and the server must tell the same time.',
}
const TOO_LATE = { code: `This took more than ${SET_UP_MINUTES} minutes. Start again, with a new key.` }
