import { z } from 'zod'
import { ROLES } from '@/lib/domain/permissions'
import { changeRole } from '@/lib/server/practice/change-member'
import { practiceHandler, refuseMissing } from '../../../practice-handler'
import { answerMember, type MemberParams } from '../../answer-member'

const roleSchema = z.enum(ROLES)

/** Gives a member another role. */
export const POST = practiceHandler<MemberParams>(async ({ owner, typed, params: { memberId } }) => {
  const role = roleSchema.safeParse(typed('role'))
  if (!role.success) return refuseMissing()
  const changed = await changeRole(owner, memberId, role.data)
  return answerMember(owner, memberId, { changed, done: 'role' })
})
