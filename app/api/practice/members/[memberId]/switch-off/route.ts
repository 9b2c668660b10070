import { switchMemberOff } from '@/lib/server/practice/change-member'
import { practiceHandler } from '../../../practice-handler'
import { answerMember, type MemberParams } from '../../answer-member'

/** Switches a member off. */
export const POST = practiceHandler<MemberParams>(async ({ owner, params: { memberId } }) =>
  answerMember(owner, memberId, { changed: await switchMemberOff(owner, memberId, new Date()), done: 'off' }),
)
