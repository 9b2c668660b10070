import { type StoredCase, streamCases } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'

/** Every case of a clinician as lines of a file, few in memory at a time; throws where not even the first can be read. */
export async function streamCaseLines(
  clinician: Clinician,
  toLine: (stored: StoredCase) => string,
): Promise<ReadableStream<Uint8Array>> {
  const cases = streamCases(clinician)
  const encoder = new TextEncoder()
  let ahead: ReturnType<typeof cases.next> | null = Promise.resolve(await cases.next())
  return new ReadableStream({
    pull: async (controller) => {
      const next = await (ahead ?? cases.next())
      ahead = null
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(toLine(next.value)))
    },
    cancel: async () => {
      await cases.return(undefined)
    },
  })
}
