import { saveCaseSearch } from '@/lib/server/case-search'
import { refuse, refuseRequest, refuseWho, sayWhenNotStored } from '@/lib/server/form-handler'
import { readForm, redirectTo } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'

const MAX_BYTES = 32_768

/** Looks for cases of one label. Posted and kept here, so that no label stands in an address, a history or a log. */
export function POST(request: Request): Promise<Response> {
  return sayWhenNotStored(request, () => search(request))
}

async function search(request: Request): Promise<Response> {
  const refused = refuseRequest(request)
  if (refused !== null) return refused
  const asked = await askWho('case.read')
  if (asked.refused !== null) return refuseWho(request, asked.refused)
  const { clinician } = asked
  const form = await readForm(request, MAX_BYTES)
  if (form === null) return refuse(request, 413, 'tooLarge')
  const label = (form.get('label') ?? '').replaceAll('\0', '').trim()
  if (label === '') return redirectTo('/cases')
  return redirectTo(`/cases?search=${await saveCaseSearch(clinician, label, new Date())}`)
}
