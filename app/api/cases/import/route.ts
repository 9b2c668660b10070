import { importUpload } from '@/lib/server/case-list-import'
import { refuse, refuseRequest, refuseWho, sayWhenNotStored, wantsJson } from '@/lib/server/form-handler'
import { readUploadRequest } from '@/lib/server/read-upload-request'
import { saveRejectedForm } from '@/lib/server/rejected-forms'
import { redirectTo } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'
import { streamImport, wantsLines } from './stream-import'

/** Stores every case of an upload, or none of them. The proxy leaves this address alone: see its matcher. */
export function POST(request: Request): Promise<Response> {
  return sayWhenNotStored(request, () => importRequest(request))
}

async function importRequest(request: Request): Promise<Response> {
  const refused = refuseRequest(request, 'multipart/form-data')
  if (refused !== null) return refused
  const asked = await askWho('case.write')
  if (asked.refused !== null) return refuseWho(request, asked.refused)
  const { clinician } = asked
  const uploaded = await readUploadRequest(request)
  if (uploaded === 'tooLarge') return refuse(request, 413, 'uploadTooLarge')
  if (uploaded === 'notAForm') return refuse(request, 400, 'brokenUpload')
  if (wantsLines(request)) return streamImport(clinician, uploaded)
  const imported = await importUpload(clinician, uploaded, () => {})
  if ('location' in imported) {
    return wantsJson(request) ? Response.json(imported) : redirectTo(imported.location)
  }
  if (wantsJson(request)) return Response.json(imported, { status: 422 })
  const id = await saveRejectedForm(clinician, 'import', { values: {}, errors: imported.errors }, new Date())
  return redirectTo(`/cases/import?rejected=${id}`)
}
