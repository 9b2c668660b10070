import { accountHandler } from '@/lib/server/account-handler'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho, toSignInPath } from '@/lib/server/require-clinician'
import { answerChange, readChange, SECOND_FACTOR_PAGE } from '@/lib/server/second-factor/change-request'
import { renewRecoveryCodes } from '@/lib/server/second-factor/enrolment'

const MAX_BYTES = 4096

/** Makes new recovery codes in place of the old ones. */
export const POST = accountHandler(renew)

async function renew(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.own')
  if (asked.refused !== null) return redirectTo(toSignInPath(SECOND_FACTOR_PAGE, 'ended'))
  const typed = readChange(await readForm(request, MAX_BYTES))
  return answerChange(request, asked, 'codes', () => renewRecoveryCodes(asked.clinician, typed.code, new Date()))
}
