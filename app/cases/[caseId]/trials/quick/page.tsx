import { EntryGrammar } from '@/components/entry/entry-grammar'
import { QuickEntryForm } from '@/components/entry/quick-entry-form'
import { EntryPage } from '@/components/forms/entry-page'
import { caseFormPage, type FormPageProps } from '@/lib/server/form-page'
import { getReadingDay, quickEntryForm } from '@/lib/server/quick-entry-forms'

const page = caseFormPage('Add trials', ({ id: caseId }) => ({
  key: quickEntryForm.key({ caseId }, {}),
  page: quickEntryForm.page({ caseId }),
  recorded: {},
  version: null,
  what: 'trials',
}))

export const generateMetadata = page.generateMetadata

export default async function QuickEntryPage(props: FormPageProps) {
  const { caseId, form, entry } = await page.load(props)
  return (
    <EntryPage {...entry} hint={false}>
      <QuickEntryForm
        {...form}
        cancelHref={`/cases/${caseId}`}
        formHref={`/cases/${caseId}/trials/new`}
        day={getReadingDay()}
      />
      <EntryGrammar />
    </EntryPage>
  )
}
