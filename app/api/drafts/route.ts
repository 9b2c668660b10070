import { saveDraft } from '@/lib/server/drafts'
import { readDraft } from '@/lib/server/form-draft-request'
import { refuse, sayWhenNotStored } from '@/lib/server/form-handler'
import { describeMoment } from '@/lib/server/today'

/** Keeps what stands in a form, as it is typed. */
export function POST(request: Request): Promise<Response> {
  return sayWhenNotStored(request, () => keepDraft(request))
}

async function keepDraft(request: Request): Promise<Response> {
  const sent = await readDraft(request)
  if (sent instanceof Response) return sent
  const now = new Date()
  const id = await saveDraft(sent.clinician, sent.formKey, sent.values, { sequence: sent.sequence, now })
  return id === null ? refuse(request, 404, 'notFound') : Response.json({ savedAt: describeMoment(now, now) })
}
