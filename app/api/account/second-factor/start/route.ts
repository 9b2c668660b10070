import { accountHandler } from '@/lib/server/account-handler'
import { isSameOrigin, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho, toSignInPath } from '@/lib/server/require-clinician'
import { SECOND_FACTOR_PAGE } from '@/lib/server/second-factor/change-request'
import { startSecondFactor } from '@/lib/server/second-factor/enrolment'

/** Makes the key that an authenticator app is to hold. */
export const POST = accountHandler(start)

async function start(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.own')
  if (asked.refused !== null) return redirectTo(toSignInPath(SECOND_FACTOR_PAGE, 'ended'))
  await startSecondFactor(asked.clinician, new Date())
  return redirectTo(SECOND_FACTOR_PAGE)
}
