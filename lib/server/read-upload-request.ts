import 'server-only'
import { z } from 'zod'
import { NEW_KEY_BOX } from '@/lib/exchange/forms/form-draft'
import type { UploadedFile } from '@/lib/exchange/forms/read-upload'

/** The most that one upload may hold. Bytes. */
export const UPLOAD_MAX_BYTES = 20_000_000

// What stands around the files in the form.
const FRAME_BYTES = 100_000

/** Files that were sent, and the key that their form chose, so that what is sent twice is known again. */
export type Upload = { readonly files: readonly UploadedFile[]; readonly newKey: string | null }

/** The files of an upload; `tooLarge` as soon as it is known to be, and then nothing more of it is read. */
export async function readUploadRequest(request: Request): Promise<Upload | 'tooLarge' | 'notAForm'> {
  const limit = UPLOAD_MAX_BYTES + FRAME_BYTES
  if (Number(request.headers.get('content-length') ?? 0) > limit) return 'tooLarge'
  if (request.body === null) return 'notAForm'
  let size = 0
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength
        if (size > limit) controller.error(new Error('the upload is larger than the limit'))
        else controller.enqueue(chunk)
      },
    }),
  )
  let form: FormData
  try {
    const type = request.headers.get('content-type') ?? ''
    form = await new Response(counted, { headers: { 'Content-Type': type } }).formData()
  } catch {
    return size > limit ? 'tooLarge' : 'notAForm'
  }
  const files = form.getAll('files').filter((entry) => entry instanceof File && (entry.size > 0 || entry.name !== ''))
  const read: UploadedFile[] = []
  for (const file of files) {
    if (file instanceof File) read.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  const newKey = z.uuid().safeParse(form.get(NEW_KEY_BOX))
  return { files: read, newKey: newKey.success ? newKey.data : null }
}
