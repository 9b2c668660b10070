import type { Role } from '@/lib/domain/permissions'

/** Who asks: a member of a practice. Only sign-in makes one; every query of cases takes one first. */
export type Clinician = {
  readonly id: string
  readonly displayName: string
  readonly practiceId: string
  readonly role: Role
  /** Whether their practice requires a second factor and they have none: until then nothing else is open to them. */
  readonly mustSetUpSecondFactor: boolean
  /** Whose cases they see: `lib/server/audiences.ts`. No case has two of them. */
  readonly audienceIds: readonly string[]
  /** Until when they see every case of the practice; `null` without emergency access. */
  readonly emergencyUntil: Date | null
}
