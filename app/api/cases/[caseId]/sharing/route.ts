import { type ChosenSharing, saveSharing } from '@/lib/server/case-sharing'
import { refuse, refuseRequest, refuseWho, sayWhenNotStored } from '@/lib/server/form-handler'
import { readForm, redirectTo } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'

const MAX_BYTES = 65_536

type Context = { readonly params: Promise<{ readonly caseId: string }> }

/** Says who sees a case: the practice, or named members. */
export function POST(request: Request, context: Context): Promise<Response> {
  return sayWhenNotStored(request, () => share(request, context))
}

async function share(request: Request, { params }: Context): Promise<Response> {
  const refused = refuseRequest(request)
  if (refused !== null) return refused
  const asked = await askWho('case.write')
  if (asked.refused !== null) return refuseWho(request, asked.refused)
  const form = await readForm(request, MAX_BYTES)
  if (form === null) return refuse(request, 413, 'tooLarge')
  const { caseId } = await params
  const saved = await saveSharing(asked.clinician, caseId, form.get('version') ?? '', toChosen(form))
  if (saved === null) return refuse(request, 404, 'notFound')
  return redirectTo(`/cases/${caseId}/sharing?done=${saved}`)
}

/** What is unclear opens nothing: only who says "the practice" means it. */
function toChosen(form: URLSearchParams): ChosenSharing {
  if (form.get('audience') === 'practice') return { kind: 'practice' }
  return { kind: 'named', memberIds: form.getAll('member') }
}
