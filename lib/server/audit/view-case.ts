import 'server-only'
import type { AuditDetail } from '@/lib/exchange/audit/audit-detail'
import { getCase, type StoredCase } from '../cases'
import type { Clinician } from '../clinician'
import { recordAuditAlone } from './record-audit'

/** A case for a page that shows it: recorded as seen, or as refused where it is not there or not shared with them. */
export async function viewCase(
  clinician: Clinician,
  caseId: string,
  page: NonNullable<AuditDetail['page']>,
): Promise<StoredCase | null> {
  const stored = await getCase(clinician, caseId)
  const told =
    stored === null
      ? ({ outcome: 'denied', detail: { page, reason: 'notVisible' } } as const)
      : ({ outcome: 'done', detail: { page } } as const)
  await recordAuditAlone({ clinician, action: 'case.viewed', caseId, ...told })
  return stored
}
