import { accountHandler, refuseAccountForm } from '@/lib/server/account-handler'
import { isSameOrigin, readForm, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'
import { answerChange, readChange } from '@/lib/server/second-factor/change-request'
import { turnOffSecondFactor } from '@/lib/server/second-factor/enrolment'
import { SECOND_FACTOR_PAGE } from '@/lib/server/second-factor/second-factor-page'

const MAX_BYTES = 4096

/** Turns the second factor off. */
export const POST = accountHandler(turnOff)

async function turnOff(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.secondFactor')
  if (asked.refused !== null) return refuseAccountForm(asked.refused, SECOND_FACTOR_PAGE)
  const typed = readChange(await readForm(request, MAX_BYTES))
  return answerChange(request, asked, 'off', () => turnOffSecondFactor(asked.clinician, typed, new Date()))
}
