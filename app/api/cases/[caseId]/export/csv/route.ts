import { toTrialsCsv } from '@/lib/exchange/trials-csv'
import { assessForExport, type CaseContext, handOut, toFileName } from '../assess-for-export'

export async function GET(request: Request, context: CaseContext): Promise<Response> {
  const assessed = await assessForExport(request, context)
  if (assessed instanceof Response) return assessed
  const { file, evaluation, definitionId } = assessed
  const body = toTrialsCsv(file, evaluation, definitionId)
  const name = toFileName('trials', evaluation, 'csv')
  return handOut(assessed, 'csv', { body, type: 'text/csv; charset=utf-8; header=present', name })
}
