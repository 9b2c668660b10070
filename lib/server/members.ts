import 'server-only'
import { isAllowed } from '@/lib/domain/permissions'
import { toAudienceIds } from './audiences'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import type { Prisma } from './generated/client'

/** What is read beside an account to say who its member is. */
export const MEMBER = {
  practice: { select: { emergencyAudienceId: true, requiresSecondFactor: true } },
  secondFactor: { select: { confirmedAt: true } },
} as const satisfies Prisma.ClinicianInclude

type Account = Prisma.ClinicianGetPayload<{ include: typeof MEMBER }>

/** The member whose account this is, with what they see now. */
export function toClinician(account: Account, now: Date): Clinician {
  const { id, displayName, practiceId, role, practice } = account
  const isOpen = account.emergencyUntil !== null && now < account.emergencyUntil && isAllowed(role, 'case.write')
  const emergencyUntil = isOpen ? account.emergencyUntil : null
  const emergencyAudienceId = isOpen ? practice.emergencyAudienceId : null
  const audienceIds = toAudienceIds({ id, practiceId, role, emergencyAudienceId })
  const hasSecondFactor = account.secondFactor !== null && account.secondFactor.confirmedAt !== null
  const mustSetUpSecondFactor = practice.requiresSecondFactor && !hasSecondFactor
  return { id, displayName, practiceId, role, mustSetUpSecondFactor, audienceIds, emergencyUntil }
}

/** The member with an id: for commands, which act for whom they name. */
export async function getMember(id: string, now: Date): Promise<Clinician> {
  const database = await getDatabase()
  return toClinician(await database.clinician.findUniqueOrThrow({ where: { id }, include: MEMBER }), now)
}
