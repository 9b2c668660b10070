import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { hasAccounts } from './accounts'
import type { Clinician } from './clinician'
import { PATH_HEADER } from './path-header'
import { isSecure } from './request-guard'
import { toReturnPath } from './return-path'
import { getSessionCookieName, readSessionCookie } from './session-cookie'
import { getSessionClinician, getSessionTimes, type SessionTimes, type SessionToken } from './sessions'

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

/** Who is asking, or `null`: for handlers, which answer as they see fit. Looked up once per page. */
export const getClinician = cache(async (): Promise<Clinician | null> => {
  const requestHeaders = await headers()
  const token = await getToken()
  if (!token) return null
  const isPrefetch = requestHeaders.get('next-router-prefetch') !== null || requestHeaders.get('purpose') === 'prefetch'
  return getSessionClinician(token, new Date(), isPrefetch ? 'passive' : 'active')
})

/** Who is asking, and in which session: for what changes sessions. */
export async function getClinicianInSession(): Promise<{
  readonly clinician: Clinician
  readonly token: SessionToken
} | null> {
  const [clinician, token] = [await getClinician(), await getToken()]
  return clinician && token && { clinician, token }
}

/** Who is asking: for pages. Nobody is sent to the sign-in page, and from there back here. */
export async function requireClinician(): Promise<Clinician> {
  const clinician = await getClinician()
  if (clinician) return clinician
  const requestHeaders = await headers()
  const path = toReturnPath(requestHeaders.get(PATH_HEADER))
  if (!(await hasAccounts())) redirect('/welcome')
  const hadSession = (await cookies()).has(getSessionCookieName(isSecure(requestHeaders)))
  redirect(toSignInPath(path, hadSession ? 'ended' : null))
}

export type SignInNotice = 'ended' | 'signed-out' | 'wrong' | 'exists' | 'too-late'

/** The sign-in page, with where to go on to and what to say first. */
export function toSignInPath(returnPath: string, notice: SignInNotice | null): string {
  const query = new URLSearchParams()
  if (returnPath !== '/') query.set('next', returnPath)
  if (notice) query.set('notice', notice)
  return query.size === 0 ? '/sign-in' : `/sign-in?${query}`
}
