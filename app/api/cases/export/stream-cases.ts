import { type StoredCase, streamCases } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'

/** Every case of a clinician as lines of a file, few in memory at a time. */
export function streamCaseLines(
  clinician: Clinician,
  toLine: (stored: StoredCase) => string,
): ReadableStream<Uint8Array> {
  const cases = streamCases(clinician)
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (controller) => {
      const next = await cases.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(toLine(next.value)))
    },
    cancel: async () => {
      await cases.return(undefined)
    },
  })
}
