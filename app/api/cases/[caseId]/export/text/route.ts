import { summaryText } from '@/lib/exchange/summary-text'
import { getEnvironment } from '@/lib/server/env'
import { assessForExport, type CaseContext, handOut, toFileName } from '../assess-for-export'

export async function GET(request: Request, context: CaseContext): Promise<Response> {
  const assessed = await assessForExport(request, context)
  if (assessed instanceof Response) return assessed
  const { file, evaluation, definitionId, query } = assessed
  const { crisisLine } = getEnvironment()
  const body = summaryText(file, evaluation, definitionId, { ascii: query.get('signs') === 'ascii', crisisLine })
  return handOut(assessed, 'text', {
    body,
    type: 'text/plain; charset=utf-8',
    name: toFileName('case', evaluation, 'txt'),
  })
}
