import { toCaseFileLine } from '@/lib/exchange/case-file-text'
import { recordAuditAlone } from '@/lib/server/audit/record-audit'
import { askWho } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'
import { refuseWho, toAttachment } from '../attachment'
import { streamCaseLines } from './stream-cases'

/** Every case of the clinician, one case file a line, as `evaluate -` reads them. */
export async function GET(): Promise<Response> {
  const asked = await askWho('cases.export')
  if (asked.refused !== null) return refuseWho(asked.refused)
  const { clinician } = asked
  await recordAuditAlone({ clinician, action: 'cases.exported', detail: { format: 'jsonLines' } })
  return toAttachment(
    await streamCaseLines(clinician, ({ file }) => toCaseFileLine(file)),
    'application/jsonl; charset=utf-8',
    `fair-trial-cases-${readToday()}.jsonl`,
  )
}
