import 'server-only'
import type { Role } from '@/lib/domain/permissions'
import type { NewAccount } from '../accounts'
import { recordAudit } from '../audit/record-audit'
import { getDatabase } from '../db'
import type { Prisma } from '../generated/client'
import { describePasswordProblem } from '../password-rules'
import { hashPassword } from '../passwords'
import { hashToken } from './account-links'
import { lockPractice, MANAGES } from './change-as-owner'

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** What an invitation that opens says. */
export type Invitation = { readonly practiceName: string | null; readonly invitedBy: string; readonly role: Role }

/** Whose password a link that opens sets. */
export type ResetLink = { readonly username: string; readonly displayName: string }

/** The invitation behind a link; `null`: wrong, used, withdrawn or too old, or its maker may invite nobody any more. */
export async function getInvitation(token: string, now: Date): Promise<Invitation | null> {
  const database = await getDatabase()
  const link = await findLink(database, { token, kind: 'invitation' }, now)
  if (link === null || link.role === null) return null
  return { practiceName: link.practice.name, invitedBy: link.createdBy.displayName, role: link.role }
}

/** The account behind a link that sets a new password, or `null`, in the same way. */
export async function getResetLink(token: string, now: Date): Promise<ResetLink | null> {
  const database = await getDatabase()
  const link = await findLink(database, { token, kind: 'reset' }, now)
  if (link === null || link.clinician === null) return null
  const { username, displayName } = link.clinician
  return { username, displayName }
}

/** Makes the account that an invitation is for, and uses it up; `taken`: somebody has the username, and nothing is saved. */
export async function acceptInvitation(
  token: string,
  account: NewAccount,
  now: Date,
): Promise<'saved' | 'taken' | null> {
  if ((await getInvitation(token, now)) === null) return null
  const { username, displayName, password } = account
  const passwordHash = await hashPassword(password)
  return spendLink({ token, kind: 'invitation' }, now, async (transaction, { id, practiceId, role }) => {
    if (role === null) return null
    const member = { username, displayName, passwordHash, practiceId, role }
    const [made] = await transaction.clinician.createManyAndReturn({ data: [member], skipDuplicates: true })
    // The link is given back: whoever holds it chooses another name.
    if (made === undefined) {
      await transaction.accountLink.update({ where: { id }, data: { usedAt: null } })
      return 'taken'
    }
    const detail = { role, memberId: made.id }
    await recordAudit(transaction, { action: 'practice.invitationUsed', clinician: made, detail })
    return 'saved'
  })
}

/**
 * Sets the password that its holder chose, uses the link up and ends every session of the account; the second factor
 * stays. A sentence where the password does not do; `null` as above.
 */
export async function setPasswordByLink(
  token: string,
  password: string,
  now: Date,
): Promise<'saved' | { readonly problem: string } | null> {
  const link = await getResetLink(token, now)
  if (link === null) return null
  const problem = describePasswordProblem(password, link.username)
  if (problem !== null) return { problem: `${problem}.` }
  const passwordHash = await hashPassword(password)
  return spendLink({ token, kind: 'reset' }, now, async (transaction, { clinician }) => {
    if (clinician === null) return null
    await transaction.clinician.update({ where: { id: clinician.id }, data: { passwordHash } })
    const clinicianId = clinician.id
    await transaction.session.updateMany({ where: { clinicianId, revokedAt: null }, data: { revokedAt: now } })
    await transaction.signInProof.deleteMany({ where: { clinicianId } })
    await recordAudit(transaction, { action: 'account.passwordChanged', clinician })
    return 'saved'
  })
}

type Named = { readonly token: string; readonly kind: 'invitation' | 'reset' }

const BEHIND = {
  practice: { select: { name: true } },
  createdBy: { select: { displayName: true } },
  clinician: { select: { id: true, username: true, displayName: true, practiceId: true } },
} as const satisfies Prisma.AccountLinkInclude

function findLink(transaction: Prisma.TransactionClient, named: Named, now: Date) {
  if (!TOKEN.test(named.token)) return Promise.resolve(null)
  return transaction.accountLink.findFirst({ where: opens(named, now), include: BEHIND })
}

function opens({ token, kind }: Named, now: Date) {
  const isForNobodyOff = kind === 'reset' ? { clinician: { disabledAt: null } } : {}
  const where = { tokenHash: hashToken(token), kind, usedAt: null, expiresAt: { gt: now }, createdBy: MANAGES }
  return { ...where, ...isForNobodyOff } satisfies Prisma.AccountLinkWhereInput
}

type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>

/** Uses a link up and does what it is for, both or neither; of several at once, one does. */
async function spendLink<Result>(
  named: Named,
  now: Date,
  act: (transaction: Prisma.TransactionClient, link: Link) => Promise<Result>,
): Promise<Result | null> {
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    const known = await findLink(transaction, named, now)
    if (known === null) return null
    // Its maker cannot be switched off meanwhile, nor the link be used twice.
    await lockPractice(transaction, known.practiceId)
    const link = await findLink(transaction, named, now)
    if (link === null) return null
    await transaction.accountLink.update({ where: { id: link.id }, data: { usedAt: now } })
    return act(transaction, link)
  })
}
