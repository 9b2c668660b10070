import { accountHandler, refuseAccountForm } from '@/lib/server/account-handler'
import { isSameOrigin, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'
import { startSecondFactor } from '@/lib/server/second-factor/enrolment'
import { SECOND_FACTOR_PAGE } from '@/lib/server/second-factor/second-factor-page'

/** Makes the key that an authenticator app is to hold. */
export const POST = accountHandler(start)

async function start(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.secondFactor')
  if (asked.refused !== null) return refuseAccountForm(asked.refused, SECOND_FACTOR_PAGE)
  await startSecondFactor(asked.clinician, new Date())
  return redirectTo(SECOND_FACTOR_PAGE)
}
