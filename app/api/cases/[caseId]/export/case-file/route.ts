import { toCaseFileText } from '@/lib/exchange/case-file-text'
import { toAttachment } from '../../../attachment'
import { assessForExport, type CaseContext, toFileName } from '../assess-for-export'

export async function GET(request: Request, context: CaseContext): Promise<Response> {
  const assessed = await assessForExport(request, context)
  if (assessed instanceof Response) return assessed
  const { file, evaluation } = assessed
  return toAttachment(toCaseFileText(file), 'application/json; charset=utf-8', toFileName('case', evaluation, 'json'))
}
