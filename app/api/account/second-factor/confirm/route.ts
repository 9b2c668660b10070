import { accountHandler, refuseAccountForm } from '@/lib/server/account-handler'
import { isSameOrigin, readForm, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'
import { answerChange, readChange } from '@/lib/server/second-factor/change-request'
import { confirmSecondFactor } from '@/lib/server/second-factor/enrolment'
import { SECOND_FACTOR_PAGE } from '@/lib/server/second-factor/second-factor-page'

const MAX_BYTES = 4096

/** Turns the second factor on, once a code shows that the app holds its key. */
export const POST = accountHandler(confirm)

async function confirm(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('account.secondFactor')
  if (asked.refused !== null) return refuseAccountForm(asked.refused, SECOND_FACTOR_PAGE)
  const typed = readChange(await readForm(request, MAX_BYTES))
  return answerChange(request, asked, 'on', () => confirmSecondFactor(asked.clinician, typed, new Date()))
}
