import { accountHandler } from '@/lib/server/account-handler'
import { hasAccounts, newAccountSchema, saveFirstAccount } from '@/lib/server/accounts'
import { toDeviceCookie } from '@/lib/server/known-device'
import { toRejectedEntryCookie } from '@/lib/server/rejected-entry'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { toSignInPath } from '@/lib/server/require-clinician'
import { signInWithPassword } from '@/lib/server/sign-in'

const MAX_BYTES = 16_384

export const POST = accountHandler(saveFirst)

async function saveFirst(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  if (await hasAccounts()) return redirectTo(toSignInPath('/', 'exists'))
  const form = await readForm(request, MAX_BYTES)
  const read = (name: string) => form?.get(name) ?? ''
  const entered = { username: read('username'), displayName: read('displayName'), password: read('password') }
  const account = newAccountSchema.safeParse(entered)
  if (!account.success) {
    const problems = Object.fromEntries(account.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
    const typed = { username: entered.username.slice(0, 100), displayName: entered.displayName.slice(0, 200) }
    return redirectTo('/welcome', [toRejectedEntryCookie(request, '/welcome', { typed, problems })])
  }
  if ((await saveFirstAccount(account.data)) === 'exists') return redirectTo(toSignInPath('/', 'exists'))
  const signedIn = await signInWithPassword(request, account.data.username, account.data.password)
  if (signedIn?.kind !== 'signedIn') return redirectTo('/sign-in')
  return redirectTo('/', [signedIn.cookie, toDeviceCookie(request, signedIn.clinicianId)])
}
