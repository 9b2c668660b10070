import { checkAudit } from '@/lib/server/audit/check-audit'
import { refuseWho, sayWhenNotStored } from '@/lib/server/form-handler'
import { isSameOrigin, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'

/** Checks the whole audit record, for who cannot run a command; the page then says what was found. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const asked = await askWho('audit.read')
  if (asked.refused !== null) return refuseWho(request, asked.refused)
  const { clinician } = asked
  return sayWhenNotStored(request, async () => redirectTo(`/audit?checked=${(await checkAudit(clinician)) ?? ''}`))
}
