import { accountHandler, refuseAccountForm } from '@/lib/server/account-handler'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'
import { revokeOtherSessions, revokeSessionByKey } from '@/lib/server/sessions'

const MAX_BYTES = 4096

/** Ends one session of the clinician, or all but this one. */
export const POST = accountHandler(endSessions)

async function endSessions(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.own')
  if (asked.refused !== null) return refuseAccountForm(asked.refused, '/account')
  const key = (await readForm(request, MAX_BYTES))?.get('session') ?? ''
  const now = new Date()
  if (key === 'others') await revokeOtherSessions(asked.clinician, asked.token, now)
  else await revokeSessionByKey(asked.clinician, key, now)
  return redirectTo('/account?done=ended#sessions')
}
