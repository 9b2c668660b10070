import { accountHandler } from '@/lib/server/account-handler'
import { getAccountId } from '@/lib/server/accounts'
import { getCallerAddress } from '@/lib/server/caller-address'
import { getDeviceOf, toDeviceCookie } from '@/lib/server/known-device'
import { toRejectedEntryCookie } from '@/lib/server/rejected-entry'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { toSignInPath } from '@/lib/server/require-clinician'
import { toReturnPath } from '@/lib/server/return-path'
import { toCodePath } from '@/lib/server/second-factor/code-path'
import { toProofCookie } from '@/lib/server/second-factor/sign-in-cookie'
import { signInWithPassword } from '@/lib/server/sign-in'
import { refuseForNow } from '@/lib/server/sign-in-answers'
import { trySignIn } from '@/lib/server/sign-in-limits'

const MAX_BYTES = 16_384

export const POST = accountHandler(signIn)

async function signIn(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const form = await readForm(request, MAX_BYTES)
  const username = form?.get('username') ?? ''
  const returnPath = toReturnPath(form?.get('next'))
  const accountId = await getAccountId(username)
  const device = getDeviceOf(request, accountId)
  const attempt = { username, address: getCallerAddress(request.headers), device }
  const tried = await trySignIn(attempt, { action: 'session.started', clinicianId: accountId }, () =>
    signInWithPassword(request, username, form?.get('password') ?? ''),
  )
  if (tried.kind === 'wait') return refuseForNow(tried.seconds)
  if (tried.result?.kind === 'asksForCode')
    return redirectTo(toCodePath(returnPath), [toProofCookie(request, tried.result.token)])
  if (tried.result !== null) {
    const { cookie, clinicianId } = tried.result
    return redirectTo(returnPath, [cookie, ...(device === null ? [toDeviceCookie(request, clinicianId)] : [])])
  }
  const entry = toRejectedEntryCookie(request, '/sign-in', {
    typed: { username: username.slice(0, 100) },
    problems: {},
  })
  return redirectTo(toSignInPath(returnPath, 'wrong'), [entry])
}
