import 'server-only'
import { z } from 'zod'
import type { Role } from '@/lib/domain/permissions'
import { recordAudit } from '../audit/record-audit'
import type { Clinician } from '../clinician'
import type { Prisma } from '../generated/client'
import { removeSecondFactor } from '../second-factor/enrolment'
import { changeAsOwner, MANAGES } from './change-as-owner'
import { getMemberOf } from './list-members'

/** What became of a change of a member; `null`: no such member, or not theirs to change. */
export type MemberChange = 'done' | 'unchanged' | 'lastOwner' | null

type Account = { readonly id: string; readonly role: Role; readonly disabledAt: Date | null }

/** Gives a member of an owner's practice another role; it holds from their next step. */
export async function changeRole(owner: Clinician, memberId: string, role: Role): Promise<MemberChange> {
  return changeMember(owner, memberId, async (transaction, member) => {
    if (member.role === role) return 'unchanged'
    if (role !== 'owner' && (await isLastOwner(transaction, owner, member))) return 'lastOwner'
    await transaction.clinician.update({ where: { id: member.id }, data: { role } })
    if (role !== 'owner') await transaction.accountLink.deleteMany({ where: { createdById: member.id } })
    const detail = { memberId: member.id, role, formerRole: member.role }
    await recordAudit(transaction, { action: 'practice.roleChanged', clinician: owner, detail })
    return 'done'
  })
}

/** Switches a member off: they cannot sign in, and their sessions and the links that they made end at once. */
export async function switchMemberOff(owner: Clinician, memberId: string, now: Date): Promise<MemberChange> {
  return changeMember(owner, memberId, async (transaction, member) => {
    if (member.disabledAt !== null) return 'unchanged'
    if (await isLastOwner(transaction, owner, member)) return 'lastOwner'
    await switchOff(transaction, [member.id], now)
    const detail = { memberId: member.id }
    await recordAudit(transaction, { action: 'account.switchedOff', clinician: owner, detail })
    return 'done'
  })
}

/** Switches accounts off within a transaction, and ends what they could still get in by. */
export async function switchOff(
  transaction: Prisma.TransactionClient,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  const clinicianId = { in: [...ids] }
  await transaction.clinician.updateMany({ where: { id: clinicianId }, data: { disabledAt: now } })
  await transaction.session.updateMany({ where: { clinicianId, revokedAt: null }, data: { revokedAt: now } })
  await transaction.signInProof.deleteMany({ where: { clinicianId } })
  await transaction.accountLink.deleteMany({ where: { OR: [{ createdById: clinicianId }, { clinicianId }] } })
}

/** Lets a member that was switched off sign in again, with the password that they had. */
export async function switchMemberOn(owner: Clinician, memberId: string): Promise<MemberChange> {
  return changeMember(owner, memberId, async (transaction, member) => {
    if (member.disabledAt === null) return 'unchanged'
    await transaction.clinician.update({ where: { id: member.id }, data: { disabledAt: null } })
    const detail = { memberId: member.id }
    await recordAudit(transaction, { action: 'account.switchedOn', clinician: owner, detail })
    return 'done'
  })
}

/** Takes the second factor of a member away, who has lost it, and ends their sessions. */
export async function removeFactorOf(owner: Clinician, memberId: string, now: Date): Promise<MemberChange> {
  const member = await changeMember(owner, memberId, async (_, { id }) => id)
  if (member === null) return null
  return (await removeSecondFactor(member, owner, now)) ? 'done' : 'unchanged'
}

/** Whether a member is the last that manages the practice: for the page, which says so before anybody tries. */
export async function isOnlyOwner(owner: Clinician, memberId: string): Promise<boolean> {
  const member = await getMemberOf(owner, memberId)
  if (member === null) return false
  const isLast = await changeAsOwner(owner, (transaction) => isLastOwner(transaction, owner, member))
  return isLast ?? false
}

async function changeMember<Result>(
  owner: Clinician,
  memberId: string,
  change: (transaction: Prisma.TransactionClient, member: Account) => Promise<Result>,
): Promise<Result | null> {
  if (!z.uuid().safeParse(memberId).success) return null
  return changeAsOwner(owner, async (transaction) => {
    const where = { id: memberId, practiceId: owner.practiceId }
    const select = { id: true, role: true, disabledAt: true }
    const member = await transaction.clinician.findUnique({ where, select })
    return member === null ? null : change(transaction, member)
  })
}

/** Whether nobody would manage the practice without this member. */
async function isLastOwner(
  transaction: Prisma.TransactionClient,
  { practiceId }: Clinician,
  { id, role, disabledAt }: Account,
): Promise<boolean> {
  if (!MANAGES.role.in.some((managing) => managing === role) || disabledAt !== null) return false
  return (await transaction.clinician.count({ where: { practiceId, id: { not: id }, ...MANAGES } })) === 0
}
