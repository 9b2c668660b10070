import { toRejectedEntryCookie } from '@/lib/server/rejected-entry'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { toSignInPath } from '@/lib/server/require-clinician'
import { toReturnPath } from '@/lib/server/return-path'
import { signInWithPassword } from '@/lib/server/sign-in'

const MAX_BYTES = 16_384

export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const form = await readForm(request, MAX_BYTES)
  const username = form?.get('username') ?? ''
  const returnPath = toReturnPath(form?.get('next'))
  const cookie = await signInWithPassword(request, username, form?.get('password') ?? '')
  if (cookie) return redirectTo(returnPath, [cookie])
  const entry = toRejectedEntryCookie(request, '/sign-in', {
    typed: { username: username.slice(0, 100) },
    problems: {},
  })
  return redirectTo(toSignInPath(returnPath, 'wrong'), [entry])
}
