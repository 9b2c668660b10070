import { toAuditCsvHead, toAuditCsvLines, toAuditJsonLines } from '@/lib/exchange/audit/audit-file'
import { parseAuditQuery } from '@/lib/exchange/audit/audit-query'
import { countAuditEntries } from '@/lib/server/audit/list-audit'
import { recordAuditAlone } from '@/lib/server/audit/record-audit'
import { askWho } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'
import { refuse, refuseWho, toAttachment } from '../../cases/attachment'
import { streamAuditLines } from './stream-audit'

/** What of the audit record is shown, as CSV or as lines of JSON. */
export async function GET(request: Request): Promise<Response> {
  const asked = await askWho('audit.read')
  if (asked.refused !== null) return refuseWho(asked.refused)
  const { clinician } = asked
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const { format } = params
  if (format !== 'csv' && format !== 'jsonLines') return refuse(400, 'Ask for csv or jsonLines.')
  const query = parseAuditQuery(params)
  const count = await countAuditEntries(clinician, query)
  await recordAuditAlone({ clinician, action: 'audit.exported', caseId: query.caseId, detail: { format, count } })
  const isCsv = format === 'csv'
  const toLines = isCsv ? toAuditCsvLines : toAuditJsonLines
  return toAttachment(
    streamAuditLines(clinician, query, isCsv ? toAuditCsvHead() : '', toLines),
    isCsv ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
    `fair-trial-audit-${readToday()}.${isCsv ? 'csv' : 'jsonl'}`,
  )
}
