import 'server-only'
import { z } from 'zod'
import type { Role } from '@/lib/domain/permissions'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'
import type { Prisma } from '../generated/client'

/** A member of a practice as its owner sees them. */
export type PracticeMember = {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly role: Role
  readonly hasSecondFactor: boolean
  /** `null` where nobody knows. */
  readonly lastSignInAt: Date | null
  readonly disabledAt: Date | null
}

const SHOWN = {
  id: true,
  username: true,
  displayName: true,
  role: true,
  lastSignInAt: true,
  disabledAt: true,
  secondFactor: { select: { confirmedAt: true } },
} as const satisfies Prisma.ClinicianSelect

type Row = Prisma.ClinicianGetPayload<{ select: typeof SHOWN }>

/** The members of an owner's practice by name, those that are switched off last. */
export async function listMembers({ practiceId }: Clinician): Promise<readonly PracticeMember[]> {
  const database = await getDatabase()
  const rows = await database.clinician.findMany({ where: { practiceId }, select: SHOWN })
  const isOff = ({ disabledAt }: PracticeMember) => (disabledAt === null ? 0 : 1)
  return rows
    .map(toMember)
    .sort((a, b) => isOff(a) - isOff(b) || a.displayName.localeCompare(b.displayName) || a.id.localeCompare(b.id))
}

/** One of them, or `null`: not there, or another practice's. */
export async function getMemberOf({ practiceId }: Clinician, id: string): Promise<PracticeMember | null> {
  if (!z.uuid().safeParse(id).success) return null
  const database = await getDatabase()
  const row = await database.clinician.findUnique({ where: { id, practiceId }, select: SHOWN })
  return row && toMember(row)
}

function toMember({ secondFactor, ...row }: Row): PracticeMember {
  return { ...row, hasSecondFactor: (secondFactor?.confirmedAt ?? null) !== null }
}
