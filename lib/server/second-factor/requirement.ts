import 'server-only'
import { isAllowed } from '@/lib/domain/permissions'
import { recordAudit } from '../audit/record-audit'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'

/**
 * Says whether a clinician's practice requires a second factor. Whoever has none then sets one up before anything else, also
 * in a session that is open. False: their role does not allow it, and nothing was changed.
 */
export async function setSecondFactorRequired(clinician: Clinician, required: boolean): Promise<boolean> {
  if (!isAllowed(clinician.role, 'practice.manage')) return false
  const database = await getDatabase()
  await database.$transaction(async (transaction) => {
    const practice = { id: clinician.practiceId, requiresSecondFactor: !required }
    const { count } = await transaction.practice.updateMany({
      where: practice,
      data: { requiresSecondFactor: required },
    })
    if (count === 1) await recordAudit(transaction, { action: 'practice.changed', clinician })
  })
  return true
}

/** Whether a clinician's practice requires a second factor. */
export async function isSecondFactorRequired({ practiceId }: Clinician): Promise<boolean> {
  const database = await getDatabase()
  const where = { id: practiceId, requiresSecondFactor: true }
  return (await database.practice.count({ where })) === 1
}
