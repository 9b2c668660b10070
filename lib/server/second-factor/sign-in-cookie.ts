import 'server-only'
import { cookies, headers } from 'next/headers'
import { isSecure } from '../request-guard'
import { PROOF_MINUTES } from './sign-in-proof'

/**
 * The cookie that takes the proof of who somebody is to the page that asks for the code. It opens nothing. `Lax` where a
 * browser comes back from another site, which leaves out what is strict.
 */
export function toProofCookie(request: Request, token: string, sameSite: 'Strict' | 'Lax' = 'Strict'): string {
  return writeCookie(request, token, PROOF_MINUTES * 60, sameSite)
}

/** The same, gone. */
export function dropProofCookie(request: Request): string {
  return writeCookie(request, '', 0, 'Strict')
}

/** The proof that this browser brings, or `null`. */
export async function getProofToken(): Promise<string | null> {
  return (await cookies()).get(nameOf(isSecure(await headers())))?.value || null
}

function writeCookie(request: Request, value: string, seconds: number, sameSite: 'Strict' | 'Lax'): string {
  const secure = isSecure(request.headers)
  const end = secure ? '; Secure' : ''
  return `${nameOf(secure)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${sameSite}${end}`
}

function nameOf(secure: boolean): string {
  return secure ? '__Host-fair-trial.password-proof' : 'fair-trial.password-proof'
}
