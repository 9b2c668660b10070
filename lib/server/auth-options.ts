import 'server-only'
import type { AuthOptions } from 'next-auth'
import credentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { log } from './log'
import { redeemProof } from './second-factor/sign-in-proof'
import { getAuthSecret } from './secrets'
import { getSessionCookieName, getSessionCookieOptions } from './session-cookie'
import { ABSOLUTE_HOURS } from './session-limits'
import { getSessionClinician, revokeSession, startSession } from './sessions'

const credentialsSchema = z.object({ proof: z.string().max(100), code: z.string().max(1024) })
const startedSchema = z.object({ id: z.string(), sid: z.string(), authTime: z.number() })
const tokenSchema = z.object({ sub: z.string(), sid: z.string(), authTime: z.number() })

/** How next-auth works here: its token only names a session, whose row decides. */
export function getAuthOptions(isSecure: boolean): AuthOptions {
  return {
    secret: getAuthSecret(),
    session: { strategy: 'jwt', maxAge: ABSOLUTE_HOURS * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: { name: getSessionCookieName(isSecure), options: getSessionCookieOptions(isSecure) },
    },
    useSecureCookies: isSecure,
    logger: { error: logFailure, warn: () => {}, debug: () => {} },
    providers: [
      credentialsProvider({
        credentials: { proof: { type: 'text' }, code: { type: 'text' } },
        authorize,
      }),
    ],
    callbacks: {
      // What a browser sends as an update never reaches the token.
      jwt: ({ token, user }) => {
        if (!user) return tokenSchema.parse(token)
        const { id, sid, authTime } = startedSchema.parse(user)
        return { sub: id, sid, authTime }
      },
      session: async ({ session, token }) => {
        const clinician = await getSessionClinician(tokenSchema.parse(token), new Date(), 'passive')
        if (!clinician) throw new Error('This session has ended')
        return { user: { name: clinician.displayName }, expires: session.expires }
      },
      redirect: ({ baseUrl }) => baseUrl,
    },
    events: {
      signOut: ({ token }) => revokeSession(tokenSchema.parse(token).sid, new Date()),
    },
  }
}

/**
 * Starts a session for who brings the proof of who they are and, where the account has a second factor, its code.
 * A code alone opens nothing: it is not even looked at.
 */
export async function authorize(credentials: Record<'proof' | 'code', string> | undefined) {
  const parsed = credentialsSchema.safeParse(credentials)
  if (!parsed.success) return null
  const now = new Date()
  const redeemed = await redeemProof(parsed.data.proof, parsed.data.code, now)
  if (redeemed === null) return null
  const { sid, authTime } = await startSession(redeemed.clinicianId, now, redeemed.method)
  return { id: redeemed.clinicianId, sid, authTime }
}

// Sessions that have ended are everyday; the metadata that comes with errors may hold what was typed.
function logFailure(code: string): void {
  if (code !== 'JWT_SESSION_ERROR') log('sign-in.failed', { code })
}
