import type { AuditTableRow } from '@/components/audit/audit-table'
import { AUDIT_OUTCOMES, describeAuditAction } from '@/lib/exchange/audit/audit-actions'
import type { AuditRow } from '@/lib/exchange/audit/audit-file'
import { type AuditQuery, toAuditHref } from '@/lib/exchange/audit/audit-query'
import { describeAuditDetail, readDetail } from '@/lib/exchange/audit/describe-detail'
import { type AuditVerification, describeVerification } from '@/lib/exchange/audit/describe-verification'
import {
  type AuditPage,
  getAuditEntry,
  getAuditPage,
  listMemberNames,
  listVisibleCases,
} from '@/lib/server/audit/list-audit'
import type { Clinician } from '@/lib/server/clinician'
import { describeSecond } from '@/lib/server/today'

export type AuditTablePage = Pick<AuditPage, 'newer' | 'older'> & { readonly rows: readonly AuditTableRow[] }

/** A page of the record in words. A case is named by its id, and leads to the case for who may see it. */
export async function loadAuditPage(clinician: Clinician, query: AuditQuery): Promise<AuditTablePage> {
  const { rows, newer, older } = await getAuditPage(clinician, query)
  const ids = rows.map(({ caseId }) => caseId).filter((id) => id !== null)
  const visible = await listVisibleCases(clinician, ids)
  const names = new Map((await listMemberNames(clinician)).map(({ id, name }) => [id, name]))
  return { newer, older, rows: rows.map((row) => toTableRow(row, query, visible, names)) }
}

function toTableRow(
  row: AuditRow,
  query: AuditQuery,
  visible: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
): AuditTableRow {
  const { sequence, at, caseId, address, outcome } = row
  return {
    sequence,
    when: describeSecond(at),
    who: row.clinicianName ?? 'Nobody known',
    what: describeAuditAction(row.action),
    about: describeAuditDetail(row, (memberId) => names.get(memberId) ?? null),
    outcome: outcome === 'denied' || outcome === 'failed' ? AUDIT_OUTCOMES[outcome] : null,
    caseId,
    ofCaseHref: caseId === null ? null : toAuditHref(query, { caseId }),
    caseHref: caseId !== null && visible.has(caseId) ? `/cases/${caseId}` : null,
    address,
  }
}

/** What the last check found, in two sentences at most, where the address names its entry. */
export async function loadCheck(
  clinician: Clinician,
  checked: string | readonly string[] | undefined,
): Promise<{ readonly isSound: boolean; readonly sentence: string; readonly first: string } | null> {
  if (typeof checked !== 'string' || !/^\d{1,9}$/.test(checked)) return null
  const entry = await getAuditEntry(clinician, Number(checked))
  const detail = entry?.action === 'audit.checked' ? readDetail(entry.detail) : null
  if (detail?.problems === undefined) return null
  const found: AuditVerification = { entries: detail.count ?? 0, problems: detail.problems, first: [], hasAnchor: true }
  const first =
    detail.problem === undefined
      ? ''
      : describeAuditDetail({ action: 'audit.checked', detail: JSON.stringify(toPlace(detail)) })
  return { isSound: found.problems === 0, sentence: describeVerification(found), first }
}

function toPlace({ problem, from, to }: NonNullable<ReturnType<typeof readDetail>>) {
  return { problem, from, to }
}
