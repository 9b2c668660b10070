import { saveDraft } from '@/lib/server/drafts'
import { readDraft } from '@/lib/server/form-draft-request'
import { refuse, sayWhenNotStored } from '@/lib/server/form-handler'
import { findFormPlace } from '@/lib/server/form-places'
import { redirectTo } from '@/lib/server/request-guard'

/** Discards a draft with all that was typed since, and leads back to its form, which offers to take that back. */
export function POST(request: Request): Promise<Response> {
  return sayWhenNotStored(request, () => discardDraft(request))
}

async function discardDraft(request: Request): Promise<Response> {
  const sent = await readDraft(request)
  if (sent instanceof Response) return sent
  const { clinician, formKey, values } = sent
  const place = await findFormPlace(clinician, formKey)
  const id = await saveDraft(clinician, formKey, values, { sequence: null, now: new Date(), isDiscarded: true })
  if (place === null || id === null) return refuse(request, 404, 'notFound')
  return redirectTo(`${place.page}?discarded=${id}`)
}
