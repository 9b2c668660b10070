import 'server-only'
import { toCaseFileLine } from '@/lib/exchange/case-file-text'
import { recordAudit } from '../audit/record-audit'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'
import { toStoredCase, WHOLE_CASE } from '../rows-to-case'
import { changeAsOwner, lockCases } from './change-as-owner'

const CASES_PER_READ = 50
const WAITING_MS = 10 * 60_000

/**
 * Every case of an owner's practice as lines of a file, few in memory at a time, also those that only named members see:
 * they are the practice's own. Recorded before the first line goes out; once the last has gone, the practice counts as
 * exported as it stood when it began. `null`: whoever asks does not manage the practice.
 */
export async function exportPractice(owner: Clinician, now: Date): Promise<ReadableStream<Uint8Array> | null> {
  const { practiceId } = owner
  const begun = await changeAsOwner(
    owner,
    async (transaction) => {
      // What is stored at this moment is either read, or changed after it.
      const { length: count } = await lockCases(transaction, practiceId)
      const detail = { count, format: 'everything' } as const
      await recordAudit(transaction, { action: 'practice.exported', clinician: owner, detail })
      return 'begun'
    },
    { timeout: WAITING_MS },
  )
  if (begun === null) return null
  const lines = readLines(practiceId)
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (controller) => {
      const next = await lines.next()
      if (next.done !== true) {
        controller.enqueue(encoder.encode(next.value))
        return
      }
      await (await getDatabase()).practice.update({ where: { id: practiceId }, data: { exportedAt: now } })
      controller.close()
    },
    cancel: async () => {
      await lines.return(undefined)
    },
  })
}

async function* readLines(practiceId: string): AsyncGenerator<string, undefined> {
  const database = await getDatabase()
  let last: string | undefined
  do {
    const rows = await database.patientCase.findMany({
      where: { practiceId, ...(last === undefined ? {} : { id: { gt: last } }) },
      orderBy: { id: 'asc' },
      take: CASES_PER_READ,
      include: WHOLE_CASE,
    })
    for (const row of rows) yield toCaseFileLine(toStoredCase(row).file)
    last = rows[CASES_PER_READ - 1]?.id
  } while (last !== undefined)
}
