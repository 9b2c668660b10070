import { accountHandler } from '@/lib/server/account-handler'
import { isSameOrigin, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho, toSignInPath } from '@/lib/server/require-clinician'
import { SECOND_FACTOR_PAGE } from '@/lib/server/second-factor/change-request'
import { dropShownCodesCookie } from '@/lib/server/second-factor/shown-codes'

/** The recovery codes are kept elsewhere: they are not shown again. */
export const POST = accountHandler(putAway)

async function putAway(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.own')
  if (asked.refused !== null) return redirectTo(toSignInPath(SECOND_FACTOR_PAGE, 'ended'))
  return redirectTo(`${SECOND_FACTOR_PAGE}?done=kept`, [dropShownCodesCookie(request)])
}
