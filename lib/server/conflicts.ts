import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Choice, Difference, FormVersion } from '@/lib/exchange/forms/compare-versions'
import { listDifferences, mergeVersions } from '@/lib/exchange/forms/compare-versions'
import { DRAFT_ID_BOX, LOADED_VERSION_BOX } from '@/lib/exchange/forms/form-draft'
import { type FormErrors, type FormValues, getTyped } from '@/lib/exchange/forms/form-values'
import type { Clinician } from './clinician'
import { deleteDraft, getDraft, saveDraft } from './drafts'
import type { FormSchema, Saved } from './form-handler'
import { toConflictFormKey } from './form-places'
import { saveRejectedForm } from './rejected-forms'

/** The boxes of the page on which one chooses: one's own draft, the version shown beside it, and all or each choice. */
export const CONFLICT_DRAFT_BOX = 'conflictDraft'
export const SHOWN_VERSION_BOX = 'shownVersion'
export const ALL_BOX = 'all'
export const CHOICE_BOX = 'choose'

/** A form in which a conflict can arise, and what is stored of its record now. */
export type ConflictPlace = {
  readonly formKey: string
  readonly page: string
  readonly saved: FormVersion
  readonly version: number
  /** Reads one's own version from a draft; `null` where it cannot be read. */
  readonly readMine: (values: FormValues) => FormVersion | null
}

/** The version that a form was opened from; `null` where it does not say. */
export function getLoadedVersion(values: FormValues): number | null {
  const typed = getTyped(values, LOADED_VERSION_BOX)
  return /^\d{1,9}$/.test(typed) ? Number(typed) : null
}

/** Keeps what was typed over an older version as a draft, and leads to the page on which both are seen. */
export async function startConflict(
  clinician: Clinician,
  { formKey, page }: Pick<ConflictPlace, 'formKey' | 'page'>,
  values: FormValues,
): Promise<Saved> {
  const draftId = getTyped(values, DRAFT_ID_BOX) || randomUUID()
  const id = await saveDraft(
    clinician,
    formKey,
    { ...values, [DRAFT_ID_BOX]: [draftId] },
    { sequence: null, now: new Date() },
  )
  return id === null ? null : { conflict: toConflictPath(page, id) }
}

/** The page on which two versions are seen; its address holds ids only. */
export function toConflictPath(page: string, draftId: string): string {
  return `${page}/conflict?draft=${draftId}`
}

/** Two versions of a record and where they differ. */
export type Conflict = {
  readonly draftId: string
  readonly mine: FormVersion
  readonly differences: readonly Difference[]
}

/** The conflict between a draft and what is stored; `null` when there is no such draft, or it cannot be read. */
export async function getConflict(
  clinician: Clinician,
  { formKey, saved, readMine }: ConflictPlace,
  draftId: string,
): Promise<Conflict | null> {
  const draft = await getDraft(clinician, formKey, draftId, new Date())
  const mine = draft === null ? null : readMine(draft.values)
  return mine === null ? null : { draftId, mine, differences: listDifferences(mine, saved) }
}

/** The form on which one chooses between two versions of what another form holds. */
export function toConflictForm<Params>(
  form: Pick<FormSchema<Params, unknown>, 'page' | 'key'>,
): FormSchema<Params, null> {
  return {
    read: () => ({ ok: true, value: null }),
    page: (params) => `${form.page(params)}/conflict`,
    key: (params, values) => toConflictFormKey(form.key(params, values)),
  }
}

/** Reads, checks and stores what was chosen; the errors of what does not go together, by box. */
export type SaveChosen = (merged: FormValues) => Promise<'saved' | 'newer' | { readonly errors: FormErrors }>

/**
 * Saves what was chosen of two versions and forgets the draft. What is still to be chosen is an error; what does not go
 * together leads back to the form; what was saved meanwhile once more leads to the page again.
 */
export async function settleConflict(
  clinician: Clinician,
  place: ConflictPlace,
  values: FormValues,
  { save, location }: { readonly save: SaveChosen; readonly location: string },
): Promise<Saved> {
  const draftId = getTyped(values, CONFLICT_DRAFT_BOX)
  const conflict = await getConflict(clinician, place, draftId)
  if (conflict === null) return { conflict: place.page }
  const again = { conflict: toConflictPath(place.page, draftId) }
  if (getTyped(values, SHOWN_VERSION_BOX) !== String(place.version)) return again
  const { chosen, errors } = readChoices(values, conflict.differences)
  if (Object.keys(errors).length > 0) return { errors }
  const merged = mergeVersions(conflict.mine, place.saved, chosen)
  const result = merged === place.saved.values ? 'saved' : await save(merged)
  if (result === 'newer') return again
  if (result !== 'saved') return returnToForm(clinician, place, merged, { draftId, errors: result.errors })
  await deleteDraft(clinician, place.formKey, { [DRAFT_ID_BOX]: [draftId] })
  return { location }
}

function readChoices(values: FormValues, differences: readonly Difference[]) {
  const chosen: Record<string, Choice> = {}
  const errors: Record<string, string> = {}
  for (const { field, canBeBoth, what } of differences) {
    const choice = readChoice(values, field, canBeBoth)
    if (choice === null) errors[`${CHOICE_BOX}.${field}`] = `${what}: choose which to keep.`
    else chosen[field] = choice
  }
  return { chosen, errors }
}

function readChoice(values: FormValues, field: string, canBeBoth: boolean): Choice | null {
  const typed = getTyped(values, ALL_BOX) || getTyped(values, `${CHOICE_BOX}.${field}`)
  if (typed === 'both') return canBeBoth ? 'both' : null
  return typed === 'mine' || typed === 'saved' ? typed : null
}

/** Leads back to the form with what was chosen, saying what has to be put right. */
async function returnToForm(
  clinician: Clinician,
  { formKey, page, version }: ConflictPlace,
  merged: FormValues,
  { draftId, errors }: { readonly draftId: string; readonly errors: FormErrors },
): Promise<Saved> {
  const values = { ...merged, [DRAFT_ID_BOX]: [draftId], [LOADED_VERSION_BOX]: [String(version)] }
  const id = await saveRejectedForm(clinician, formKey, { values, errors }, new Date())
  return { conflict: `${page}?rejected=${id}` }
}
