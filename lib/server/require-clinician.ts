import 'server-only'
import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { isAllowed, type Permission } from '@/lib/domain/permissions'
import { hasAccounts } from './accounts'
import { recordAuditAlone } from './audit/record-audit'
import type { Clinician } from './clinician'
import { PATH_HEADER } from './path-header'
import { isSecure } from './request-guard'
import { toReturnPath } from './return-path'
import { SECOND_FACTOR_PAGE } from './second-factor/second-factor-page'
import { getSessionCookieName, readSessionCookie } from './session-cookie'
import { getSessionClinician, getSessionTimes, type SessionTimes, type SessionToken } from './sessions'
import type { SignOnNotice } from './single-sign-on/sign-on-notices'

/** The session that the cookie of this request names, whether or not it has ended. */
const getToken = cache(async (): Promise<SessionToken | null> => {
  const name = getSessionCookieName(isSecure(await headers()))
  return readSessionCookie((await cookies()).get(name)?.value)
})

/** When the session of this request ends, or `null` where it has; asking keeps no session alive. */
export async function getTimesOfSession(): Promise<SessionTimes | null> {
  const token = await getToken()
  return token && getSessionTimes(token, new Date())
}

/** Who is asking, whatever they may do, or `null`. Looked up once per page. */
export const getClinician = cache(async (): Promise<Clinician | null> => {
  const requestHeaders = await headers()
  const token = await getToken()
  if (!token) return null
  const isPrefetch = requestHeaders.get('next-router-prefetch') !== null || requestHeaders.get('purpose') === 'prefetch'
  return getSessionClinician(token, new Date(), isPrefetch ? 'passive' : 'active')
})

/** Why a request is not answered: nobody is signed in, a second factor is missing, or their role may not. */
export type NotAllowed = 'signedOut' | 'noSecondFactor' | 'notAllowed'

/** Who is asking, and in which session. */
export type InSession = { readonly clinician: Clinician; readonly token: SessionToken }

/** Who is asking, or why they may not. */
export type Asked = (InSession & { readonly refused: null }) | { readonly refused: NotAllowed }

/** Who is asking for what a permission opens: for handlers, which answer a refusal as they see fit. */
export async function askWho(permission: Permission): Promise<Asked> {
  const [clinician, token] = [await getClinician(), await getToken()]
  if (clinician === null || token === null) return { refused: 'signedOut' }
  if (clinician.mustSetUpSecondFactor && permission !== 'account.secondFactor') return { refused: 'noSecondFactor' }
  if (!isAllowed(clinician.role, permission)) {
    await recordAuditAlone({ clinician, action: 'page.refused', outcome: 'denied', detail: { permission } })
    return { refused: 'notAllowed' }
  }
  return { clinician, token, refused: null }
}

/**
 * Who is asking for what a permission opens: for pages. Nobody is sent to the sign-in page, and from there back here; who
 * still has to set a second factor up, to the page for it; whose role may not is told so.
 */
export async function requireClinician(permission: Permission): Promise<Clinician> {
  return (await requireSession(permission)).clinician
}

/** The same, with the session in which they ask. */
export async function requireSession(permission: Permission): Promise<InSession> {
  const asked = await askWho(permission)
  if (asked.refused === null) return asked
  if (asked.refused === 'notAllowed') forbidden()
  if (asked.refused === 'noSecondFactor') redirect(SECOND_FACTOR_PAGE)
  const requestHeaders = await headers()
  const path = toReturnPath(requestHeaders.get(PATH_HEADER))
  if (!(await hasAccounts())) redirect('/welcome')
  const hadSession = (await cookies()).has(getSessionCookieName(isSecure(requestHeaders)))
  redirect(toSignInPath(path, hadSession ? 'ended' : null))
}

export type SignInNotice =
  | SignOnNotice
  | 'ended'
  | 'signed-out'
  | 'wrong'
  | 'exists'
  | 'too-late'
  | 'joined'
  | 'new-password'

/** The sign-in page, with where to go on to and what to say first. */
export function toSignInPath(returnPath: string, notice: SignInNotice | null): string {
  const query = new URLSearchParams()
  if (returnPath !== '/') query.set('next', returnPath)
  if (notice) query.set('notice', notice)
  return query.size === 0 ? '/sign-in' : `/sign-in?${query}`
}
