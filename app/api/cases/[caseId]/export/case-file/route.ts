import { exportCaseFile } from '@/lib/exchange/export-case'
import { assessForExport, type CaseContext, handOut } from '../assess-for-export'

export async function GET(request: Request, context: CaseContext): Promise<Response> {
  const assessed = await assessForExport(request, context)
  if (assessed instanceof Response) return assessed
  return handOut(assessed, 'caseFile', exportCaseFile(assessed))
}
