import { toCaseFileLine } from '@/lib/exchange/case-file-text'
import { getClinician } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'
import { refuse, SIGN_IN_FIRST, toAttachment } from '../attachment'
import { streamCaseLines } from './stream-cases'

/** Every case of the clinician, one case file a line, as `evaluate -` reads them. */
export async function GET(): Promise<Response> {
  const clinician = await getClinician()
  if (clinician === null) return refuse(401, SIGN_IN_FIRST)
  return toAttachment(
    await streamCaseLines(clinician, ({ file }) => toCaseFileLine(file)),
    'application/jsonl; charset=utf-8',
    `fair-trial-cases-${readToday()}.jsonl`,
  )
}
