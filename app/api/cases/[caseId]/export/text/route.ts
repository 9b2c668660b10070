import { exportSummaryText } from '@/lib/exchange/export-case'
import { getEnvironment } from '@/lib/server/env'
import { assessForExport, type CaseContext, handOut } from '../assess-for-export'

export async function GET(request: Request, context: CaseContext): Promise<Response> {
  const assessed = await assessForExport(request, context)
  if (assessed instanceof Response) return assessed
  const ascii = assessed.query.get('signs') === 'ascii'
  return handOut(assessed, 'text', exportSummaryText(assessed, { ascii, crisisLine: getEnvironment().crisisLine }))
}
