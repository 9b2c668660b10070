import 'server-only'
import { z } from 'zod'
import { recordAudit, recordAuditAlone } from './audit/record-audit'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import { describePasswordProblem } from './password-rules'
import { hashPassword, verifyPassword } from './passwords'
import { revokeOtherSessions, revokeSessionsOf, type SessionToken } from './sessions'

const FIRST_ACCOUNT_LOCK = 4_201_701

const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}._@-]{3,64}$/u, 'Enter a username of 3 to 64 letters, digits, dots or hyphens, without spaces')

const displayNameSchema = z
  .string()
  .trim()
  .min(1, 'Enter your name as colleagues know it')
  .max(100, 'Enter a name of at most 100 characters')
  .regex(/^\P{Cc}*$/u, 'Enter a name without control characters')

/** A new account as entered, with a sentence for each field that needs correcting. */
export const newAccountSchema = z
  .object({ username: usernameSchema, displayName: displayNameSchema, password: z.string() })
  .check((context) => {
    const { username, password } = context.value
    const problem = describePasswordProblem(password, username)
    if (problem) context.issues.push({ code: 'custom', path: ['password'], message: problem, input: '' })
  })

export type NewAccount = z.infer<typeof newAccountSchema>

/** Whether anybody has an account; nobody has on the first visit. */
export async function hasAccounts(): Promise<boolean> {
  const database = await getDatabase()
  return (await database.clinician.findFirst({ select: { id: true } })) !== null
}

/** Saves the first account, which owns a new practice; `exists` when somebody was quicker, and then nothing is saved. */
export async function saveFirstAccount(account: NewAccount): Promise<'saved' | 'exists'> {
  const { username, displayName, password } = account
  const passwordHash = await hashPassword(password)
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_ACCOUNT_LOCK})`
    if ((await transaction.clinician.count()) > 0) return 'exists'
    const practice = await transaction.practice.create({ data: {}, select: { id: true } })
    const owner = { username, displayName, passwordHash, practiceId: practice.id, role: 'owner' } as const
    const clinician = await transaction.clinician.create({ data: owner, select: { id: true } })
    const who = { ...clinician, displayName, practiceId: practice.id }
    await recordAudit(transaction, { clinician: who, action: 'account.created', detail: { role: owner.role } })
    return 'saved'
  })
}

/** The id of the account that this username and password open; wrong, unknown and switched off look and take the same. */
export async function checkCredentials(username: string, password: string): Promise<string | null> {
  const account = await getAccount(username)
  const isRight = await verifyPassword(account?.passwordHash ?? null, password)
  if (account && isRight && !account.disabledAt) return account.id
  const reason = account?.disabledAt ? 'switchedOff' : 'wrongPassword'
  const detail = { reason: account === null ? ('unknownName' as const) : reason } as const
  await recordAuditAlone({ clinician: account, action: 'session.started', outcome: 'failed', detail })
  return null
}

/** The id of the account with a username, or `null`. */
export async function getAccountId(username: string): Promise<string | null> {
  return (await getAccount(username))?.id ?? null
}

async function getAccount(username: string) {
  const parsed = usernameSchema.safeParse(username)
  if (!parsed.success) return null
  const database = await getDatabase()
  return database.clinician.findUnique({ where: { username: parsed.data } })
}

export type AccountSummary = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly isDisabled: boolean
}

/** All accounts, for the owner of the machine. */
export async function listAccounts(): Promise<AccountSummary[]> {
  const database = await getDatabase()
  const accounts = await database.clinician.findMany({ orderBy: { createdAt: 'asc' } })
  return accounts.map(({ id, username, displayName, disabledAt }) => ({
    id,
    username,
    displayName,
    isDisabled: disabledAt !== null,
  }))
}

/** Gives an account a new password, switches it on and ends its sessions. */
export async function savePassword(clinicianId: string, password: string, now: Date): Promise<void> {
  const passwordHash = await hashPassword(password)
  const database = await getDatabase()
  const detail = { method: 'commandLine', memberId: clinicianId } as const
  await database.$transaction(async (transaction) => {
    await transaction.clinician.update({ where: { id: clinicianId }, data: { passwordHash, disabledAt: null } })
    await recordAudit(transaction, { clinician: null, action: 'account.passwordReset', detail })
  })
  await revokeSessionsOf(clinicianId, now)
}

/** The name that a clinician signs in with. */
export async function getUsername(clinician: Clinician): Promise<string> {
  const database = await getDatabase()
  const where = { id: clinician.id }
  return (await database.clinician.findUniqueOrThrow({ where, select: { username: true } })).username
}

/** What is wrong with a change of password, by field. */
export type PasswordProblems = { readonly current?: string; readonly password?: string }

/** Changes a clinician's own password and ends the other sessions; says what is wrong where nothing was changed. */
export async function changePassword(
  { clinician, token }: { readonly clinician: Clinician; readonly token: SessionToken },
  current: string,
  password: string,
  now: Date,
): Promise<PasswordProblems | null> {
  const database = await getDatabase()
  const account = await database.clinician.findUniqueOrThrow({ where: { id: clinician.id } })
  const changed = { clinician, action: 'account.passwordChanged' } as const
  if (!(await verifyPassword(account.passwordHash, current))) {
    await recordAuditAlone({ ...changed, outcome: 'failed', detail: { reason: 'wrongPassword' } })
    return { current: 'This is not your password. Enter the one that you signed in with.' }
  }
  if (password === current) return { password: 'Choose another password than the one that you have.' }
  const problem = describePasswordProblem(password, account.username)
  if (problem !== null) return { password: `${problem}.` }
  const passwordHash = await hashPassword(password)
  // Only over the password that was checked: of two changes at once one is told that its own is no longer right.
  const where = { id: clinician.id, passwordHash: account.passwordHash }
  const isChanged = await database.$transaction(async (transaction) => {
    const { count } = await transaction.clinician.updateMany({ where, data: { passwordHash } })
    if (count === 1) await recordAudit(transaction, changed)
    return count === 1
  })
  if (!isChanged) return { current: 'The password was changed meanwhile. Enter the new one.' }
  await revokeOtherSessions(clinician, token, now)
  return null
}

/** Switches an account off: it cannot sign in, and its sessions end at once. */
export async function disableAccount(clinicianId: string, now: Date): Promise<void> {
  const database = await getDatabase()
  const detail = { method: 'commandLine', memberId: clinicianId } as const
  await database.$transaction(async (transaction) => {
    await transaction.clinician.update({ where: { id: clinicianId }, data: { disabledAt: now } })
    await recordAudit(transaction, { clinician: null, action: 'account.switchedOff', detail })
  })
  await revokeSessionsOf(clinicianId, now)
}
