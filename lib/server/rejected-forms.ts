import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { TypedForm } from '@/lib/exchange/forms/form-values'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import { open, seal, toPlace } from './sealing/seal'

const HOURS_KEPT = 24
const MS_PER_HOUR = 3_600_000

const typedFormSchema = z.object({
  values: z.record(z.string(), z.array(z.string())),
  errors: z.record(z.string(), z.string()),
})

/** Keeps a form that was not saved, so that its page can show it again; returns its id. For browsers without script. */
export async function saveRejectedForm(clinician: Clinician, formKey: string, typed: TypedForm, now: Date) {
  const database = await getDatabase()
  const id = randomUUID()
  const payload = seal(toPlace('RejectedForm', 'payload', { id }), JSON.stringify(typedFormSchema.parse(typed)))
  const expiresAt = new Date(now.getTime() + HOURS_KEPT * MS_PER_HOUR)
  return database.$transaction(async (transaction) => {
    await transaction.rejectedForm.deleteMany({ where: { expiresAt: { lt: now } } })
    await transaction.rejectedForm.deleteMany({ where: { clinicianId: clinician.id, formKey } })
    await transaction.rejectedForm.createMany({ data: { id, clinicianId: clinician.id, formKey, payload, expiresAt } })
    return id
  })
}

/** A form that was not saved, or `null` when it is another clinician's, of another page or over a day old. */
export async function getRejectedForm(
  clinician: Clinician,
  formKey: string,
  id: string | string[] | undefined,
  now: Date,
): Promise<TypedForm | null> {
  if (typeof id !== 'string' || !z.uuid().safeParse(id).success) return null
  const database = await getDatabase()
  const row = await database.rejectedForm.findFirst({
    where: { id, clinicianId: clinician.id, formKey, expiresAt: { gt: now } },
    select: { payload: true },
  })
  if (row === null) return null
  const typed = typedFormSchema.safeParse(JSON.parse(open(toPlace('RejectedForm', 'payload', { id }), row.payload)))
  return typed.success ? typed.data : null
}

/** Forgets what was typed once it is saved. */
export async function deleteRejectedForm(clinician: Clinician, formKey: string): Promise<void> {
  const database = await getDatabase()
  await database.rejectedForm.deleteMany({ where: { clinicianId: clinician.id, formKey } })
}
