import 'server-only'
import { createHash } from 'node:crypto'
import { isAllowed, type Role } from '@/lib/domain/permissions'
import { visibleTo } from './audiences'
import { recordAudit } from './audit/record-audit'
import { indexCases, shareCases } from './case-index'
import { KEY } from './change-case'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import type { Prisma } from './generated/client'

/** A member who can be named as one of those who see a case. */
export type Nameable = {
  readonly id: string
  readonly displayName: string
  readonly role: Role
  readonly isNamed: boolean
}

/** Who sees a case: the whole practice, or the members that are named. */
export type CaseSharing = {
  readonly isRestricted: boolean
  readonly members: readonly Nameable[]
  /** Changes with who sees the case. */
  readonly version: string
  /** Who sees it by emergency access only does not decide who sees it, but for an owner where nobody is left who does. */
  readonly mayChange: boolean
}

/** What was chosen: the practice, or the members with these ids. */
export type ChosenSharing =
  | { readonly kind: 'practice' }
  | { readonly kind: 'named'; readonly memberIds: readonly string[] }

/** What became of a change; `stale` where somebody else changed it meanwhile. */
export type SharingSaved = 'saved' | 'stale' | 'withoutYou' | 'notTheirs'

/** Who sees a case, and who could be named; `null` when the case is not there or not shared with the clinician. */
export async function getSharing(clinician: Clinician, caseId: string): Promise<CaseSharing | null> {
  if (!KEY.test(caseId)) return null
  return readSharing(await getDatabase(), clinician, caseId)
}

async function readSharing(
  database: Pick<Prisma.TransactionClient, 'patientCase' | 'clinician'>,
  clinician: Clinician,
  caseId: string,
): Promise<CaseSharing | null> {
  const where = { id: caseId, ...visibleTo(clinician) }
  const found = await database.patientCase.findUnique({
    where,
    select: { audiences: { select: { audienceId: true } } },
  })
  if (found === null) return null
  const ids = found.audiences.map(({ audienceId }) => audienceId).sort()
  const members = await database.clinician.findMany({
    where: { practiceId: clinician.practiceId, disabledAt: null },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    select: { id: true, displayName: true, role: true },
  })
  const isRestricted = !ids.includes(clinician.practiceId)
  const isNamed = ids.includes(clinician.id)
  // Those who are named have left or may only read: then an owner who sees it by emergency access takes it over.
  const isLeft = members.every(({ id, role }) => !ids.includes(id) || !isAllowed(role, 'case.write'))
  const mayDecide = !isRestricted || isNamed || (isLeft && clinician.role === 'owner')
  return {
    isRestricted,
    members: members
      .filter(({ role }) => isAllowed(role, 'case.read'))
      .map((member) => ({ ...member, isNamed: ids.includes(member.id) })),
    version: createHash('sha256').update(ids.join()).digest('hex').slice(0, 16),
    mayChange: isAllowed(clinician.role, 'case.write') && mayDecide,
  }
}

/** Says anew who sees a case; `null` when it is not there, or the clinician may not say. Who says so stays among them. */
export async function saveSharing(
  clinician: Clinician,
  caseId: string,
  loadedVersion: string,
  chosen: ChosenSharing,
): Promise<SharingSaved | null> {
  if (!KEY.test(caseId)) return null
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    // One at a time, and none while the case is being changed.
    await transaction.$queryRaw`SELECT 1 FROM "PatientCase" WHERE "id" = ${caseId}::uuid FOR UPDATE`
    const sharing = await readSharing(transaction, clinician, caseId)
    if (sharing === null || !sharing.mayChange) return null
    if (sharing.version !== loadedVersion) return 'stale'
    const audienceIds = await toAudiences(transaction, clinician, sharing, chosen)
    if (typeof audienceIds === 'string') return audienceIds
    await shareCases(transaction, [caseId], audienceIds)
    await indexCases(transaction, [caseId])
    const detail = { audience: chosen.kind, count: chosen.kind === 'named' ? chosen.memberIds.length : 0 }
    await recordAudit(transaction, { action: 'case.audienceChanged', clinician, caseId, detail })
    return 'saved'
  })
}

async function toAudiences(
  transaction: Prisma.TransactionClient,
  { id, practiceId }: Clinician,
  { members }: CaseSharing,
  chosen: ChosenSharing,
): Promise<readonly string[] | 'withoutYou' | 'notTheirs'> {
  if (chosen.kind === 'practice') return [practiceId]
  const named = [...new Set(chosen.memberIds)]
  if (!named.includes(id)) return 'withoutYou'
  if (named.some((memberId) => members.every((member) => member.id !== memberId))) return 'notTheirs'
  const where = { id: practiceId }
  const practice = await transaction.practice.findUniqueOrThrow({ where, select: { emergencyAudienceId: true } })
  return [...named, practice.emergencyAudienceId]
}
