import { stringify } from 'csv-stringify/sync'
import { guardCell } from '../csv-cell'
import { describeAuditAction } from './audit-actions'
import { describeAuditDetail } from './describe-detail'

/** An entry of the record, as a file holds it. */
export type AuditRow = {
  readonly sequence: number
  readonly at: Date
  readonly practiceId: string | null
  readonly clinicianId: string | null
  readonly clinicianName: string | null
  readonly action: string
  readonly outcome: string
  readonly caseId: string | null
  readonly detail: string
  readonly address: string | null
  readonly keyId: string
  readonly previousHash: string
  readonly hash: string
}

const COLUMNS = [
  ...['entry', 'at', 'who', 'whoId', 'what', 'action', 'outcome', 'caseId', 'about', 'detail', 'address'],
  ...['keyId', 'previousHash', 'hash'],
]

/** The first line of the record as CSV. */
export function toAuditCsvHead(): string {
  return stringify([COLUMNS], { bom: true, record_delimiter: 'windows' })
}

/** Entries as lines of CSV, no cell of which a spreadsheet runs. */
export function toAuditCsvLines(rows: readonly AuditRow[]): string {
  const cells = rows.map((row) => [
    ...[String(row.sequence), row.at.toISOString(), row.clinicianName ?? '', row.clinicianId ?? ''],
    ...[describeAuditAction(row.action), row.action, row.outcome, row.caseId ?? '', describeAuditDetail(row)],
    ...[row.detail, row.address ?? '', row.keyId, row.previousHash, row.hash],
  ])
  return stringify(
    cells.map((line) => line.map(guardCell)),
    { record_delimiter: 'windows' },
  )
}

/** Entries as lines of JSON, with all that their hashes cover. */
export function toAuditJsonLines(rows: readonly AuditRow[]): string {
  return rows.map((row) => `${JSON.stringify({ ...row, what: describeAuditAction(row.action) })}\n`).join('')
}
