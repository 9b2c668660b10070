import { cookies } from 'next/headers'
import { isSameOrigin, isSecure, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { toSignInPath } from '@/lib/server/require-clinician'
import { getSessionCookieName, readSessionCookie } from '@/lib/server/session-cookie'
import { revokeSession } from '@/lib/server/sessions'

export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const store = await cookies()
  const name = getSessionCookieName(isSecure(request.headers))
  const token = await readSessionCookie(store.get(name)?.value)
  if (token) await revokeSession(token.sid, new Date())
  store.delete({ name, path: '/', secure: isSecure(request.headers) })
  return redirectTo(toSignInPath('/', 'signed-out'))
}
