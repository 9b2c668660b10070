import { readUpload } from '@/lib/exchange/forms/read-upload'
import { importCases } from '@/lib/server/cases'
import { refuse, refuseRequest, wantsJson } from '@/lib/server/form-handler'
import { readUploadRequest } from '@/lib/server/read-upload-request'
import { saveRejectedForm } from '@/lib/server/rejected-forms'
import { redirectTo } from '@/lib/server/request-guard'
import { getClinician } from '@/lib/server/require-clinician'

/** Stores every case of an upload, or none of them. The proxy leaves this address alone: see its matcher. */
export async function POST(request: Request): Promise<Response> {
  const refused = refuseRequest(request, 'multipart/form-data')
  if (refused !== null) return refused
  const clinician = await getClinician()
  if (clinician === null) return refuse(request, 401, 'signedOut')
  const uploaded = await readUploadRequest(request)
  if (uploaded === 'tooLarge') return refuse(request, 413, 'uploadTooLarge')
  if (uploaded === 'notAForm') return refuse(request, 400, 'brokenUpload')
  const upload = readUpload(uploaded)
  if (!upload.ok) {
    const errors = Object.fromEntries(upload.errors.map((error, number) => [`files.${number}`, error]))
    if (wantsJson(request)) return Response.json({ errors }, { status: 422 })
    const id = await saveRejectedForm(clinician, 'import', { values: {}, errors }, new Date())
    return redirectTo(`/cases/import?rejected=${id}`)
  }
  const [only, ...others] = await importCases(clinician, upload.files)
  const location = only !== undefined && others.length === 0 ? `/cases/${only}` : '/cases'
  return wantsJson(request) ? Response.json({ location }) : redirectTo(location)
}
