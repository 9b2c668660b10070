import { type Imported, type ImportProgress, importUpload } from '@/lib/server/case-list-import'
import type { Clinician } from '@/lib/server/clinician'
import type { Upload } from '@/lib/server/read-upload-request'

const LINES_TYPE = 'application/jsonl'

/** Whether our own script sent this and shows how far the import is. */
export function wantsLines(request: Request): boolean {
  return request.headers.get('accept') === LINES_TYPE
}

/** Imports, and answers with a line of JSON for each step, of which the last says what became of it. */
export function streamImport(clinician: Clinician, uploaded: Upload): Response {
  const encoder = new TextEncoder()
  let isListening = true
  const body = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      // An import goes on to its end when its page is left: all cases are stored, or none.
      const say = (line: ImportProgress | Imported) => {
        if (isListening) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      say(await importUpload(clinician, uploaded, say))
      if (isListening) controller.close()
    },
    cancel: () => {
      isListening = false
    },
  })
  return new Response(body, { headers: { 'Content-Type': LINES_TYPE, 'Cache-Control': 'no-store' } })
}
