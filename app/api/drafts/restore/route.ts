import { restoreDraft } from '@/lib/server/drafts'
import { refuse, refuseRequest, refuseWho, sayWhenNotStored } from '@/lib/server/form-handler'
import { findFormPlace } from '@/lib/server/form-places'
import { readForm, redirectTo } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'

const MAX_BYTES = 1024

/** Takes back that a draft was discarded, and opens its form with it. */
export function POST(request: Request): Promise<Response> {
  return sayWhenNotStored(request, () => takeBack(request))
}

async function takeBack(request: Request): Promise<Response> {
  const refused = refuseRequest(request)
  if (refused !== null) return refused
  const asked = await askWho('case.write')
  if (asked.refused !== null) return refuseWho(request, asked.refused)
  const { clinician } = asked
  const id = (await readForm(request, MAX_BYTES))?.get('id') ?? ''
  const formKey = await restoreDraft(clinician, id)
  const place = formKey === null ? null : await findFormPlace(clinician, formKey)
  return place === null ? refuse(request, 404, 'notFound') : redirectTo(`${place.page}?draft=${id}`)
}
