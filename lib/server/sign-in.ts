import 'server-only'
import { cookies } from 'next/headers'
import { getAuthOptions } from './auth-options'
import { isSecure } from './request-guard'
import { provePassword } from './second-factor/sign-in-proof'
import { getSessionCookieName, readSessionCookie } from './session-cookie'
import { revokeSession } from './sessions'
import { postToLibrary } from './sign-in-library'

/** What a right password leads to: a session, or the question for a code. */
export type SignedIn =
  | { readonly kind: 'signedIn'; readonly clinicianId: string; readonly cookie: string }
  | { readonly kind: 'asksForCode'; readonly clinicianId: string; readonly token: string }

/** Checks a password; `null` when it does not belong to the username. The caller has checked that one of our pages sent it. */
export async function signInWithPassword(
  request: Request,
  username: string,
  password: string,
): Promise<SignedIn | null> {
  const proof = await provePassword(username, password, new Date())
  if (proof === null) return null
  const { clinicianId, token, asksForCode } = proof
  if (asksForCode) return { kind: 'asksForCode', clinicianId, token }
  const cookie = await redeemForCookie(request, token, '')
  return cookie === null ? null : { kind: 'signedIn', clinicianId, cookie }
}

/**
 * Signs in through next-auth's credentials endpoint with the proof of who somebody is, and a code; returns the cookie to
 * set, or `null` when that is not enough; a session that was open in the same browser ends. The caller has checked that
 * one of our pages sent the form, or that the provider of single sign-on answered what this browser asked it.
 */
export async function redeemForCookie(request: Request, proof: string, code: string): Promise<string | null> {
  const secure = isSecure(request.headers)
  const answer = await postToLibrary(request, 'callback/credentials', getAuthOptions(secure), { proof, code })
  const name = getSessionCookieName(secure)
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`)) ?? null
  // The new cookie takes the place of the former one: nobody can end that session from here any more.
  const former = cookie === null ? null : await readSessionCookie((await cookies()).get(name)?.value)
  if (former !== null) await revokeSession(former.sid, new Date())
  return cookie
}
