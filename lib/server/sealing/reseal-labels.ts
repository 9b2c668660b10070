import 'server-only'
import type { Prisma } from '../generated/client'
import { toLabelKey, toLabelKeyBeginning } from '../label-key'
import { openColumns } from './seal'

/** Writes what cases are found by anew, with the current key; their rows are held in this transaction. */
export async function rewriteLabelKeys(
  transaction: Prisma.TransactionClient,
  caseIds: readonly string[],
): Promise<void> {
  const cases = await transaction.patientCase.findMany({
    where: { id: { in: [...caseIds] } },
    select: { id: true, label: true },
  })
  const rows = cases.map((row) => ({ id: row.id, labelKey: toLabelKey(openColumns('PatientCase', row, row).label) }))
  await transaction.$executeRaw`
    UPDATE "CaseAudience" t SET "labelKey" = r.line ->> 'labelKey'
    FROM jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) AS r(line)
    WHERE t."caseId" = (r.line ->> 'id')::uuid AND t."labelKey" <> r.line ->> 'labelKey'`
}

/** Whether any case is found by what another key made; one that is not found by anything yet is indexed by itself. */
export async function hasOtherLabelKeys(transaction: Prisma.TransactionClient, keyId: string): Promise<boolean> {
  const beginning = toLabelKeyBeginning(keyId)
  const found = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM "CaseAudience" WHERE "labelKey" <> '' AND NOT starts_with("labelKey", ${beginning}) LIMIT 1`
  return found.length > 0
}
