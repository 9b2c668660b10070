import { accountHandler, refuseAccountForm } from '@/lib/server/account-handler'
import { isSameOrigin, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'
import { SECOND_FACTOR_PAGE } from '@/lib/server/second-factor/second-factor-page'
import { dropShownCodesCookie } from '@/lib/server/second-factor/shown-codes'

/** The recovery codes are kept elsewhere: they are not shown again. */
export const POST = accountHandler(putAway)

async function putAway(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.secondFactor')
  if (asked.refused !== null) return refuseAccountForm(asked.refused, SECOND_FACTOR_PAGE)
  return redirectTo(`${SECOND_FACTOR_PAGE}?done=kept`, [dropShownCodesCookie(request)])
}
