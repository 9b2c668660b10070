import { asAssessed } from '@/lib/exchange/case-file-text'
import type { JudgedCase } from '@/lib/exchange/export-case'
import type { KeptOccasion } from '@/lib/exchange/re-runs/kept-assessment'
import { assessCase } from '@/lib/rules/assess-case'
import { getDefinition, listDefinitions } from '@/lib/rules/definitions'
import { keepAssessment } from '@/lib/server/assessments'
import { recordAuditAlone } from '@/lib/server/audit/record-audit'
import { getCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { askWho } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'
import { refuse, refuseWho, toAttachment } from '../../attachment'

/** What a handler of one case is called with. */
export type CaseContext = { readonly params: Promise<{ readonly caseId: string }> }

type Exportable = JudgedCase & {
  readonly clinician: Clinician
  readonly caseId: string
  readonly query: URLSearchParams
}

/** The assessed case that is asked for, or the refusal to answer with. */
export async function assessForExport(request: Request, { params }: CaseContext): Promise<Exportable | Response> {
  const asked = await askWho('case.read')
  if (asked.refused !== null) return refuseWho(asked.refused)
  const { clinician } = asked
  const query = new URL(request.url).searchParams
  const definition = getDefinition(query.get('definition') ?? 'six-week')
  if (definition === null) {
    const known = listDefinitions().map(({ id }) => id)
    return refuse(400, `Use one of these definitions: ${known.join(', ')}.`)
  }
  const { caseId } = await params
  const stored = await getCase(clinician, caseId)
  if (stored === null) {
    const detail = { reason: 'notVisible' } as const
    await recordAuditAlone({ clinician, action: 'case.exported', outcome: 'denied', caseId, detail })
    return refuse(404, NO_SUCH_CASE)
  }
  const today = readToday()
  // The day and the choice are part of what is exported, so that a re-run has the same input and the same hash.
  const file = asAssessed(stored.file, today)
  const evaluation = assessCase(file, { today })
  return { clinician, caseId: stored.id, file, evaluation, definitionId: definition.id, query }
}

/** Hands a file out, once it is kept what was said in it: nothing leaves that cannot be explained later. */
export async function handOut(
  assessed: Exportable,
  occasion: KeptOccasion,
  { body, type, name }: { readonly body: BodyInit; readonly type: string; readonly name: string },
): Promise<Response> {
  const isKept = await keepAssessment(assessed.clinician, assessed.caseId, assessed, occasion)
  return isKept ? toAttachment(body, type, name) : refuse(404, NO_SUCH_CASE)
}

const NO_SUCH_CASE = 'There is no such case.'
