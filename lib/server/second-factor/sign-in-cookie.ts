import 'server-only'
import { cookies, headers } from 'next/headers'
import { isSecure } from '../request-guard'
import { PROOF_MINUTES } from './sign-in-proof'

/** The cookie that takes the proof of a right password to the page that asks for the code. It opens nothing. */
export function toProofCookie(request: Request, token: string): string {
  return writeCookie(request, token, PROOF_MINUTES * 60)
}

/** The same, gone. */
export function dropProofCookie(request: Request): string {
  return writeCookie(request, '', 0)
}

/** The proof that this browser brings, or `null`. */
export async function getProofToken(): Promise<string | null> {
  return (await cookies()).get(nameOf(isSecure(await headers())))?.value || null
}

function writeCookie(request: Request, value: string, seconds: number): string {
  const secure = isSecure(request.headers)
  return `${nameOf(secure)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}

function nameOf(secure: boolean): string {
  return secure ? '__Host-fair-trial.password-proof' : 'fair-trial.password-proof'
}
