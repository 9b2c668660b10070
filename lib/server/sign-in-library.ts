import 'server-only'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import NextAuth, { type AuthOptions } from 'next-auth'

/**
 * Asks one of next-auth's endpoints for a form of ours, whose origin the caller has checked; next-auth's own proof of
 * that is fetched and handed back here.
 */
export async function postToLibrary(
  request: Request,
  endpoint: string,
  options: AuthOptions,
  fields: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const csrf: Response = await NextAuth(toAuthRequest(request, 'csrf'), toContext('csrf'), options)
  const { csrfToken } = await csrf.json()
  await keepCsrfCookie(csrf.headers.getSetCookie())
  const form = new URLSearchParams({ ...fields, csrfToken })
  return NextAuth(toAuthRequest(request, endpoint, form), toContext(endpoint), options)
}

/** Hands a request on to one of next-auth's endpoints, with its query. */
export async function passToLibrary(request: Request, endpoint: string, options: AuthOptions): Promise<Response> {
  return NextAuth(new NextRequest(request.url), toContext(endpoint), options)
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
