import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { type AuditEvent, recordAudit } from './audit/record-audit'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import type { Prisma } from './generated/client'
import { MEMBER, toClinician } from './members'
import { ABSOLUTE_HOURS, ACTIVITY_GRAIN_SECONDS, IDLE_MINUTES } from './session-limits'

/** What the cookie says about a session; everything else is in its row. */
export type SessionToken = {
  /** The clinician's id. */
  readonly sub: string
  /** The session's secret id, of which the row holds only the hash. */
  readonly sid: string
  /** When the password was given, in seconds. */
  readonly authTime: number
}

const WHO = { id: true, displayName: true, practiceId: true } as const satisfies Prisma.ClinicianSelect

/** With what somebody proved who they are. */
export type SignInMethod =
  | 'password'
  | 'secondFactor'
  | 'recoveryCode'
  | 'singleSignOn'
  | 'singleSignOnAndCode'
  | 'singleSignOnAndRecoveryCode'

/** Starts a session for someone who has proved who they are. */
export async function startSession(
  clinicianId: string,
  now: Date,
  method: SignInMethod = 'password',
): Promise<SessionToken> {
  const database = await getDatabase()
  const sid = randomBytes(32).toString('base64url')
  await database.session.deleteMany({ where: { expiresAt: { lt: now } } })
  await database.$transaction(async (transaction) => {
    const { clinician } = await transaction.session.create({
      data: {
        id: hashSid(sid),
        clinicianId,
        createdAt: now,
        lastActivityAt: now,
        expiresAt: new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000),
      },
      select: { clinician: { select: WHO } },
    })
    await transaction.clinician.update({ where: { id: clinicianId }, data: { lastSignInAt: now } })
    await recordAudit(transaction, { clinician, action: 'session.started', detail: { method } })
  })
  return { sub: clinicianId, sid, authTime: Math.floor(now.getTime() / 1000) }
}

/** A session that has not ended, with its clinician. */
async function findOpenSession(token: SessionToken, now: Date) {
  const database = await getDatabase()
  const where = { id: hashSid(token.sid) }
  const session = await database.session.findUnique({ where, include: { clinician: { include: MEMBER } } })
  if (!session || session.clinicianId !== token.sub || session.revokedAt || session.clinician.disabledAt) return null
  const idleSeconds = (now.getTime() - session.lastActivityAt.getTime()) / 1000
  return idleSeconds > IDLE_MINUTES * 60 || now >= session.expiresAt ? null : { ...session, idleSeconds }
}

/** The clinician of a session that has not ended; `activity` says whether this request counts as the clinician doing something. */
export async function getSessionClinician(
  token: SessionToken,
  now: Date,
  activity: 'active' | 'passive',
): Promise<Clinician | null> {
  const session = await findOpenSession(token, now)
  if (session === null) return null
  if (activity === 'active' && session.idleSeconds >= ACTIVITY_GRAIN_SECONDS) {
    const database = await getDatabase()
    await database.session.updateMany({ where: { id: session.id, revokedAt: null }, data: { lastActivityAt: now } })
  }
  return toClinician(session.clinician, now)
}

/** When a session ends: if nothing more is done, and however busy. Asking does not count as doing something. */
export type SessionTimes = { readonly idleEndsAt: Date; readonly endsAt: Date }

/** When a session ends, or `null` when it has ended. */
export async function getSessionTimes(token: SessionToken, now: Date): Promise<SessionTimes | null> {
  const session = await findOpenSession(token, now)
  if (session === null) return null
  return { idleEndsAt: new Date(session.lastActivityAt.getTime() + IDLE_MINUTES * 60_000), endsAt: session.expiresAt }
}

/** A session as its owner sees it; its key opens nothing. */
export type OpenSession = {
  readonly key: string
  readonly startedAt: Date
  readonly lastActivityAt: Date
  /** The one that asks. */
  readonly isThis: boolean
}

/** The open sessions of a clinician, the last used first. */
export async function listSessions(clinician: Clinician, token: SessionToken, now: Date): Promise<OpenSession[]> {
  const database = await getDatabase()
  const rows = await database.session.findMany({
    where: {
      clinicianId: clinician.id,
      revokedAt: null,
      expiresAt: { gt: now },
      lastActivityAt: { gte: new Date(now.getTime() - IDLE_MINUTES * 60_000) },
    },
    orderBy: [{ lastActivityAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(({ id, createdAt, lastActivityAt }) => ({
    key: id,
    startedAt: createdAt,
    lastActivityAt,
    isThis: id === hashSid(token.sid),
  }))
}

/** Ends one session of a clinician by its key; false when there is none, or it is someone else's. */
export async function revokeSessionByKey(clinician: Clinician, key: string, now: Date): Promise<boolean> {
  const own = { id: key, clinicianId: clinician.id, revokedAt: null }
  return (await revoke(own, now, { clinician, action: 'session.revoked' })) === 1
}

/** Ends every session of a clinician but the one that asks, and says how many were open. */
export async function revokeOtherSessions(clinician: Clinician, token: SessionToken, now: Date): Promise<number> {
  const others = { clinicianId: clinician.id, id: { not: hashSid(token.sid) }, revokedAt: null, expiresAt: { gt: now } }
  return revoke(others, now, { clinician, action: 'session.revoked' })
}

/** Ends one session at once; ending it again changes nothing. */
export async function revokeSession(sid: string, now: Date): Promise<void> {
  const database = await getDatabase()
  const id = hashSid(sid)
  const found = await database.session.findUnique({ where: { id }, select: { clinician: { select: WHO } } })
  await revoke({ id, revokedAt: null }, now, { clinician: found?.clinician ?? null, action: 'session.ended' })
}

/** Ends every session of a clinician at once, and says how many were open. */
export async function revokeSessionsOf(clinicianId: string, now: Date): Promise<number> {
  const open = { clinicianId, revokedAt: null, expiresAt: { gt: now } }
  return revoke(open, now, { clinician: null, action: 'session.revoked', detail: { memberId: clinicianId } })
}

async function revoke(where: Prisma.SessionWhereInput, now: Date, event: AuditEvent): Promise<number> {
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    const { count } = await transaction.session.updateMany({ where, data: { revokedAt: now } })
    if (count > 0) await recordAudit(transaction, { ...event, detail: { ...event.detail, count } })
    return count
  })
}

function hashSid(sid: string): string {
  return createHash('sha256').update(sid).digest('hex')
}

/**
 * Gives an open session a new id and ends every other one of its clinician: what they prove themselves with is another.
 * `null` when it has ended meanwhile.
 */
export async function renewSession(
  clinician: Clinician,
  token: SessionToken,
  now: Date,
): Promise<{ readonly token: SessionToken; readonly endsAt: Date } | null> {
  const database = await getDatabase()
  const renewed = { ...token, sid: randomBytes(32).toString('base64url') }
  const own = { id: hashSid(token.sid), clinicianId: clinician.id, revokedAt: null, expiresAt: { gt: now } }
  const { count } = await database.session.updateMany({ where: own, data: { id: hashSid(renewed.sid) } })
  await revokeOtherSessions(clinician, renewed, now)
  if (count !== 1) return null
  const { expiresAt } = await database.session.findUniqueOrThrow({ where: { id: hashSid(renewed.sid) } })
  return { token: renewed, endsAt: expiresAt }
}
