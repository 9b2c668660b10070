import 'server-only'
import { z } from 'zod'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import { IDLE_MINUTES } from './session-limits'

const MS_KEPT = IDLE_MINUTES * 60_000

/** Keeps a label that was searched for, and returns the key that stands for it in the address. */
export async function saveCaseSearch(clinician: Clinician, label: string, now: Date): Promise<string> {
  const database = await getDatabase()
  await dropOldSearches(now)
  const expiresAt = new Date(now.getTime() + MS_KEPT)
  const { id } = await database.caseSearch.create({ data: { clinicianId: clinician.id, label, expiresAt } })
  return id
}

/** The label behind a key, or `null` when it is another clinician's, or nobody has asked for it as long as a session lasts idle. */
export async function getCaseSearch(clinician: Clinician, key: string, now: Date): Promise<string | null> {
  if (!z.uuid().safeParse(key).success) return null
  const database = await getDatabase()
  const where = { id: key, clinicianId: clinician.id, expiresAt: { gt: now } }
  const label = (await database.caseSearch.findUnique({ where, select: { label: true } }))?.label ?? null
  if (label !== null)
    await database.caseSearch.updateMany({ where, data: { expiresAt: new Date(now.getTime() + MS_KEPT) } })
  return label
}

/** Forgets what nobody has asked for as long as a session lasts idle. */
export async function dropOldSearches(now: Date): Promise<void> {
  const database = await getDatabase()
  await database.caseSearch.deleteMany({ where: { expiresAt: { lt: now } } })
}

/** Forgets what a clinician has searched for, when they sign out. */
export async function dropSearchesOf(clinicianId: string, now: Date): Promise<void> {
  const database = await getDatabase()
  await dropOldSearches(now)
  await database.caseSearch.deleteMany({ where: { clinicianId } })
}
