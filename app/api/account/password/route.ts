import { accountHandler, refuseAccountForm } from '@/lib/server/account-handler'
import { changePassword } from '@/lib/server/accounts'
import { toRejectedEntryCookie } from '@/lib/server/rejected-entry'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'

const MAX_BYTES = 16_384

/** Changes the clinician's own password. What was typed is never sent back. */
export const POST = accountHandler(savePassword)

async function savePassword(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.own')
  if (asked.refused !== null) return refuseAccountForm(asked.refused, '/account')
  const form = await readForm(request, MAX_BYTES)
  const problems = await changePassword(asked, form?.get('current') ?? '', form?.get('password') ?? '', new Date())
  if (problems === null) return redirectTo('/account?done=password')
  return redirectTo('/account?done=wrong', [toRejectedEntryCookie(request, '/account', { typed: {}, problems })])
}
