import { summaryText } from '@/lib/exchange/summary-text'
import { assessForExport, type CaseContext, handOut, toFileName } from '../assess-for-export'

export async function GET(request: Request, context: CaseContext): Promise<Response> {
  const assessed = await assessForExport(request, context)
  if (assessed instanceof Response) return assessed
  const { file, evaluation, definitionId, query } = assessed
  const body = summaryText(file, evaluation, definitionId, { ascii: query.get('signs') === 'ascii' })
  return handOut(assessed, 'text', {
    body,
    type: 'text/plain; charset=utf-8',
    name: toFileName('case', evaluation, 'txt'),
  })
}
