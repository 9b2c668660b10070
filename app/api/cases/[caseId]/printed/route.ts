import { recordAuditAlone } from '@/lib/server/audit/record-audit'
import { getCase } from '@/lib/server/cases'
import { isSameOrigin, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'
import { refuse, refuseWho } from '../../attachment'
import type { CaseContext } from '../export/assess-for-export'

/** Told by the page of a case when the browser prints it: the server cannot know by itself. */
export async function POST(request: Request, { params }: CaseContext): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('case.read')
  if (asked.refused !== null) return refuseWho(asked.refused)
  const { clinician } = asked
  const { caseId } = await params
  const isThere = (await getCase(clinician, caseId)) !== null
  const told = isThere ? {} : ({ outcome: 'denied', detail: { reason: 'notVisible' } } as const)
  await recordAuditAlone({ clinician, action: 'case.printed', caseId, ...told })
  return isThere ? new Response(null, { status: 204 }) : refuse(404, 'There is no such case.')
}
