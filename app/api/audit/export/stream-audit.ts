import type { AuditRow } from '@/lib/exchange/audit/audit-file'
import type { AuditQuery } from '@/lib/exchange/audit/audit-query'
import { streamAuditEntries } from '@/lib/server/audit/list-audit'
import type { Clinician } from '@/lib/server/clinician'

/** The entries that a query asks for as lines of a file, after its first line; few are in memory at a time. */
export function streamAuditLines(
  clinician: Clinician,
  query: AuditQuery,
  head: string,
  toLines: (rows: readonly AuditRow[]) => string,
): ReadableStream<Uint8Array> {
  const entries = streamAuditEntries(clinician, query)
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (controller) => {
      if (head !== '') controller.enqueue(encoder.encode(head))
    },
    pull: async (controller) => {
      const next = await entries.next()
      if (next.done === true) controller.close()
      else controller.enqueue(encoder.encode(toLines(next.value)))
    },
    cancel: async () => {
      await entries.return(undefined)
    },
  })
}
