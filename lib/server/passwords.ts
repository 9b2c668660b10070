import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { createSemaphore, type Semaphore } from './semaphore'

declare global {
  var fairTrialHashing: Semaphore | undefined
}

// OWASP and RFC 9106 allow less; this is about 60 ms here, and four at a time hold at most 256 MiB.
const ARGON2ID = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }
const CONCURRENT_HASHES = 4

// Next loads this module more than once in a process; the limit is for all of them together.
globalThis.fairTrialHashing ??= createSemaphore(CONCURRENT_HASHES)
const hashing = globalThis.fairTrialHashing

/** The hash of random bytes that were thrown away: no password matches it. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=65536,t=3,p=1$d8iLJA0ASSAvq7j4oQFltQ$wFQETbvsZKDzm29/1O3MQ+7gfvgGnYzdCmktowPpcOY'

/** Hash of a password, for storing. */
export function hashPassword(password: string): Promise<string> {
  return hashing.run(() => hash(password, ARGON2ID))
}

/** Whether the password is the one that was hashed; without a hash it takes as long and is never so. */
export function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  return hashing.run(async () => (await verify(storedHash ?? NOBODYS_HASH, password)) && storedHash !== null)
}
