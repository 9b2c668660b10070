import { isEmergencyReason } from '@/lib/exchange/audit/emergency-reasons'
import { startEmergency } from '@/lib/server/emergency-access'
import { refuseRequest, refuseWho, sayWhenNotStored } from '@/lib/server/form-handler'
import { readForm, redirectTo } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'

const MAX_BYTES = 1024

/** Opens every case of the practice for a while, for a reason that is kept. */
export function POST(request: Request): Promise<Response> {
  return sayWhenNotStored(request, () => open(request))
}

async function open(request: Request): Promise<Response> {
  const refused = refuseRequest(request)
  if (refused !== null) return refused
  const asked = await askWho('case.write')
  if (asked.refused !== null) return refuseWho(request, asked.refused)
  const reason = (await readForm(request, MAX_BYTES))?.get('reason') ?? ''
  if (!isEmergencyReason(reason)) return redirectTo('/emergency?done=reason')
  await startEmergency(asked.clinician, reason, new Date())
  return redirectTo('/cases')
}
