import { DiscardedNotice } from '@/components/forms/discarded-notice'
import { NewCaseForm } from '@/components/forms/new-case-form'
import { PageShell } from '@/components/shell/page-shell'
import { type FormPageProps, formPage } from '@/lib/server/form-page'
import { NEW_CASE_FORM_KEY } from '@/lib/server/form-places'

const page = formPage('New case', async () => ({
  key: NEW_CASE_FORM_KEY,
  page: '/cases/new',
  action: '/api/cases',
  recorded: {},
  version: null,
  what: 'a case',
}))

export const generateMetadata = page.generateMetadata

export default async function NewCasePage(props: FormPageProps) {
  const { clinician, form } = await page.load(props)
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      width="narrow"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'New case' }]}
    >
      <h1>New case</h1>
      <p className="form-intro">
        Three facts are enough to begin; the trials come next, everything else when you have it.
      </p>
      <DiscardedNotice draft={form.draft} />
      <NewCaseForm {...form} cancelHref="/cases" />
    </PageShell>
  )
}
