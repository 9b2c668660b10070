import { randomUUID } from 'node:crypto'
import { asAssessed } from '@/lib/exchange/case-file-text'
import { deIdentify } from '@/lib/exchange/de-identified/de-identify'
import { assessCase } from '@/lib/rules/assess-case'
import { recordAuditAlone } from '@/lib/server/audit/record-audit'
import { askWho } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'
import { refuseWho, toAttachment } from '../../attachment'
import { streamCaseLines } from '../stream-cases'

/** Every case of the clinician without what identifies a patient, one a line. */
export async function GET(): Promise<Response> {
  const asked = await askWho('cases.export')
  if (asked.refused !== null) return refuseWho(asked.refused)
  const { clinician } = asked
  await recordAuditAlone({ clinician, action: 'cases.exported', detail: { format: 'deIdentified' } })
  const today = readToday()
  const lines = await streamCaseLines(clinician, (stored) => {
    const file = asAssessed(stored.file, today)
    return `${JSON.stringify(deIdentify(file, assessCase(file, { today }), randomUUID))}\n`
  })
  return toAttachment(lines, 'application/jsonl; charset=utf-8', 'fair-trial-de-identified.jsonl')
}
