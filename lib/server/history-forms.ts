import 'server-only'
import type { FormValues } from '@/lib/exchange/forms/form-values'
import type { HistoryEntry } from '@/lib/exchange/history/history-entry'
import { type ChangedSubject, listChanges } from '@/lib/exchange/history/list-changes'
import { findSubjectName, putBack } from '@/lib/exchange/history/put-back'
import { getRevision, listHistorySince } from './case-revisions'
import { getCase, type StoredCase } from './cases'
import type { Clinician } from './clinician'
import { getLoadedVersion } from './conflicts'
import { getDatabase } from './db'
import type { FormSchema, Saved } from './form-handler'
import { type PartToPutBack, putPartBack } from './put-part-back'

const VERSION = /^\d{1,9}$/

/** A version of a case as an address names it; `null` where it names none. */
export function readVersionNumber(asked: string | string[] | undefined): number | null {
  return typeof asked === 'string' && VERSION.test(asked) ? Number(asked) : null
}

export const putBackForm: FormSchema<PartToPutBack, null> = {
  read: () => ({ ok: true, value: null }),
  page: toPutBackPath,
  key: ({ revisionId, subject }) => `putBack:${revisionId}:${subject}`,
}

function toPutBackPath({ caseId, revisionId, subject }: PartToPutBack): string {
  return `/cases/${caseId}/history/${revisionId}/${encodeURIComponent(subject)}`
}

/** Puts a part of a case back, unless something was saved since the page that asks was opened: then it shows what. */
export async function savePutBack(
  clinician: Clinician,
  _value: null,
  part: PartToPutBack,
  values: FormValues,
): Promise<Saved> {
  const seen = getLoadedVersion(values)
  if (seen === null) return { conflict: toPutBackPath(part) }
  const result = await putPartBack(clinician, part, seen)
  if (result === null) return null
  return result === 'newer'
    ? { conflict: `${toPutBackPath(part)}?seen=${seen}` }
    : { location: `/cases/${part.caseId}/history` }
}

/** What the page shows that asks whether a part of a case is to be put back. */
export type PutBackQuestion = {
  readonly stored: StoredCase
  /** The part as it was called then, in the middle of a sentence. */
  readonly name: string
  /** When the change was made before which the part is put back. */
  readonly when: string
  /** What would change now; `null` where the case has no room for a trial. */
  readonly changes: readonly ChangedSubject[] | null
  /** What was saved after the version that was seen when the part was to be put back. */
  readonly since: readonly HistoryEntry[]
}

/** What putting a part of a case back would change now; `null` where there is nothing of it to be put back. */
export async function openPutBack(
  clinician: Clinician,
  { caseId, revisionId, subject }: PartToPutBack,
  seenVersion: number | null,
): Promise<PutBackQuestion | null> {
  const stored = await getCase(clinician, caseId)
  const revision = stored === null ? null : await getRevision(await getDatabase(), caseId, revisionId)
  const name = revision?.before ? findSubjectName(revision.before, subject) : null
  if (stored === null || !revision?.before || name === null) return null
  const put = putBack(stored, revision.before, subject)
  const since = seenVersion === null ? [] : await listHistorySince(stored, seenVersion)
  const changes = put === null ? null : listChanges(stored, put.case)
  return { stored, name, when: revision.when, changes, since }
}
