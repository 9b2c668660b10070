import { toExportName } from '@/lib/exchange/export-case'
import { isPaper, PAPERS } from '@/lib/exchange/pdf-sheet'
import { getCaseSummary } from '@/lib/exchange/summary'
import { toSummaryPdf } from '@/lib/exchange/summary-pdf'
import { getTimeline } from '@/lib/exchange/timeline/timeline'
import { getEnvironment } from '@/lib/server/env'
import { refuse } from '../../../attachment'
import { assessForExport, type CaseContext, handOut } from '../assess-for-export'

export async function GET(request: Request, context: CaseContext): Promise<Response> {
  const assessed = await assessForExport(request, context)
  if (assessed instanceof Response) return assessed
  const { file, evaluation, definitionId, query } = assessed
  const paper = query.get('paper') ?? 'a4'
  if (!isPaper(paper)) return refuse(400, `Use one of these papers: ${Object.keys(PAPERS).join(', ')}.`)
  const definition = evaluation.definitions.find(({ id }) => id === definitionId)
  const summary = getCaseSummary(file, evaluation, definitionId, getEnvironment().crisisLine)
  if (definition === undefined || summary === null) return refuse(404, 'This definition was not assessed.')
  const body = await toSummaryPdf(summary, getTimeline(file, definition, evaluation.assessedOn), paper)
  return handOut(assessed, 'pdf', { body, type: 'application/pdf', name: toExportName('case', evaluation, 'pdf') })
}
