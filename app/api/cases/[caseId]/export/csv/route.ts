import { toTrialsCsv } from '@/lib/exchange/trials-csv'
import { toAttachment } from '../../../attachment'
import { assessForExport, type CaseContext, toFileName } from '../assess-for-export'

export async function GET(request: Request, context: CaseContext): Promise<Response> {
  const assessed = await assessForExport(request, context)
  if (assessed instanceof Response) return assessed
  const { file, evaluation, definitionId } = assessed
  const csv = toTrialsCsv(file, evaluation, definitionId)
  return toAttachment(csv, 'text/csv; charset=utf-8; header=present', toFileName('trials', evaluation, 'csv'))
}
