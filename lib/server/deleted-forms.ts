import 'server-only'
import { describeDate } from '@/lib/domain/calendar-date'
import { getTyped } from '@/lib/exchange/forms/form-values'
import type { Clinician } from './clinician'
import { DELETED_DAYS, type DeletedRecord, getDeleted, type NotPutBack, restoreDeleted } from './deleted-records'
import type { FormSchema, Saved } from './form-handler'
import { toPracticeDay } from './today'

/** A page that says what was deleted just now and offers to put it back; the address holds ids only. */
export function toDeletedPath(page: string, recordId: string): string {
  return `${page}?deleted=${recordId}#undo`
}

/** What a page says of something that was deleted just now. */
export type DeletedNotice = { readonly said: string; readonly id: string }

/** What was deleted just now, for a page that its deletion led to; `null` when nothing was, or it is back already. */
export async function getDeletedNotice(
  clinician: Clinician,
  deleted: string | string[] | undefined,
): Promise<DeletedNotice | null> {
  if (typeof deleted !== 'string') return null
  const record = await getDeleted(clinician, deleted, new Date())
  if (record === null) return null
  const { kind, label, id } = record
  return { said: `${kind === 'trial' ? 'Trial of' : 'Case'} ${label} deleted.`, id }
}

/** What was deleted: "Case A-1042", "Trial of sertraline, A-1042". */
export function describeDeleted({ kind, label, caseLabel }: DeletedRecord): string {
  return kind === 'trial' ? `Trial of ${label}, ${caseLabel ?? 'of a deleted case'}` : `Case ${label}`
}

/** Until when something that is deleted now can be put back: "21 December 2026". */
export function describeKeptUntil(now: Date): string {
  return describeDate(toPracticeDay(new Date(now.getTime() + DELETED_DAYS * 86_400_000)))
}

const WHY_NOT: Readonly<Record<NotPutBack, string>> = {
  caseDeleted: 'The case of this trial is deleted too: put the case back first, then the trial.',
  caseTaken: 'This case is there already.',
  tooManyTrials: 'The case holds as many trials as it can: delete one first, then put this one back.',
}

export const restoreForm: FormSchema<object, string> = {
  read: (values) => ({ ok: true, value: getTyped(values, 'id') }),
  page: () => '/cases/deleted',
  key: () => 'restore',
}

/** Puts back what was deleted, and leads to it. */
export async function saveRestoreForm(clinician: Clinician, id: string): Promise<Saved> {
  const restored = await restoreDeleted(clinician, id, new Date())
  if (restored === null) return null
  return typeof restored === 'string'
    ? { errors: { id: WHY_NOT[restored] } }
    : { location: `/cases/${restored.caseId}` }
}
