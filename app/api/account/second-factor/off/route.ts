import { accountHandler } from '@/lib/server/account-handler'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho, toSignInPath } from '@/lib/server/require-clinician'
import { answerChange, readChange, SECOND_FACTOR_PAGE } from '@/lib/server/second-factor/change-request'
import { turnOffSecondFactor } from '@/lib/server/second-factor/enrolment'

const MAX_BYTES = 4096

/** Turns the second factor off. */
export const POST = accountHandler(turnOff)

async function turnOff(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.own')
  if (asked.refused !== null) return redirectTo(toSignInPath(SECOND_FACTOR_PAGE, 'ended'))
  const typed = readChange(await readForm(request, MAX_BYTES))
  return answerChange(request, asked, 'off', () => turnOffSecondFactor(asked.clinician, typed, new Date()))
}
