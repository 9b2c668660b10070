import 'server-only'
import { isAllowed, type Permission, type Role } from '@/lib/domain/permissions'
import type { Clinician } from './clinician'
import type { Prisma } from './generated/client'

type Member = {
  readonly id: string
  readonly practiceId: string
  readonly role: Role
  /** The audience of the restricted cases, while emergency access is open. */
  readonly emergencyAudienceId: string | null
}

/**
 * The audiences whose cases a member sees: those of the practice, and those that name the member; with emergency access
 * all that name anyone. A case has one of the three for any member, so that no list shows it twice.
 */
export function toAudienceIds({ id, practiceId, role, emergencyAudienceId }: Member): readonly string[] {
  return isAllowed(role, 'case.read') ? [practiceId, emergencyAudienceId ?? id] : []
}

/** Throws where a role does not allow what an entry let through: the data ask again, whatever an entry forgot. */
export function requireAllowed({ role }: Clinician, permission: Permission): void {
  if (!isAllowed(role, permission)) throw new Error(`the role ${role} does not open ${permission}`)
}

/** The condition that a case is one that somebody sees; every query of cases carries it. */
export function visibleTo({ audienceIds }: Clinician) {
  return { audiences: { some: { audienceId: { in: [...audienceIds] } } } } satisfies Prisma.PatientCaseWhereInput
}
