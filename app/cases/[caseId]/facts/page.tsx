import { CaseFactsForm } from '@/components/forms/case-facts-form'
import { EntryPage } from '@/components/forms/entry-page'
import { toCaseFormValues } from '@/lib/exchange/forms/facts-form'
import { listContributors } from '@/lib/rules/contributor-codes'
import { factsForm } from '@/lib/server/case-forms'
import { caseFormPage, type FormPageProps } from '@/lib/server/form-page'
import { toFactsFormKey } from '@/lib/server/form-places'

const CONTRIBUTOR_CHOICES = listContributors().map(({ code, name }) => ({ value: code, label: name }))

const page = caseFormPage('Facts of the case', ({ id: caseId, file, factsVersion }) => ({
  key: toFactsFormKey(caseId),
  page: factsForm.page({ caseId }),
  recorded: toCaseFormValues({ facts: file.case, otherTreatments: file.otherTreatments }),
  version: factsVersion,
  what: 'the facts',
}))

export const generateMetadata = page.generateMetadata

export default async function FactsPage(props: FormPageProps) {
  const { caseId, form, entry } = await page.load(props)
  return (
    <EntryPage {...entry}>
      <CaseFactsForm
        {...form}
        cancelHref={`/cases/${caseId}`}
        contributorChoices={CONTRIBUTOR_CHOICES}
        scoreEntryHref={`/cases/${caseId}/scores/quick`}
      />
      <p className="form-danger">
        <a href={`/cases/${caseId}/delete`}>Delete this case</a>
      </p>
    </EntryPage>
  )
}
