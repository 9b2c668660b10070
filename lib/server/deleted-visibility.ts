import 'server-only'
import { isAllowed } from '@/lib/domain/permissions'
import type { Clinician } from './clinician'
import { getDatabase } from './db'

/**
 * Which of the records of what was deleted after a moment a clinician sees: what they deleted themselves, and an owner what
 * any member of the practice did; of both only what belongs to a case that they see, or saw when it was deleted.
 */
export async function listVisibleDeleted(clinician: Clinician, after: Date): Promise<string[]> {
  const { id, practiceId, role } = clinician
  const audienceIds = [...clinician.audienceIds]
  const seesOthers = isAllowed(role, 'practice.manage')
  const database = await getDatabase()
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT r."id"::text AS "id" FROM "DeletedRecord" r JOIN "Clinician" c ON c."id" = r."clinicianId"
    WHERE r."deletedAt" > ${after.toISOString()}::text::timestamp
      AND (c."id" = ${id}::uuid OR (${seesOthers}::boolean AND c."practiceId" = ${practiceId}::uuid))
      AND (EXISTS (
        SELECT FROM "CaseAudience" a
        WHERE a."caseId" = r."caseId" AND a."audienceId"::text = ANY(${audienceIds}::text[])
      ) OR EXISTS (
        SELECT FROM "DeletedRecord" o JOIN "DeletedRow" d ON d."recordId" = o."id" AND d."tableName" = 'CaseAudience'
        WHERE o."kind" = 'patientCase' AND o."caseId" = r."caseId"
          AND d."row" ->> 'audienceId' = ANY(${audienceIds}::text[])
      ))`
  return rows.map((row) => row.id)
}
