import 'server-only'
import { createHash } from 'node:crypto'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import type { AuditAction } from '@/lib/exchange/audit/audit-actions'
import { recordAuditAlone } from './audit/record-audit'
import { getDatabase } from './db'
import type { PrismaClient } from './generated/client'

/** Minutes over which attempts are counted. */
export const WINDOW_MINUTES = 15

const DAY_MINUTES = 24 * 60

/**
 * Attempts that fail, in the window, before the next has to wait (OWASP ASVS 6.3.1; the numbers are ours). Who is asked for
 * a code knows the password: of a million codes three count at a time, so fewer are looked at, and few in a day.
 */
export const MOST_FAILURES = {
  account: 10,
  device: 10,
  address: 50,
  code: 5,
  deviceCode: 5,
  dayOfCodes: 20,
  start: 300,
} as const

type Counted = keyof typeof MOST_FAILURES

/** Who tries: `address` is null where nobody knows it, `device` where the account never signed in from this browser. */
export type Attempt = {
  readonly username: string
  readonly address: string | null
  readonly device: string | null
}

/** Who tries a code: `account` names an account whose password was right, with that password. */
export type CodeAttempt = {
  readonly account: string
  readonly address: string | null
  readonly device: string | null
}

/** What is tried, as the record of who did what calls it, and with which account where there is one. */
export type Tried = { readonly action: AuditAction; readonly clinicianId: string | null }

/** What became of an attempt; `seconds` to wait before the next. */
export type Limited<T> =
  | { readonly kind: 'tried'; readonly result: T }
  | { readonly kind: 'wait'; readonly seconds: number }

const limiters = new WeakMap<PrismaClient, Readonly<Record<Counted, RateLimiterPrisma>>>()

/**
 * Tries to sign in unless too many attempts failed of late. Each is counted before the password is looked at, so that none
 * of many at once slips through, and taken back when it was right. Who comes from a device on which the account signed in
 * before is counted by that device: whoever guesses from elsewhere locks nobody out.
 */
export async function trySignIn<T>(
  attempt: Attempt,
  tried: Tried,
  signIn: () => Promise<T | null>,
): Promise<Limited<T | null>> {
  return tryCounted(listCounted(attempt), tried, signIn)
}

/**
 * Tries a code, in the same way. Who guesses from elsewhere has to wait for a day in the end, until the password, which
 * they know, is another one; whoever comes from a device on which the account signed in before never waits for them.
 */
export async function tryCode<T>(
  attempt: CodeAttempt,
  tried: Tried,
  check: () => Promise<T | null>,
): Promise<Limited<T | null>> {
  return tryCounted(listCountedCodes(attempt), tried, check)
}

/** Opens a link that somebody was given, in the same way: who guesses links is counted by address, and recorded. */
export async function tryLink<T>(
  address: string | null,
  action: AuditAction,
  open: () => Promise<T | null>,
): Promise<Limited<T | null>> {
  const tried = await tryCounted(listAddress(address), { action, clinicianId: null }, open)
  if (tried.kind === 'tried' && tried.result === null)
    await recordAuditAlone({ action, clinician: null, outcome: 'failed', detail: { reason: 'unknownLink' } })
  return tried
}

/** Counts a way to the provider of single sign-on, whatever comes of it; seconds to wait where that is too many. */
export async function countStart(address: string | null): Promise<number | null> {
  const start = { action: 'session.started', clinicianId: null } as const
  const tried = await tryCounted(address === null ? [] : [{ by: 'start', key: address }], start, async () => null)
  return tried.kind === 'wait' ? tried.seconds : null
}

type Count = { readonly by: Counted; readonly key: string }

async function tryCounted<T>(
  counted: readonly Count[],
  tried: Tried,
  attempt: () => Promise<T | null>,
): Promise<Limited<T | null>> {
  const database = await getDatabase()
  const taken: Taken[] = []
  for (const { by, key } of counted) {
    const limiter = limitersOf(database)[by]
    const refused = await take(limiter, key)
    if (refused !== null) {
      // Of many in a row only the first: whoever floods the app does not flood the record.
      if (refused.consumedPoints === MOST_FAILURES[by] + 1) await recordRefusal(database, tried)
      return { kind: 'wait', seconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) }
    }
    taken.push({ limiter, key })
  }
  const result = await attempt()
  if (result !== null) await giveBack(database, taken)
  return { kind: 'tried', result }
}

type Taken = { readonly limiter: RateLimiterPrisma; readonly key: string }

function listCounted({ username, address, device }: Attempt): readonly Count[] {
  const ofAddress = listAddress(address)
  // Passwords are typed into the wrong box: what stands there is kept nowhere.
  const name = createHash('sha256').update(username.trim().toLowerCase()).digest('hex')
  return device === null ? [...ofAddress, { by: 'account', key: name }] : [...ofAddress, { by: 'device', key: device }]
}

function listCountedCodes({ account, address, device }: CodeAttempt): readonly Count[] {
  if (device !== null) return [...listAddress(address), { by: 'deviceCode', key: device }]
  return [...listAddress(address), { by: 'code', key: account }, { by: 'dayOfCodes', key: account }]
}

function listAddress(address: string | null): readonly Count[] {
  return address === null ? [] : [{ by: 'address', key: address }]
}

function limitersOf(database: PrismaClient): Readonly<Record<Counted, RateLimiterPrisma>> {
  const known = limiters.get(database)
  if (known !== undefined) return known
  const made = {
    account: makeLimiter(database, 'account'),
    device: makeLimiter(database, 'device'),
    address: makeLimiter(database, 'address'),
    code: makeLimiter(database, 'code'),
    deviceCode: makeLimiter(database, 'deviceCode'),
    dayOfCodes: makeLimiter(database, 'dayOfCodes', DAY_MINUTES),
    start: makeLimiter(database, 'start'),
  }
  limiters.set(database, made)
  return made
}

function makeLimiter(database: PrismaClient, by: Counted, minutes = WINDOW_MINUTES): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: database,
    tableName: 'signInAttempt',
    keyPrefix: by,
    points: MOST_FAILURES[by],
    duration: minutes * 60,
    clearExpiredByTimeout: false,
  })
}

async function recordRefusal(database: PrismaClient, { action, clinicianId }: Tried): Promise<void> {
  const select = { id: true, displayName: true, practiceId: true } as const
  const clinician =
    clinicianId === null ? null : await database.clinician.findUnique({ where: { id: clinicianId }, select })
  await recordAuditAlone({ action, clinician, outcome: 'denied', detail: { reason: 'tooManyAttempts' } })
}

/** Counts one more; how many there are and how long to wait where that is too many. */
async function take(limiter: RateLimiterPrisma, key: string): Promise<RateLimiterRes | null> {
  try {
    await limiter.consume(key)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused
    throw refused
  }
}

async function giveBack(database: PrismaClient, taken: readonly Taken[]): Promise<void> {
  for (const { limiter, key } of taken) await limiter.reward(key)
  await database.signInAttempt.deleteMany({ where: { expire: { lt: new Date() } } })
}
