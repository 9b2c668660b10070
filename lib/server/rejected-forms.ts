import 'server-only'
import { z } from 'zod'
import type { TypedForm } from '@/lib/exchange/forms/form-values'
import type { Clinician } from './clinician'
import { getDatabase } from './db'

const HOURS_KEPT = 24
const MS_PER_HOUR = 3_600_000

const typedFormSchema = z.object({
  values: z.record(z.string(), z.array(z.string())),
  errors: z.record(z.string(), z.string()),
})

/** Keeps a form that was not saved, so that its page can show it again; returns its id. For browsers without script. */
export async function saveRejectedForm(clinician: Clinician, formKey: string, typed: TypedForm, now: Date) {
  const database = await getDatabase()
  const payload = typedFormSchema.parse(typed)
  const expiresAt = new Date(now.getTime() + HOURS_KEPT * MS_PER_HOUR)
  return database.$transaction(async (transaction) => {
    await transaction.rejectedForm.deleteMany({ where: { expiresAt: { lt: now } } })
    await transaction.rejectedForm.deleteMany({ where: { clinicianId: clinician.id, formKey } })
    const row = { clinicianId: clinician.id, formKey, payload, expiresAt }
    const { id } = await transaction.rejectedForm.create({ data: row, select: { id: true } })
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
  const typed = typedFormSchema.safeParse(row?.payload)
  return typed.success ? typed.data : null
}

/** Forgets what was typed once it is saved. */
export async function deleteRejectedForm(clinician: Clinician, formKey: string): Promise<void> {
  const database = await getDatabase()
  await database.rejectedForm.deleteMany({ where: { clinicianId: clinician.id, formKey } })
}
