import { toCaseFileLine } from '@/lib/exchange/case-file-text'
import { streamCases } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { getClinician } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'
import { refuse, SIGN_IN_FIRST, toAttachment } from '../attachment'

function streamLines(clinician: Clinician): ReadableStream<Uint8Array> {
  const cases = streamCases(clinician)
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (controller) => {
      const next = await cases.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(toCaseFileLine(next.value.file)))
    },
    cancel: async () => {
      await cases.return(undefined)
    },
  })
}

/** Every case of the clinician, one case file a line, as `evaluate -` reads them. */
export async function GET(): Promise<Response> {
  const clinician = await getClinician()
  if (clinician === null) return refuse(401, SIGN_IN_FIRST)
  return toAttachment(
    streamLines(clinician),
    'application/jsonl; charset=utf-8',
    `fair-trial-cases-${readToday()}.jsonl`,
  )
}
