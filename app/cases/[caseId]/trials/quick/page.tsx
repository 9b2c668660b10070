import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryGrammar } from '@/components/entry/entry-grammar'
import { QuickEntryForm } from '@/components/entry/quick-entry-form'
import { DiscardedNotice } from '@/components/forms/discarded-notice'
import { EntryPage } from '@/components/forms/entry-page'
import { getTyped } from '@/lib/exchange/forms/form-values'
import { getCase } from '@/lib/server/cases'
import { type FormQuery, openForm } from '@/lib/server/open-form'
import { getReadingDay, quickEntryForm } from '@/lib/server/quick-entry-forms'
import { requireClinician } from '@/lib/server/require-clinician'
import { NEW_KEY_BOX } from '@/lib/server/trial-forms'

type Props = {
  readonly params: Promise<{ readonly caseId: string }>
  readonly searchParams: Promise<FormQuery>
}

async function load({ params, searchParams }: Props) {
  const clinician = await requireClinician()
  const { caseId } = await params
  const stored = await getCase(clinician, caseId)
  if (stored === null) notFound()
  const page = quickEntryForm.page({ caseId })
  const about = { key: quickEntryForm.key({ caseId }, {}), page, recorded: {}, version: null, what: 'trials' }
  const form = await openForm(clinician, about, await searchParams, new Date())
  return { clinician, caseId, file: stored.file, form }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { typed } = (await load(props)).form
  return { title: Object.keys(typed.errors).length > 0 ? 'Error: Add trials' : 'Add trials' }
}

export default async function QuickEntryPage(props: Props) {
  const { clinician, caseId, file, form } = await load(props)
  const newKey = getTyped(form.typed.values, NEW_KEY_BOX) || randomUUID()
  return (
    <EntryPage clinicianName={clinician.displayName} file={file} caseId={caseId} title="Add trials" hint={false}>
      <DiscardedNotice draft={form.draft} />
      <QuickEntryForm
        action={`/api/cases/${caseId}/trials/quick`}
        cancelHref={`/cases/${caseId}`}
        formHref={`/cases/${caseId}/trials/new`}
        typed={form.typed}
        day={getReadingDay()}
        hidden={{ ...form.hidden, [NEW_KEY_BOX]: newKey }}
        draft={form.draft}
      />
      <EntryGrammar />
    </EntryPage>
  )
}
