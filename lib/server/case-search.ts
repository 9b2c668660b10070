import 'server-only'
import { z } from 'zod'
import type { Clinician } from './clinician'
import { getDatabase } from './db'

const HOURS_KEPT = 12
const MS_PER_HOUR = 3_600_000

/** Keeps a label that was searched for, and returns the key that stands for it in the address. */
export async function saveCaseSearch(clinician: Clinician, label: string, now: Date): Promise<string> {
  const database = await getDatabase()
  await database.caseSearch.deleteMany({ where: { expiresAt: { lt: now } } })
  const expiresAt = new Date(now.getTime() + HOURS_KEPT * MS_PER_HOUR)
  const { id } = await database.caseSearch.create({ data: { clinicianId: clinician.id, label, expiresAt } })
  return id
}

/** The label behind a key, or `null` when it is another clinician's, or half a day old. */
export async function getCaseSearch(clinician: Clinician, key: string, now: Date): Promise<string | null> {
  if (!z.uuid().safeParse(key).success) return null
  const database = await getDatabase()
  const where = { id: key, clinicianId: clinician.id, expiresAt: { gt: now } }
  return (await database.caseSearch.findUnique({ where, select: { label: true } }))?.label ?? null
}
