import { summaryText } from '@/lib/exchange/summary-text'
import { toAttachment } from '../../../attachment'
import { assessForExport, type CaseContext, toFileName } from '../assess-for-export'

export async function GET(request: Request, context: CaseContext): Promise<Response> {
  const assessed = await assessForExport(request, context)
  if (assessed instanceof Response) return assessed
  const { file, evaluation, definitionId, query } = assessed
  const text = summaryText(file, evaluation, definitionId, { ascii: query.get('signs') === 'ascii' })
  return toAttachment(text, 'text/plain; charset=utf-8', toFileName('case', evaluation, 'txt'))
}
