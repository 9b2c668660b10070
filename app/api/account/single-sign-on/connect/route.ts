import { accountHandler, refuseAccountForm } from '@/lib/server/account-handler'
import { getEnvironment } from '@/lib/server/env'
import { checkOwnPassword, NOT_YOUR_PASSWORD } from '@/lib/server/practice/own-password'
import { toRejectedEntryCookie } from '@/lib/server/rejected-entry'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'
import { goToProvider } from '@/lib/server/single-sign-on/go-to-provider'
import { toSessionMark } from '@/lib/server/single-sign-on/sign-on-starts'

const MAX_BYTES = 16_384

/** The way to the provider of single sign-on, to connect the account. What was typed is never sent back. */
export const POST = accountHandler(connect)

async function connect(request: Request): Promise<Response> {
  const { singleSignOn } = getEnvironment()
  if (singleSignOn === null) return new Response(null, { status: 404 })
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.own')
  if (asked.refused !== null) return refuseAccountForm(asked.refused, '/account')
  const { clinician } = asked
  const password = (await readForm(request, MAX_BYTES))?.get('ownPassword') ?? ''
  const checked = await checkOwnPassword(request, clinician, password, 'account.singleSignOnConnected')
  if (checked instanceof Response) return checked
  if (checked === 'wrong') {
    const entry = { typed: {}, problems: { ownPassword: NOT_YOUR_PASSWORD } }
    return redirectTo('/account?done=wrong', [toRejectedEntryCookie(request, '/account', entry)])
  }
  const start = { kind: 'connect', clinicianId: clinician.id, sessionMark: toSessionMark(asked) } as const
  const away = '/account?done=sign-on-away#single-sign-on'
  return (await goToProvider(request, singleSignOn, start)) ?? redirectTo(away)
}
