import 'server-only'
import { redirect } from 'next/navigation'
import { getTyped } from '@/lib/exchange/forms/form-values'
import type { Clinician } from './clinician'
import {
  ALL_BOX,
  CHOICE_BOX,
  CONFLICT_DRAFT_BOX,
  type ConflictPlace,
  getConflict,
  SHOWN_VERSION_BOX,
} from './conflicts'
import { toConflictFormKey } from './form-places'
import type { FormQuery } from './open-form'
import { getRejectedForm } from './rejected-forms'

/**
 * Opens the page on which one chooses between two versions, with what was chosen already. Without a draft that can be
 * read there is nothing to choose, and the form itself opens.
 */
export async function openConflict(clinician: Clinician, place: ConflictPlace, query: FormQuery) {
  const rejected = await getRejectedForm(clinician, toConflictFormKey(place.formKey), query.rejected, new Date())
  const asked = typeof query.draft === 'string' ? query.draft : ''
  const draftId = rejected === null ? asked : getTyped(rejected.values, CONFLICT_DRAFT_BOX)
  const conflict = await getConflict(clinician, place, draftId)
  if (conflict === null) redirect(place.page)
  return {
    action: `/api${place.page}/conflict`,
    formHref: `${place.page}?draft=${draftId}`,
    hidden: { [CONFLICT_DRAFT_BOX]: draftId, [SHOWN_VERSION_BOX]: String(place.version) },
    names: { choice: CHOICE_BOX, all: ALL_BOX },
    differences: conflict.differences,
    typed: rejected ?? { values: {}, errors: {} },
  }
}
