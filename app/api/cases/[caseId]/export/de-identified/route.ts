import { randomUUID } from 'node:crypto'
import { deIdentify } from '@/lib/exchange/de-identified/de-identify'
import { recordAuditAlone } from '@/lib/server/audit/record-audit'
import { toAttachment } from '../../../attachment'
import { assessForExport, type CaseContext } from '../assess-for-export'

/** One case without what identifies the patient. Nothing is kept of it: the ids in it lead nowhere. */
export async function GET(request: Request, context: CaseContext): Promise<Response> {
  const assessed = await assessForExport(request, context)
  if (assessed instanceof Response) return assessed
  const { clinician, caseId } = assessed
  await recordAuditAlone({ clinician, action: 'case.exported', caseId, detail: { format: 'deIdentified' } })
  const body = `${JSON.stringify(deIdentify(assessed.file, assessed.evaluation, randomUUID), null, 2)}\n`
  return toAttachment(body, 'application/json; charset=utf-8', 'fair-trial-de-identified.json')
}
