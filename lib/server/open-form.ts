import 'server-only'
import { randomUUID } from 'node:crypto'
import {
  DRAFT_FORM,
  DRAFT_ID_BOX,
  DRAFT_OF_BOX,
  LOADED_VERSION_BOX,
  NEW_KEY_BOX,
  type OpenedForm,
  WRITTEN_BY,
} from '@/lib/exchange/forms/form-draft'
import { type FormValues, getTyped } from '@/lib/exchange/forms/form-values'
import type { Clinician } from './clinician'
import { type Draft, listDrafts } from './drafts'
import { getRejectedForm } from './rejected-forms'
import { describeMoment } from './today'

/** How the address of a form says what it is to open with. */
export type FormQuery = {
  readonly rejected?: string | string[] | undefined
  readonly draft?: string | string[] | undefined
  readonly discarded?: string | string[] | undefined
}

/** A form, and what it is about. */
export type FormSubject = {
  readonly key: string
  readonly page: string
  /** What stands in the form where nothing was typed yet. */
  readonly recorded: FormValues
  /** The version of what is recorded; `null` for something new. */
  readonly version: number | null
  /** What the form makes, or changes: "a trial". */
  readonly what: string
}

/** Opens a form with what was typed last: what came back with errors, else the newest draft, else what is recorded. */
export async function openForm(
  clinician: Clinician,
  form: FormSubject,
  query: FormQuery,
  now: Date,
): Promise<OpenedForm> {
  const rejected = await getRejectedForm(clinician, form.key, query.rejected, now)
  const drafts = await listDrafts(clinician, form.key, now)
  const opened = rejected === null ? (drafts.find(({ id }) => id === query.draft) ?? drafts[0] ?? null) : null
  const continued = rejected === null ? opened : findContinued(drafts, rejected.values)
  const typed = rejected ?? { values: opened?.values ?? form.recorded, errors: {} }
  const others = drafts.filter((draft) => draft !== opened && draft !== continued)
  const version = getTyped(typed.values, LOADED_VERSION_BOX) || form.version
  return {
    typed,
    hidden: {
      [DRAFT_FORM]: form.key,
      [WRITTEN_BY]: clinician.id,
      [DRAFT_ID_BOX]: randomUUID(),
      ...(continued === null ? {} : { [DRAFT_OF_BOX]: `${continued.id}/${continued.sequence}` }),
      ...(version === null
        ? { [NEW_KEY_BOX]: getTyped(typed.values, NEW_KEY_BOX) || randomUUID() }
        : { [LOADED_VERSION_BOX]: String(version) }),
    },
    draft: {
      said: opened === null ? null : describeDraft(opened, form, now),
      others: others.map(({ id, savedAt }) => ({
        href: `${form.page}?draft=${id}`,
        savedAt: describeMoment(savedAt, now),
      })),
      discardedId: typeof query.discarded === 'string' ? query.discarded : null,
    },
  }
}

function findContinued(drafts: readonly Draft[], values: FormValues): Draft | null {
  return drafts.find(({ id }) => id === getTyped(values, DRAFT_ID_BOX)) ?? null
}

function describeDraft({ savedAt, values }: Draft, { version, what }: FormSubject, now: Date): string {
  const moment = describeMoment(savedAt, now)
  if (version === null) return `Draft of ${moment}, not yet saved as ${what}.`
  const begunFrom = getTyped(values, LOADED_VERSION_BOX)
  const isOlder = begunFrom !== '' && begunFrom !== String(version)
  const meanwhile = ' Something else was saved since it was begun; when you save, you see both and choose.'
  return `Draft of ${moment}: these changes to ${what} are not saved yet.${isOlder ? meanwhile : ''}`
}
