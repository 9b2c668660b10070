import 'server-only'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ROLES, type Role } from '@/lib/domain/permissions'
import { recordAudit } from '../audit/record-audit'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'
import type { Prisma } from '../generated/client'
import { openColumns, sealColumns } from '../sealing/seal'
import { changeAsOwner, MANAGES } from './change-as-owner'

/** Days for which an invitation opens. */
export const INVITATION_DAYS = 7
/** Hours for which a link opens that sets a new password. */
export const RESET_HOURS = 24

const HOUR_MS = 3_600_000
const TOKEN_BYTES = 32

/** An invitation as typed: the role it gives, and whom it is for, which nobody but the owners reads. */
export const invitationSchema = z.object({
  role: z.enum(ROLES, 'Choose what they may do'),
  note: z
    .string()
    .trim()
    .max(100, 'Enter at most 100 characters')
    .regex(/^\P{Cc}*$/u, 'Enter a name without control characters')
    .transform((note) => (note === '' ? null : note)),
})

export type NewInvitation = z.infer<typeof invitationSchema>

/** An invitation that nobody has accepted yet. */
export type OpenInvitation = {
  readonly id: string
  readonly role: Role
  readonly note: string | null
  readonly madeBy: string
  readonly expiresAt: Date
}

/** Invites somebody into an owner's practice; returns the token of the link, which is stored nowhere. */
export async function inviteMember(owner: Clinician, invitation: NewInvitation, now: Date): Promise<string | null> {
  const { role, note } = invitation
  return changeAsOwner(owner, async (transaction) => {
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 24 * HOUR_MS)
    const token = await saveLink(transaction, owner, { kind: 'invitation', role, note }, { now, expiresAt })
    await recordAudit(transaction, { action: 'practice.invited', clinician: owner, detail: { role } })
    return token
  })
}

/**
 * Makes a link with which a member of an owner's practice sets a new password; earlier ones no longer count. `null`: no such
 * member, or switched off.
 */
export async function makeResetLink(owner: Clinician, memberId: string, now: Date): Promise<string | null> {
  if (!z.uuid().safeParse(memberId).success) return null
  return changeAsOwner(owner, async (transaction) => {
    const member = { id: memberId, practiceId: owner.practiceId, disabledAt: null }
    if ((await transaction.clinician.count({ where: member })) !== 1) return null
    await transaction.accountLink.deleteMany({ where: { clinicianId: memberId, kind: 'reset' } })
    const expiresAt = new Date(now.getTime() + RESET_HOURS * HOUR_MS)
    const link = { kind: 'reset', clinicianId: memberId } as const
    const token = await saveLink(transaction, owner, link, { now, expiresAt })
    await recordAudit(transaction, { action: 'account.resetLinkMade', clinician: owner, detail: { memberId } })
    return token
  })
}

/** Invitations to an owner's practice that still open, the last made first. */
export async function listInvitations({ practiceId }: Clinician, now: Date): Promise<readonly OpenInvitation[]> {
  const database = await getDatabase()
  const rows = await database.accountLink.findMany({
    where: { practiceId, kind: 'invitation', usedAt: null, expiresAt: { gt: now }, createdBy: MANAGES },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, role: true, note: true, expiresAt: true, createdBy: { select: { displayName: true } } },
  })
  return rows.flatMap(({ role, createdBy, ...row }) => {
    if (role === null) return []
    return [{ ...openColumns('AccountLink', row, row), role, madeBy: createdBy.displayName }]
  })
}

/** Withdraws an invitation: its link opens nothing any more. `null`: there is none of theirs. */
export async function withdrawInvitation(owner: Clinician, id: string): Promise<'done' | null> {
  if (!z.uuid().safeParse(id).success) return null
  return changeAsOwner(owner, async (transaction) => {
    const where = { id, practiceId: owner.practiceId, kind: 'invitation', usedAt: null } as const
    if ((await transaction.accountLink.deleteMany({ where })).count !== 1) return null
    await recordAudit(transaction, { action: 'practice.invitationWithdrawn', clinician: owner })
    return 'done'
  })
}

/** What a token is found by. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

type LinkKind =
  | { readonly kind: 'invitation'; readonly role: Role; readonly note: string | null }
  | { readonly kind: 'reset'; readonly clinicianId: string }

async function saveLink(
  transaction: Prisma.TransactionClient,
  owner: Clinician,
  link: LinkKind,
  { now, expiresAt }: { readonly now: Date; readonly expiresAt: Date },
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const id = randomUUID()
  const { practiceId, id: createdById } = owner
  const about = { id, practiceId, createdById, tokenHash: hashToken(token), createdAt: now, expiresAt }
  await transaction.accountLink.deleteMany({ where: { expiresAt: { lt: now } } })
  await transaction.accountLink.createMany({ data: { ...about, ...sealColumns('AccountLink', { id }, link) } })
  return token
}
