import { dropShownLinkCookie } from '@/lib/server/practice/shown-link'
import { redirectTo } from '@/lib/server/request-guard'
import { toReturnPath } from '@/lib/server/return-path'
import { practiceHandler } from '../../practice-handler'

/** Puts a link away that was copied. */
export const POST = practiceHandler(async ({ request, typed }) =>
  redirectTo(toReturnPath(typed('page')), [dropShownLinkCookie(request)]),
)
