import { switchMemberOn } from '@/lib/server/practice/change-member'
import { practiceHandler } from '../../../practice-handler'
import { answerMember, type MemberParams } from '../../answer-member'

/** Switches a member on again. */
export const POST = practiceHandler<MemberParams>(async ({ owner, params: { memberId } }) =>
  answerMember(owner, memberId, { changed: await switchMemberOn(owner, memberId), done: 'on' }),
)
