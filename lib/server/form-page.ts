import 'server-only'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { viewCase } from './audit/view-case'
import type { StoredCase } from './cases'
import type { Clinician } from './clinician'
import type { ConflictPlace } from './conflicts'
import { openConflict } from './open-conflict'
import { type FormQuery, type FormSubject, openForm } from './open-form'
import { requireClinician } from './require-clinician'

/** What Next hands to a page with a form: the ids in its address, and what the form is to open with. */
export type FormPageProps = {
  readonly params: Promise<{ readonly caseId?: string; readonly trialKey?: string }>
  readonly searchParams: Promise<FormQuery>
}

/** What a page has a form for; where no other address is given, the form is sent to that of the page under `/api`. */
type PageSubject = FormSubject & { readonly action?: string }
type Ids = { readonly caseId: string; readonly trialKey: string }

/**
 * A page with a form: asks who, finds what the form is about and opens it, once for its title and what it shows. What
 * is not there, or another clinician's, is not found.
 */
export function formPage<Subject extends PageSubject>(
  title: string,
  find: (clinician: Clinician, ids: Ids) => Promise<Subject | null>,
) {
  // Remembered by its arguments for one request; only plain texts are the same when they are handed over again.
  const open = cache(
    async (caseId: string, trialKey: string, rejected?: string, draft?: string, discarded?: string) => {
      const clinician = await requireClinician('case.write')
      const subject = await find(clinician, { caseId, trialKey })
      if (subject === null) notFound()
      const opened = await openForm(clinician, subject, { rejected, draft, discarded }, new Date())
      const form = { action: subject.action ?? `/api${subject.page}`, ...opened }
      return { clinician, subject, form }
    },
  )

  async function load({ params, searchParams }: FormPageProps) {
    const { caseId = '', trialKey = '' } = await params
    const { rejected, draft, discarded } = await searchParams
    return open(caseId, trialKey, toText(rejected), toText(draft), toText(discarded))
  }

  async function generateMetadata(props: FormPageProps): Promise<Metadata> {
    const { typed } = (await load(props)).form
    return { title: Object.keys(typed.errors).length > 0 ? `Error: ${title}` : title }
  }

  return { load, generateMetadata }
}

function toText(asked: string | string[] | undefined): string | undefined {
  return typeof asked === 'string' ? asked : undefined
}

/** A page with a form about a case of the one who asks; `null` from `toSubject` where the case does not hold it. */
export function caseFormPage<Subject extends PageSubject>(
  title: string,
  toSubject: (stored: StoredCase, trialKey: string) => Subject | null,
) {
  const page = formPage(title, async (clinician, { caseId, trialKey }) => {
    const stored = await viewCase(clinician, caseId, 'form')
    const subject = stored === null ? null : toSubject(stored, trialKey)
    return stored === null || subject === null ? null : { ...subject, stored }
  })

  async function load(props: FormPageProps) {
    const { clinician, subject, form } = await page.load(props)
    const { id: caseId, file } = subject.stored
    return { caseId, subject, form, entry: { clinician, title, caseId, file, draft: form.draft } }
  }

  return { load, generateMetadata: page.generateMetadata }
}

/** What the page shows on which one chooses between two versions; not found where the case does not hold the place. */
export async function openConflictPage(
  { params, searchParams }: FormPageProps,
  toPlace: (stored: StoredCase, trialKey: string) => ConflictPlace | null,
) {
  const clinician = await requireClinician('case.write')
  const { caseId = '', trialKey = '' } = await params
  const stored = await viewCase(clinician, caseId, 'conflict')
  const place = stored === null ? null : toPlace(stored, trialKey)
  if (stored === null || place === null) notFound()
  const form = await openConflict(clinician, place, await searchParams)
  return { clinician, file: stored.file, caseId, form }
}
