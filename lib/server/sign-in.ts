import 'server-only'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { getAuthOptions } from './auth-options'
import { isSecure } from './request-guard'
import { getSessionCookieName } from './session-cookie'

/**
 * Signs in through next-auth's credentials endpoint; returns the cookie to set, or `null` when the two do not belong together.
 * The caller has checked that one of our pages sent the form; next-auth's own proof of that is fetched and handed back here.
 */
export async function signInWithPassword(request: Request, username: string, password: string): Promise<string | null> {
  const secure = isSecure(request.headers)
  const options = getAuthOptions(secure)
  const csrf: Response = await NextAuth(toAuthRequest(request, 'csrf'), toContext('csrf'), options)
  const { csrfToken } = await csrf.json()
  await keepCsrfCookie(csrf.headers.getSetCookie())
  const form = new URLSearchParams({ csrfToken, username, password })
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
