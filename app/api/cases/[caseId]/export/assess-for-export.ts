import type { CaseFile } from '@/lib/domain/case-file'
import { withAssessment } from '@/lib/exchange/case-file-text'
import { assessCase } from '@/lib/rules/assess-case'
import { getDefinition, listDefinitions } from '@/lib/rules/definitions'
import type { DefinitionId, Evaluation } from '@/lib/rules/evaluation'
import { getCase } from '@/lib/server/cases'
import { getClinician } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'
import { refuse, SIGN_IN_FIRST } from '../../attachment'

/** What a handler of one case is called with. */
export type CaseContext = { readonly params: Promise<{ readonly caseId: string }> }

type Exportable = {
  readonly file: CaseFile
  readonly evaluation: Evaluation
  readonly definitionId: DefinitionId
  readonly query: URLSearchParams
}

/** The assessed case that is asked for, or the refusal to answer with. */
export async function assessForExport(request: Request, { params }: CaseContext): Promise<Exportable | Response> {
  const clinician = await getClinician()
  if (clinician === null) return refuse(401, SIGN_IN_FIRST)
  const query = new URL(request.url).searchParams
  const definition = getDefinition(query.get('definition') ?? 'six-week')
  if (definition === null) {
    const known = listDefinitions().map(({ id }) => id)
    return refuse(400, `Use one of these definitions: ${known.join(', ')}.`)
  }
  const stored = await getCase(clinician, (await params).caseId)
  if (stored === null) return refuse(404, 'There is no such case.')
  const { assessedOn = readToday(), assumeAdherence = false } = stored.file.case
  // The day and the choice are part of what is exported, so that a re-run has the same input and the same hash.
  const file = withAssessment(stored.file, { assessedOn, assumeAdherence })
  return { file, evaluation: assessCase(file, { today: assessedOn }), definitionId: definition.id, query }
}

/** The name of an exported file: what it is and the day it was assessed for. */
export function toFileName(what: 'case' | 'trials', evaluation: Evaluation, ending: string): string {
  return `fair-trial-${what}-${evaluation.assessedOn}.${ending}`
}
