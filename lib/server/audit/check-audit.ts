import 'server-only'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'
import { recordAuditAlone } from './record-audit'
import { verifyAudit } from './verify-audit'

/** Checks the whole record for somebody and writes into it what was found; returns the number of that entry. */
export async function checkAudit(clinician: Clinician): Promise<number | null> {
  const { entries, problems, first } = await verifyAudit(await getDatabase())
  const [place] = first
  const found = place === undefined ? {} : { problem: place.kind, from: place.from, to: place.to }
  const outcome = problems === 0 ? 'done' : 'failed'
  return recordAuditAlone({
    clinician,
    action: 'audit.checked',
    outcome,
    detail: { count: entries, problems, ...found },
  })
}
