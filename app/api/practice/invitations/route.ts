import { invitationSchema, inviteMember } from '@/lib/server/practice/account-links'
import { toShownLinkCookie } from '@/lib/server/practice/shown-link'
import { redirectTo } from '@/lib/server/request-guard'
import { practiceHandler, refuseMissing, sendBack } from '../practice-handler'

/** Invites somebody into the practice. */
export const POST = practiceHandler(async ({ request, owner, typed }) => {
  const invitation = invitationSchema.safeParse({ role: typed('role'), note: typed('note') })
  if (!invitation.success) {
    const problems = Object.fromEntries(invitation.error.issues.map(({ path, message }) => [path.join('.'), message]))
    return sendBack(request, '/practice', problems, {
      note: typed('note').slice(0, 200),
      role: typed('role').slice(0, 20),
    })
  }
  const token = await inviteMember(owner, invitation.data, new Date())
  if (token === null) return refuseMissing()
  const cookie = await toShownLinkCookie(request, owner, { kind: 'invitation', token, memberId: null })
  return redirectTo('/practice', [cookie])
})
