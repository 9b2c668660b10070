import 'server-only'
import { z } from 'zod'
import { recordAudit } from '../audit/record-audit'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'
import { changeAsOwner } from './change-as-owner'

/** The name of a practice as typed; without one it has none. */
export const practiceNameSchema = z
  .string()
  .trim()
  .max(100, 'Enter a name of at most 100 characters')
  .regex(/^\P{Cc}*$/u, 'Enter a name without control characters')
  .transform((name) => (name === '' ? null : name))

/** A practice as its owner manages it. */
export type PracticeState = {
  readonly name: string | null
  readonly requiresSecondFactor: boolean
  /** Whether no other practice is stored in the same database. */
  readonly isAlone: boolean
  readonly exportedAt: Date | null
  readonly leftAt: Date | null
}

/** What there is to know of a clinician's practice. */
export async function getPractice({ practiceId }: Clinician): Promise<PracticeState> {
  const database = await getDatabase()
  const { name, requiresSecondFactor, exportedAt, leftAt } = await database.practice.findUniqueOrThrow({
    where: { id: practiceId },
  })
  return { name, requiresSecondFactor, exportedAt, leftAt, isAlone: await isOnlyPractice() }
}

/** Whether one practice alone is stored here: then a backup holds nobody else's data. */
export async function isOnlyPractice(): Promise<boolean> {
  const database = await getDatabase()
  return (await database.practice.count()) === 1
}

/** Gives a practice another name; `null` where whoever asks does not manage it. */
export async function renamePractice(owner: Clinician, name: string | null): Promise<'done' | null> {
  return changeAsOwner(owner, async (transaction) => {
    await transaction.practice.update({ where: { id: owner.practiceId }, data: { name } })
    await recordAudit(transaction, { action: 'practice.changed', clinician: owner })
    return 'done' as const
  })
}
