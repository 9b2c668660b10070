import { withdrawInvitation } from '@/lib/server/practice/account-links'
import { dropShownLinkCookie } from '@/lib/server/practice/shown-link'
import { redirectTo } from '@/lib/server/request-guard'
import { practiceHandler, refuseMissing } from '../../practice-handler'

/** Withdraws an invitation. */
export const POST = practiceHandler(async ({ request, owner, typed }) => {
  if ((await withdrawInvitation(owner, typed('invitation'))) === null) return refuseMissing()
  return redirectTo('/practice?done=withdrawn', [dropShownLinkCookie(request)])
})
