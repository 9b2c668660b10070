import { accountHandler } from '@/lib/server/account-handler'
import { getCallerAddress } from '@/lib/server/caller-address'
import { getEnvironment } from '@/lib/server/env'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { toSignInPath } from '@/lib/server/require-clinician'
import { toReturnPath } from '@/lib/server/return-path'
import { refuseForNow } from '@/lib/server/sign-in-answers'
import { countStart } from '@/lib/server/sign-in-limits'
import { goToProvider } from '@/lib/server/single-sign-on/go-to-provider'

const MAX_BYTES = 4096

/** The way to the provider of single sign-on, to sign in. */
export const POST = accountHandler(signInWithProvider)

async function signInWithProvider(request: Request): Promise<Response> {
  const { singleSignOn } = getEnvironment()
  if (singleSignOn === null) return new Response(null, { status: 404 })
  if (!isSameOrigin(request)) return refuseForeignForm()
  const returnPath = toReturnPath((await readForm(request, MAX_BYTES))?.get('next'))
  const seconds = await countStart(getCallerAddress(request.headers))
  if (seconds !== null) return refuseForNow(seconds)
  const start = { kind: 'signIn', returnPath } as const
  return (await goToProvider(request, singleSignOn, start)) ?? redirectTo(toSignInPath(returnPath, 'sign-on-away'))
}
