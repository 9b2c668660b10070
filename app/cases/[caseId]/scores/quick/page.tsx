import { ScoreEntryForm } from '@/components/entry/score-entry-form'
import { ScoreGrammar } from '@/components/entry/score-grammar'
import { EntryPage } from '@/components/forms/entry-page'
import { caseFormPage, type FormPageProps } from '@/lib/server/form-page'
import { getReadingDay } from '@/lib/server/quick-entry-forms'
import { scoreEntryForm } from '@/lib/server/score-entry-forms'

const page = caseFormPage('Add scores', ({ id: caseId }) => ({
  key: scoreEntryForm.key({ caseId }, {}),
  page: scoreEntryForm.page({ caseId }),
  recorded: {},
  version: null,
  what: 'scores',
}))

export const generateMetadata = page.generateMetadata

export default async function ScoreEntryPage(props: FormPageProps) {
  const { caseId, form, entry } = await page.load(props)
  return (
    <EntryPage {...entry} hint={false}>
      <ScoreEntryForm
        {...form}
        cancelHref={`/cases/${caseId}`}
        formHref={`/cases/${caseId}/facts#scores-section-title`}
        day={getReadingDay()}
        recorded={entry.file.case.scores ?? []}
      />
      <ScoreGrammar />
    </EntryPage>
  )
}
