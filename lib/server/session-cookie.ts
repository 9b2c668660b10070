import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { isSecure } from './request-guard'
import { getAuthSecret } from './secrets'
import type { SessionToken } from './sessions'

const tokenSchema = z.object({ sub: z.uuid(), sid: z.string().min(1).max(100), authTime: z.number() })

/** The session cookie's name; over TLS no other site or plain connection can set it. */
export function getSessionCookieName(isSecure: boolean): string {
  return isSecure ? '__Host-fair-trial.session' : 'fair-trial.session'
}

/** How the session cookie is kept in the browser. */
export function getSessionCookieOptions(isSecure: boolean) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const
}

/** What a session cookie says; `null` for one that we did not write, or that has run out. */
export async function readSessionCookie(value: string | undefined): Promise<SessionToken | null> {
  if (!value) return null
  const result = tokenSchema.safeParse(await decodeOrNull(value))
  return result.success ? result.data : null
}

/** The cookie of a session whose id has changed, as the sign-in library writes it. */
export async function toSessionCookie(request: Request, token: SessionToken, endsAt: Date, now: Date): Promise<string> {
  const secure = isSecure(request.headers)
  const maxAge = Math.max(0, Math.floor((endsAt.getTime() - now.getTime()) / 1000))
  const value = await encode({ token: { ...token }, secret: getAuthSecret(), maxAge })
  const end = secure ? '; Secure' : ''
  return `${getSessionCookieName(secure)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${end}`
}

async function decodeOrNull(token: string): Promise<unknown> {
  try {
    return await decode({ token, secret: getAuthSecret() })
  } catch {
    // A forged or damaged token, in any of the ways that the library has for it.
    return null
  }
}
