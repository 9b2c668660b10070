import { makeResetLink } from '@/lib/server/practice/account-links'
import { toShownLinkCookie } from '@/lib/server/practice/shown-link'
import { redirectTo } from '@/lib/server/request-guard'
import { practiceHandler, refuseMissing } from '../../../practice-handler'
import type { MemberParams } from '../../answer-member'

/** Makes a link with which a member sets a new password. */
export const POST = practiceHandler<MemberParams>(async ({ request, owner, params: { memberId } }) => {
  const token = await makeResetLink(owner, memberId, new Date())
  if (token === null) return refuseMissing()
  const cookie = await toShownLinkCookie(request, owner, { kind: 'reset', token, memberId })
  return redirectTo(`/practice/members/${memberId}`, [cookie])
})
