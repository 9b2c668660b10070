import { endEmergency } from '@/lib/server/emergency-access'
import { refuseRequest, refuseWho, sayWhenNotStored } from '@/lib/server/form-handler'
import { redirectTo } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'

/** Ends emergency access before its time. */
export function POST(request: Request): Promise<Response> {
  return sayWhenNotStored(request, () => end(request))
}

async function end(request: Request): Promise<Response> {
  const refused = refuseRequest(request)
  if (refused !== null) return refused
  const asked = await askWho('account.own')
  if (asked.refused !== null) return refuseWho(request, asked.refused)
  await endEmergency(asked.clinician, new Date())
  return redirectTo('/cases')
}
