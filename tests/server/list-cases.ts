import { type StoredCase, streamCases } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'

/** All cases of a clinician, the first stored first. */
export async function listCases(clinician: Clinician): Promise<readonly StoredCase[]> {
  const cases: StoredCase[] = []
  for await (const stored of streamCases(clinician)) cases.push(stored)
  return cases
}
