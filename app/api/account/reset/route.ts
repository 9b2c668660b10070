import { accountHandler } from '@/lib/server/account-handler'
import { getCallerAddress } from '@/lib/server/caller-address'
import { setPasswordByLink } from '@/lib/server/practice/use-account-link'
import { toRejectedEntryCookie } from '@/lib/server/rejected-entry'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { toSignInPath } from '@/lib/server/require-clinician'
import { refuseForNow } from '@/lib/server/sign-in-answers'
import { tryLink } from '@/lib/server/sign-in-limits'

const MAX_BYTES = 16_384

/** Sets the password that the holder of a link chose. What was typed is never sent back. */
export const POST = accountHandler(reset)

async function reset(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const form = await readForm(request, MAX_BYTES)
  const [token, password] = [form?.get('token') ?? '', form?.get('password') ?? '']
  const page = `/reset/${encodeURIComponent(token.slice(0, 100))}`
  const tried = await tryLink(getCallerAddress(request.headers), 'account.passwordReset', () =>
    setPasswordByLink(token, password, new Date()),
  )
  if (tried.kind === 'wait') return refuseForNow(tried.seconds)
  if (tried.result === null) return redirectTo(page)
  if (tried.result === 'saved') return redirectTo(toSignInPath('/', 'new-password'))
  const problems = { password: tried.result.problem }
  return redirectTo(page, [toRejectedEntryCookie(request, '/reset', { typed: {}, problems })])
}
