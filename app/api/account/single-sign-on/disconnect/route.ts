import { accountHandler, refuseAccountForm } from '@/lib/server/account-handler'
import { getEnvironment } from '@/lib/server/env'
import { isSameOrigin, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'
import { disconnectIdentities } from '@/lib/server/single-sign-on/identities'

/** Ends what connects the account with the provider of single sign-on. */
export const POST = accountHandler(disconnect)

async function disconnect(request: Request): Promise<Response> {
  if (getEnvironment().singleSignOn === null) return new Response(null, { status: 404 })
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.own')
  if (asked.refused !== null) return refuseAccountForm(asked.refused, '/account')
  await disconnectIdentities(asked.clinician)
  return redirectTo('/account?done=disconnected#single-sign-on')
}
