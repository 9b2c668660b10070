import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { DiscardedNotice } from '@/components/forms/discarded-notice'
import { NewCaseForm } from '@/components/forms/new-case-form'
import { PageShell } from '@/components/shell/page-shell'
import { getTyped } from '@/lib/exchange/forms/form-values'
import { NEW_CASE_FORM_KEY } from '@/lib/server/form-places'
import { type FormQuery, openForm } from '@/lib/server/open-form'
import { requireClinician } from '@/lib/server/require-clinician'
import { NEW_KEY_BOX } from '@/lib/server/trial-forms'

type Props = { readonly searchParams: Promise<FormQuery> }

async function load({ searchParams }: Props) {
  const clinician = await requireClinician()
  const form = { key: NEW_CASE_FORM_KEY, page: '/cases/new', recorded: {}, version: null, what: 'a case' }
  return { clinician, form: await openForm(clinician, form, await searchParams, new Date()) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { typed } = (await load(props)).form
  return { title: Object.keys(typed.errors).length > 0 ? 'Error: New case' : 'New case' }
}

export default async function NewCasePage(props: Props) {
  const { clinician, form } = await load(props)
  const newKey = getTyped(form.typed.values, NEW_KEY_BOX) || randomUUID()
  return (
    <PageShell
      clinicianName={clinician.displayName}
      current="cases"
      width="narrow"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'New case' }]}
    >
      <h1>New case</h1>
      <p className="form-intro">
        Three facts are enough to begin; the trials come next, everything else when you have it.
      </p>
      <DiscardedNotice draft={form.draft} />
      <NewCaseForm typed={form.typed} hidden={{ ...form.hidden, [NEW_KEY_BOX]: newKey }} draft={form.draft} />
    </PageShell>
  )
}
