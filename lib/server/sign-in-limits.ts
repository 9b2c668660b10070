import 'server-only'
import { createHash } from 'node:crypto'
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible'
import { getDatabase } from './db'
import type { PrismaClient } from './generated/client'

/** Minutes over which attempts are counted. */
export const WINDOW_MINUTES = 15

/** Attempts to sign in that fail, in the window, before the next has to wait (OWASP ASVS 6.3.1; the numbers are ours). */
export const MOST_FAILURES = { account: 10, device: 10, address: 50 } as const

type Counted = keyof typeof MOST_FAILURES

/** Who tries: `address` is null where nobody knows it, `device` where the account never signed in from this browser. */
export type Attempt = {
  readonly username: string
  readonly address: string | null
  readonly device: string | null
}

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
export async function trySignIn<T>(attempt: Attempt, signIn: () => Promise<T | null>): Promise<Limited<T | null>> {
  const database = await getDatabase()
  const counted = listCounted(attempt)
  const taken: Taken[] = []
  for (const { by, key } of counted) {
    const limiter = limitersOf(database)[by]
    const seconds = await take(limiter, key)
    if (seconds !== null) return { kind: 'wait', seconds }
    taken.push({ limiter, key })
  }
  const result = await signIn()
  if (result !== null) await giveBack(database, taken)
  return { kind: 'tried', result }
}

type Taken = { readonly limiter: RateLimiterPrisma; readonly key: string }

function listCounted({
  username,
  address,
  device,
}: Attempt): readonly { readonly by: Counted; readonly key: string }[] {
  const ofAddress = address === null ? [] : [{ by: 'address' as const, key: address }]
  // Passwords are typed into the wrong box: what stands there is kept nowhere.
  const name = createHash('sha256').update(username.trim().toLowerCase()).digest('hex')
  return device === null ? [...ofAddress, { by: 'account', key: name }] : [...ofAddress, { by: 'device', key: device }]
}

function limitersOf(database: PrismaClient): Readonly<Record<Counted, RateLimiterPrisma>> {
  const known = limiters.get(database)
  if (known !== undefined) return known
  const made = {
    account: makeLimiter(database, 'account'),
    device: makeLimiter(database, 'device'),
    address: makeLimiter(database, 'address'),
  }
  limiters.set(database, made)
  return made
}

function makeLimiter(database: PrismaClient, by: Counted): RateLimiterPrisma {
  return new RateLimiterPrisma({
    storeClient: database,
    tableName: 'signInAttempt',
    keyPrefix: by,
    points: MOST_FAILURES[by],
    duration: WINDOW_MINUTES * 60,
    clearExpiredByTimeout: false,
  })
}

/** Counts one more; says how long to wait where that is too many. */
async function take(limiter: RateLimiterPrisma, key: string): Promise<number | null> {
  try {
    await limiter.consume(key)
    return null
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000))
    throw refused
  }
}

async function giveBack(database: PrismaClient, taken: readonly Taken[]): Promise<void> {
  for (const { limiter, key } of taken) await limiter.reward(key)
  await database.signInAttempt.deleteMany({ where: { expire: { lt: new Date() } } })
}
