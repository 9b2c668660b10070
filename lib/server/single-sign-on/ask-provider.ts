import 'server-only'
import type { AuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { getAuthOptions } from '../auth-options'
import { log } from '../log'
import { isSecure } from '../request-guard'
import { passToLibrary, postToLibrary } from '../sign-in-library'
import type { SingleSignOn } from './parse-single-sign-on'
import { SIGN_ON_MINUTES } from './sign-on-starts'

/** The provider among those of next-auth, whose endpoints bear its name. */
const PROVIDER = 'oidc'
const CHECKS = ['state', 'nonce', 'pkceCodeVerifier'] as const
const TIMEOUT_MS = 8000

const claimsSchema = z.object({ iss: z.string(), sub: z.string().min(1).max(255) })

/** Whom a provider vouches for, by its own name for them. */
export type Identity = { readonly issuer: string; readonly subject: string }

/** Where to send a browser, which state comes back, and the cookies by which the way back is checked. */
export type WayToProvider = {
  readonly url: string
  readonly state: string
  readonly cookies: readonly string[]
}

/** The way to the provider; `null` where it does not answer. */
export async function findWayToProvider(request: Request, provider: SingleSignOn): Promise<WayToProvider | null> {
  const options = toOptions(request, provider, () => {})
  const answer = await postToLibrary(request, `signin/${PROVIDER}`, options)
  const url = answer.headers.get('location') ?? ''
  const state = URL.canParse(url) ? new URL(url).searchParams.get('state') : null
  const cookies = answer.headers.getSetCookie().filter((cookie) => isCheck(request, cookie))
  return state === null || cookies.length !== CHECKS.length ? null : { url, state, cookies }
}

/**
 * Whom the provider vouches for, of a browser that comes back from it: the state is the one of this browser, the code was
 * exchanged, and what the provider signed is meant for us, for this way and of this hour. `null` in every other case.
 */
export async function readWayBack(request: Request, provider: SingleSignOn): Promise<Identity | null> {
  const vouched: unknown[] = []
  const options = toOptions(request, provider, (claims) => vouched.push(claims))
  await passToLibrary(request, `callback/${PROVIDER}`, options)
  const claims = claimsSchema.safeParse(vouched[0])
  if (!claims.success) return null
  const { iss: issuer, sub: subject } = claims.data
  if (issuer === provider.issuer) return { issuer, subject }
  log('sign-in.failed', { code: 'OIDC_ISSUER_IS_ANOTHER' })
  return null
}

/** The cookies of the way, gone. */
export function dropChecks(request: Request): readonly string[] {
  const end = isSecure(request.headers) ? '; Secure' : ''
  return CHECKS.map((check) => `${nameOf(request, check)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${end}`)
}

// The library vouches and no more: it makes no session, which only a proof of ours does.
function toOptions(request: Request, settings: SingleSignOn, vouch: (claims: unknown) => void): AuthOptions {
  const secure = isSecure(request.headers)
  const options = getAuthOptions(secure)
  return {
    ...options,
    cookies: {
      ...options.cookies,
      ...Object.fromEntries(CHECKS.map((check) => [check, toCheckCookie(request, check)])),
    },
    providers: [toProvider(settings)],
    callbacks: {
      ...options.callbacks,
      signIn: ({ profile }) => {
        vouch(profile)
        return '/'
      },
    },
  }
}

function toProvider({ issuer, clientId, clientSecret, name }: SingleSignOn): OAuthConfig<{ readonly sub: string }> {
  return {
    id: PROVIDER,
    name,
    type: 'oauth',
    issuer,
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    // Nothing about the person: no name, no address.
    authorization: { params: { scope: 'openid' } },
    httpOptions: { timeout: TIMEOUT_MS },
    profile: ({ sub }) => ({ id: sub }),
  }
}

function toCheckCookie(request: Request, check: (typeof CHECKS)[number]) {
  const secure = isSecure(request.headers)
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: SIGN_ON_MINUTES * 60 } as const
  return { name: nameOf(request, check), options }
}

function isCheck(request: Request, cookie: string): boolean {
  return CHECKS.some((check) => cookie.startsWith(`${nameOf(request, check)}=`))
}

function nameOf(request: Request, check: (typeof CHECKS)[number]): string {
  return `${isSecure(request.headers) ? '__Host-' : ''}fair-trial.sign-on.${check}`
}
