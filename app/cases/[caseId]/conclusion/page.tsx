import { ConclusionForm } from '@/components/forms/conclusion-form'
import { EntryPage } from '@/components/forms/entry-page'
import { describeComputed } from '@/lib/exchange/conclusion'
import { assessForConclusion } from '@/lib/exchange/forms/change-file'
import { toConclusionValues } from '@/lib/exchange/forms/conclusion-form'
import { conclusionForm } from '@/lib/server/conclusion-forms'
import { caseFormPage, type FormPageProps } from '@/lib/server/form-page'
import { toConclusionFormKey } from '@/lib/server/form-places'
import { readToday } from '@/lib/server/today'

const page = caseFormPage('Your conclusion', ({ id: caseId, file, conclusionVersion }) => ({
  key: toConclusionFormKey(caseId),
  page: conclusionForm.page({ caseId }),
  recorded: toConclusionValues({ on: readToday(), ...file.case.conclusion }),
  version: conclusionVersion,
  what: 'the conclusion',
}))

export const generateMetadata = page.generateMetadata

export default async function ConclusionPage(props: FormPageProps) {
  const { caseId, form, entry } = await page.load(props)
  const computed = describeComputed(assessForConclusion(entry.file, readToday()))
  return (
    <EntryPage {...entry}>
      <ConclusionForm {...form} cancelHref={`/cases/${caseId}#conclusion`} computed={computed} />
    </EntryPage>
  )
}
