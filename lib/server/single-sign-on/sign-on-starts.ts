import 'server-only'
import { createHash } from 'node:crypto'
import { getDatabase } from '../db'
import type { InSession } from '../require-clinician'

/** Minutes from the way to the provider to the way back. */
export const SIGN_ON_MINUTES = 10

/** What somebody went to the provider for: to sign in, or to connect the account that they are signed in with. */
export type SignOnStart =
  | { readonly kind: 'signIn'; readonly returnPath: string }
  | { readonly kind: 'connect'; readonly clinicianId: string; readonly sessionMark: string }

/** Keeps, under the state that the provider sends back, what somebody went there for. */
export async function keepStart(state: string, start: SignOnStart, now: Date): Promise<void> {
  const database = await getDatabase()
  await database.signOnStart.deleteMany({ where: { expiresAt: { lt: now } } })
  const who = start.kind === 'connect' ? { clinicianId: start.clinicianId, sessionMark: start.sessionMark } : {}
  const returnPath = start.kind === 'connect' ? '/account' : start.returnPath
  const expiresAt = new Date(now.getTime() + SIGN_ON_MINUTES * 60_000)
  await database.signOnStart.create({ data: { id: hash(state), ...who, returnPath, expiresAt } })
}

/** What a state was kept for, once: `null` the second time, later, and where it is none of ours. */
export async function spendStart(state: string, now: Date): Promise<SignOnStart | null> {
  const database = await getDatabase()
  const id = hash(state)
  const start = await database.signOnStart.findUnique({ where: { id, expiresAt: { gt: now } } })
  if (start === null || (await database.signOnStart.deleteMany({ where: { id } })).count !== 1) return null
  const { clinicianId, sessionMark, returnPath } = start
  if (clinicianId === null || sessionMark === null) return { kind: 'signIn', returnPath }
  return { kind: 'connect', clinicianId, sessionMark }
}

/** What tells one session from all others, and opens none. */
export function toSessionMark({ token }: InSession): string {
  return hash(`single sign-on ${token.sid}`)
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
