import 'server-only'
import { isAllowed } from '@/lib/domain/permissions'
import type { EmergencyReason } from '@/lib/exchange/audit/emergency-reasons'
import { recordAudit } from './audit/record-audit'
import type { Clinician } from './clinician'
import { getDatabase } from './db'

/** Minutes for which emergency access is open (HIPAA 45 CFR 164.312(a)(2)(ii) asks for such access; the time is ours). */
export const EMERGENCY_MINUTES = 60

/** Opens every case of the practice to a clinician for a while, for a reason that is kept; false where the role may not. */
export async function startEmergency(clinician: Clinician, reason: EmergencyReason, now: Date): Promise<boolean> {
  if (!isAllowed(clinician.role, 'case.write')) return false
  const database = await getDatabase()
  const emergencyUntil = new Date(now.getTime() + EMERGENCY_MINUTES * 60_000)
  await database.$transaction(async (transaction) => {
    await transaction.clinician.update({ where: { id: clinician.id }, data: { emergencyUntil } })
    await recordAudit(transaction, { action: 'emergency.started', clinician, detail: { emergency: reason } })
  })
  return true
}

/** Ends it before its time; ending what is not open changes nothing. */
export async function endEmergency(clinician: Clinician, now: Date): Promise<void> {
  const database = await getDatabase()
  await database.$transaction(async (transaction) => {
    const open = { id: clinician.id, emergencyUntil: { gt: now } }
    const { count } = await transaction.clinician.updateMany({ where: open, data: { emergencyUntil: null } })
    if (count === 1) await recordAudit(transaction, { action: 'emergency.ended', clinician })
  })
}
