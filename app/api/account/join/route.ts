import { accountHandler } from '@/lib/server/account-handler'
import { newAccountSchema } from '@/lib/server/accounts'
import { getCallerAddress } from '@/lib/server/caller-address'
import { acceptInvitation } from '@/lib/server/practice/use-account-link'
import { toRejectedEntryCookie } from '@/lib/server/rejected-entry'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { toSignInPath } from '@/lib/server/require-clinician'
import { refuseForNow } from '@/lib/server/sign-in-answers'
import { tryLink } from '@/lib/server/sign-in-limits'

const MAX_BYTES = 16_384
const TAKEN = 'Choose another username: somebody has this one already'

/** Makes the account that an invitation is for. */
export const POST = accountHandler(join)

async function join(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const form = await readForm(request, MAX_BYTES)
  const read = (name: string) => form?.get(name) ?? ''
  const page = `/invitation/${encodeURIComponent(read('token').slice(0, 100))}`
  const entered = { username: read('username'), displayName: read('displayName'), password: read('password') }
  const sendBack = (problems: Record<string, string>) => {
    const typed = { username: entered.username.slice(0, 100), displayName: entered.displayName.slice(0, 200) }
    return redirectTo(page, [toRejectedEntryCookie(request, '/invitation', { typed, problems })])
  }
  const account = newAccountSchema.safeParse(entered)
  if (!account.success)
    return sendBack(Object.fromEntries(account.error.issues.map((issue) => [issue.path.join('.'), issue.message])))
  const tried = await tryLink(getCallerAddress(request.headers), 'practice.invitationUsed', () =>
    acceptInvitation(read('token'), account.data, new Date()),
  )
  if (tried.kind === 'wait') return refuseForNow(tried.seconds)
  if (tried.result === null) return redirectTo(page)
  return tried.result === 'taken' ? sendBack({ username: TAKEN }) : redirectTo(toSignInPath('/', 'joined'))
}
