import 'server-only'
import { z } from 'zod'
import { DRAFT_ID_BOX, DRAFT_OF_BOX } from '@/lib/exchange/forms/form-draft'
import { type FormValues, getTyped } from '@/lib/exchange/forms/form-values'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import { findFormPlace } from './form-places'
import type { Prisma } from './generated/client'
import { open, seal, toPlace } from './sealing/seal'

/** Days after which a draft that nobody came back to is dropped. */
export const DRAFT_DAYS = 90
/** Drafts of one form, and of one clinician, that are kept; the newest stay. */
export const DRAFTS_PER_FORM = 5
export const DRAFTS_PER_CLINICIAN = 200

const MS_PER_DAY = 86_400_000
/** Nothing that the form sends late is newer than what was discarded. */
const LAST = 2_147_483_647

const valuesSchema = z.record(z.string(), z.array(z.string()))

/** A draft: what was typed, and when it was last kept. */
export type Draft = {
  readonly id: string
  readonly values: FormValues
  readonly sequence: number
  readonly savedAt: Date
}

type Writing = {
  /** Which sending of the form this is; `null` for a browser without script, which sends one at a time. */
  readonly sequence: number | null
  readonly now: Date
  readonly isDiscarded?: boolean
}

/**
 * Keeps what stands in a form under the draft that the form names; what was sent earlier and arrives later changes
 * nothing. Returns the draft's id, or `null` when the form keeps no drafts, or is about what is not there or not theirs.
 */
export async function saveDraft(
  clinician: Clinician,
  formKey: string,
  values: FormValues,
  { sequence, now, isDiscarded = false }: Writing,
): Promise<string | null> {
  const place = await findFormPlace(clinician, formKey)
  const id = z.uuid().safeParse(getTyped(values, DRAFT_ID_BOX))
  if (place === null || !id.success) return null
  const own = { id: id.data, clinicianId: clinician.id, formKey }
  const { [DRAFT_ID_BOX]: _id, [DRAFT_OF_BOX]: _of, ...typed } = values
  const payload = seal(toPlace('Draft', 'payload', own), JSON.stringify(valuesSchema.parse(typed)))
  const written = { payload, savedAt: now, discardedAt: isDiscarded ? now : null }
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    const number = isDiscarded ? LAST : sequence
    const isNewer = number === null || isDiscarded ? {} : { sequence: { lt: number } }
    const rewrite = async () => {
      const data = { ...written, ...(number === null ? {} : { sequence: number }) }
      const { count } = await transaction.draft.updateMany({ where: { ...own, ...isNewer }, data })
      return count === 1 || (await transaction.draft.count({ where: own })) === 1
    }
    if (await rewrite()) return id.data
    const { caseId, trialId } = place
    const row = { ...own, ...written, caseId, trialId, sequence: number ?? 0 }
    const created = await transaction.draft.createMany({ data: row, skipDuplicates: true })
    // Made meanwhile by a sending of the same form, or by somebody else's.
    if (created.count === 0) return (await rewrite()) ? id.data : null
    await deleteContinued(transaction, clinician, formKey, values)
    await dropTooMany(transaction, clinician, formKey, now)
    return id.data
  })
}

/** The draft that this one goes on from is deleted, unless its own form has written to it since. */
async function deleteContinued(
  transaction: Prisma.TransactionClient,
  clinician: Clinician,
  formKey: string,
  values: FormValues,
): Promise<void> {
  const [id = '', sequence = ''] = getTyped(values, DRAFT_OF_BOX).split('/')
  if (!z.uuid().safeParse(id).success || !/^\d{1,10}$/.test(sequence)) return
  const seen = { id, clinicianId: clinician.id, formKey, sequence: Math.min(Number(sequence), LAST) }
  await transaction.draft.deleteMany({ where: seen })
}

async function dropTooMany(transaction: Prisma.TransactionClient, { id }: Clinician, formKey: string, now: Date) {
  await transaction.draft.deleteMany({ where: { savedAt: { lt: toOldest(now) } } })
  const newestFirst = [{ savedAt: 'desc' }, { id: 'desc' }] as const satisfies object
  const ofForm = await transaction.draft.findMany({
    where: { clinicianId: id, formKey },
    orderBy: [...newestFirst],
    skip: DRAFTS_PER_FORM,
    select: { id: true },
  })
  const ofAll = await transaction.draft.findMany({
    where: { clinicianId: id },
    orderBy: [...newestFirst],
    skip: DRAFTS_PER_CLINICIAN,
    select: { id: true },
  })
  const tooMany = [...ofForm, ...ofAll].map((draft) => draft.id)
  if (tooMany.length > 0) await transaction.draft.deleteMany({ where: { id: { in: tooMany }, clinicianId: id } })
}

function toOldest(now: Date): Date {
  return new Date(now.getTime() - DRAFT_DAYS * MS_PER_DAY)
}

/** The clinician's drafts of a form, the last written first; the discarded ones are not among them. */
export async function listDrafts(clinician: Clinician, formKey: string, now: Date): Promise<readonly Draft[]> {
  const database = await getDatabase()
  const rows = await database.draft.findMany({
    where: { clinicianId: clinician.id, formKey, discardedAt: null, savedAt: { gt: toOldest(now) } },
    orderBy: [{ savedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, payload: true, sequence: true, savedAt: true },
  })
  return rows.flatMap(({ payload, ...draft }) => {
    const values = valuesSchema.safeParse(JSON.parse(open(toPlace('Draft', 'payload', draft), payload)))
    return values.success ? [{ ...draft, values: values.data }] : []
  })
}

/** A draft of a form, or `null` when it is not there, was discarded, or is another clinician's. */
export async function getDraft(clinician: Clinician, formKey: string, id: string, now: Date): Promise<Draft | null> {
  return (await listDrafts(clinician, formKey, now)).find((draft) => draft.id === id) ?? null
}

/** Forgets the draft that a form wrote, and the one that it went on from, once the form is saved. */
export async function deleteDraft(clinician: Clinician, formKey: string, values: FormValues): Promise<void> {
  const database = await getDatabase()
  await database.$transaction(async (transaction) => {
    const id = z.uuid().safeParse(getTyped(values, DRAFT_ID_BOX))
    if (id.success) await transaction.draft.deleteMany({ where: { id: id.data, clinicianId: clinician.id, formKey } })
    await deleteContinued(transaction, clinician, formKey, values)
  })
}

/** Takes back that a draft was discarded; returns the key of its form, or `null` when there is no such draft of theirs. */
export async function restoreDraft(clinician: Clinician, draftId: string): Promise<string | null> {
  if (!z.uuid().safeParse(draftId).success) return null
  const database = await getDatabase()
  const own = { id: draftId, clinicianId: clinician.id }
  const { count } = await database.draft.updateMany({
    where: { ...own, discardedAt: { not: null } },
    data: { discardedAt: null },
  })
  if (count === 0) return null
  const draft = await database.draft.findFirst({ where: own, select: { formKey: true } })
  return draft?.formKey ?? null
}

/** Drops the drafts of everyone that nobody came back to. */
export async function dropOldDrafts(now: Date): Promise<void> {
  const database = await getDatabase()
  await database.draft.deleteMany({ where: { savedAt: { lt: toOldest(now) } } })
}
