import { cookies } from 'next/headers'
import { accountHandler } from '@/lib/server/account-handler'
import { dropSearchesOf } from '@/lib/server/case-search'
import { isSameOrigin, isSecure, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { toSignInPath } from '@/lib/server/require-clinician'
import { getSessionCookieName, readSessionCookie } from '@/lib/server/session-cookie'
import { revokeSession } from '@/lib/server/sessions'

export const POST = accountHandler(signOut)

async function signOut(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const store = await cookies()
  const name = getSessionCookieName(isSecure(request.headers))
  const token = await readSessionCookie(store.get(name)?.value)
  if (token) {
    const now = new Date()
    await revokeSession(token.sid, now)
    await dropSearchesOf(token.sub, now)
  }
  store.delete({ name, path: '/', secure: isSecure(request.headers) })
  return redirectTo(toSignInPath('/', 'signed-out'))
}
