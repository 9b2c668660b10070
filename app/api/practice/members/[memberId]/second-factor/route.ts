import { removeFactorOf } from '@/lib/server/practice/change-member'
import { practiceHandler } from '../../../practice-handler'
import { answerMember, type MemberParams } from '../../answer-member'

/** Takes the second factor of a member away. */
export const POST = practiceHandler<MemberParams>(async ({ owner, params: { memberId } }) =>
  answerMember(owner, memberId, { changed: await removeFactorOf(owner, memberId, new Date()), done: 'factor' }),
)
