import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import { open, seal, toPlace } from './sealing/seal'
import { IDLE_MINUTES } from './session-limits'

const MS_KEPT = IDLE_MINUTES * 60_000

/** Keeps a label that was searched for, and returns the key that stands for it in the address. */
export async function saveCaseSearch(clinician: Clinician, label: string, now: Date): Promise<string> {
  const database = await getDatabase()
  await dropOldSearches(now)
  const expiresAt = new Date(now.getTime() + MS_KEPT)
  const id = randomUUID()
  const sealed = seal(toPlace('CaseSearch', 'label', { id }), label)
  await database.caseSearch.createMany({ data: { id, clinicianId: clinician.id, label: sealed, expiresAt } })
  return id
}

/** The label behind a key, or `null` when it is another clinician's, or nobody has asked for it as long as a session lasts idle. */
export async function getCaseSearch(clinician: Clinician, key: string, now: Date): Promise<string | null> {
  if (!z.uuid().safeParse(key).success) return null
  const database = await getDatabase()
  const where = { id: key, clinicianId: clinician.id, expiresAt: { gt: now } }
  const row = await database.caseSearch.findUnique({ where, select: { label: true } })
  if (row === null) return null
  await database.caseSearch.updateMany({ where, data: { expiresAt: new Date(now.getTime() + MS_KEPT) } })
  return open(toPlace('CaseSearch', 'label', { id: key }), row.label)
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
