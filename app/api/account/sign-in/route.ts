import { accountHandler } from '@/lib/server/account-handler'
import { getAccountId } from '@/lib/server/accounts'
import { getCallerAddress } from '@/lib/server/caller-address'
import { readDevice, toDeviceCookie } from '@/lib/server/known-device'
import { toRejectedEntryCookie } from '@/lib/server/rejected-entry'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { toSignInPath } from '@/lib/server/require-clinician'
import { toReturnPath } from '@/lib/server/return-path'
import { signInWithPassword } from '@/lib/server/sign-in'
import { trySignIn } from '@/lib/server/sign-in-limits'

const MAX_BYTES = 16_384

export const POST = accountHandler(signIn)

async function signIn(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const form = await readForm(request, MAX_BYTES)
  const username = form?.get('username') ?? ''
  const returnPath = toReturnPath(form?.get('next'))
  const accountId = await getAccountId(username)
  const known = readDevice(request)
  const device = known !== null && known.clinicianId === accountId ? known.id : null
  const attempt = { username, address: getCallerAddress(request.headers), device }
  const tried = await trySignIn(attempt, () => signInWithPassword(request, username, form?.get('password') ?? ''))
  if (tried.kind === 'wait') return refuseForNow(tried.seconds)
  if (tried.result !== null && accountId !== null) {
    return redirectTo(returnPath, [tried.result, ...(device === null ? [toDeviceCookie(request, accountId)] : [])])
  }
  const entry = toRejectedEntryCookie(request, '/sign-in', {
    typed: { username: username.slice(0, 100) },
    problems: {},
  })
  return redirectTo(toSignInPath(returnPath, 'wrong'), [entry])
}

function refuseForNow(seconds: number): Response {
  const minutes = Math.ceil(seconds / 60)
  const sentence = `Too many attempts to sign in failed. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or now in a browser in which you signed in before.`
  return new Response(`${sentence}\n\nThe Back button of the browser returns to the form.\n`, {
    status: 429,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Retry-After': String(seconds),
    },
  })
}
