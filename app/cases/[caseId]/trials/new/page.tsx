import { EntryPage } from '@/components/forms/entry-page'
import { TrialForm } from '@/components/forms/trial-form'
import { describeDrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { listDrugChoices } from '@/lib/exchange/forms/drug-choices'
import { getTyped } from '@/lib/exchange/forms/form-values'
import { listTrialChoices } from '@/lib/exchange/forms/list-trial-choices'
import { caseFormPage, type FormPageProps } from '@/lib/server/form-page'
import { toNewTrialFormKey } from '@/lib/server/form-places'
import { NEW_TRIAL_ID, newTrialForm } from '@/lib/server/trial-forms'

const page = caseFormPage('Add a trial', ({ id: caseId }) => ({
  key: toNewTrialFormKey(caseId),
  page: newTrialForm.page({ caseId }),
  action: `/api/cases/${caseId}/trials`,
  recorded: {},
  version: null,
  what: 'a trial',
}))

export const generateMetadata = page.generateMetadata

export default async function NewTrialPage(props: FormPageProps) {
  const { caseId, form, entry } = await page.load(props)
  return (
    <EntryPage {...entry}>
      <TrialForm
        {...form}
        cancelHref={`/cases/${caseId}`}
        drugReading={describeDrugReading(getTyped(form.typed.values, 'drug'), null)}
        drugChoices={listDrugChoices()}
        otherTrials={listTrialChoices(entry.file, NEW_TRIAL_ID)}
      />
    </EntryPage>
  )
}
