import 'server-only'
import { Secret, TOTP } from 'otpauth'

/** Seconds for which one code is shown (RFC 6238). */
export const STEP_SECONDS = 30

// What every authenticator app can do; several ignore anything else that a QR code asks for.
const CODES = { algorithm: 'SHA1', digits: 6, period: STEP_SECONDS } as const
const SECRET_BYTES = 20
/** Steps before and after the present one whose code is taken: clocks differ, and people type. */
const STEPS_AROUND = 1

/** A new secret of 160 random bits, in the letters that authenticator apps take. */
export function generateSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** What the QR code says: the secret, and what the app calls it. */
export function toAuthenticatorUri(secret: string, username: string): string {
  return new TOTP({ ...CODES, issuer: 'Fair Trial', label: username, secret }).toString()
}

/** The step that a code belongs to, of the present one and those around it; `null` where it belongs to none of them. */
export function findStep(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ ...CODES, secret })
  const timestamp = now.getTime()
  const distance = totp.validate({ token: code, timestamp, window: STEPS_AROUND })
  return distance === null ? null : totp.counter({ timestamp }) + distance
}
