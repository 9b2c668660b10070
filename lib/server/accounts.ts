import 'server-only'
import { z } from 'zod'
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
    await transaction.clinician.create({ data: owner })
    return 'saved'
  })
}

/** The id of the account that this username and password open; wrong, unknown and switched off look and take the same. */
export async function checkCredentials(username: string, password: string): Promise<string | null> {
  const account = await getAccount(username)
  const isRight = await verifyPassword(account?.passwordHash ?? null, password)
  return account && isRight && !account.disabledAt ? account.id : null
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
  await database.clinician.update({ where: { id: clinicianId }, data: { passwordHash, disabledAt: null } })
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
  if (!(await verifyPassword(account.passwordHash, current)))
    return { current: 'This is not your password. Enter the one that you signed in with.' }
  if (password === current) return { password: 'Choose another password than the one that you have.' }
  const problem = describePasswordProblem(password, account.username)
  if (problem !== null) return { password: `${problem}.` }
  const passwordHash = await hashPassword(password)
  // Only over the password that was checked: of two changes at once one is told that its own is no longer right.
  const where = { id: clinician.id, passwordHash: account.passwordHash }
  const { count } = await database.clinician.updateMany({ where, data: { passwordHash } })
  if (count !== 1) return { current: 'The password was changed meanwhile. Enter the new one.' }
  await revokeOtherSessions(clinician, token, now)
  return null
}

/** Switches an account off: it cannot sign in, and its sessions end at once. */
export async function disableAccount(clinicianId: string, now: Date): Promise<void> {
  const database = await getDatabase()
  await database.clinician.update({ where: { id: clinicianId }, data: { disabledAt: now } })
  await revokeSessionsOf(clinicianId, now)
}
