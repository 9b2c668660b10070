import 'server-only'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { getAuthOptions } from './auth-options'
import { isSecure } from './request-guard'
import { provePassword } from './second-factor/sign-in-proof'
import { getSessionCookieName } from './session-cookie'

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
 * Signs in through next-auth's credentials endpoint with the proof of a right password and a code; returns the cookie to
 * set, or `null` when that is not enough. The caller has checked that one of our pages sent the form; next-auth's own proof
 * of that is fetched and handed back here.
 */
export async function redeemForCookie(request: Request, proof: string, code: string): Promise<string | null> {
  const secure = isSecure(request.headers)
  const options = getAuthOptions(secure)
  const csrf: Response = await NextAuth(toAuthRequest(request, 'csrf'), toContext('csrf'), options)
  const { csrfToken } = await csrf.json()
  await keepCsrfCookie(csrf.headers.getSetCookie())
  const form = new URLSearchParams({ csrfToken, proof, code })
  const endpoint = 'callback/credentials'
  const answer: Response = await NextAuth(toAuthRequest(request, endpoint, form), toContext(endpoint), options)
  const name = `${getSessionCookieName(secure)}=`
  return answer.headers.getSetCookie().find((cookie) => cookie.startsWith(name)) ?? null
}

function toContext(endpoint: string) {
  return { params: { nextauth: endpoint.split('/') } }
}

function toAuthRequest(request: Request, endpoint: string, form?: URLSearchParams): NextRequest {
  const url = new URL(`/api/auth/${endpoint}`, request.url)
  return form ? new NextRequest(url, { method: 'POST', body: form }) : new NextRequest(url)
}

// next-auth reads the cookies of this request, to which what is set here already belongs.
async function keepCsrfCookie(setCookies: readonly string[]): Promise<void> {
  const [pair] = setCookies.find((cookie) => cookie.includes('csrf-token='))?.split(';') ?? []
  if (!pair) return
  const [name = '', value = ''] = pair.split('=')
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: name.startsWith('__Host-') } as const
  const store = await cookies()
  store.set(name, decodeURIComponent(value), options)
}
