import { toCaseFileText } from '@/lib/exchange/case-file-text'
import { assessForExport, type CaseContext, handOut, toFileName } from '../assess-for-export'

export async function GET(request: Request, context: CaseContext): Promise<Response> {
  const assessed = await assessForExport(request, context)
  if (assessed instanceof Response) return assessed
  const { file, evaluation } = assessed
  const name = toFileName('case', evaluation, 'json')
  return handOut(assessed, 'caseFile', { body: toCaseFileText(file), type: 'application/json; charset=utf-8', name })
}
