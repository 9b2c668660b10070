import { EntryPage } from '@/components/forms/entry-page'
import { TrialForm } from '@/components/forms/trial-form'
import { describeDrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { listDrugChoices } from '@/lib/exchange/forms/drug-choices'
import { getTyped } from '@/lib/exchange/forms/form-values'
import { listTrialChoices } from '@/lib/exchange/forms/list-trial-choices'
import { toTrialValues } from '@/lib/exchange/forms/trial-form'
import { caseFormPage, type FormPageProps } from '@/lib/server/form-page'
import { toTrialFormKey } from '@/lib/server/form-places'
import { getTrialId, trialForm } from '@/lib/server/trial-forms'

const page = caseFormPage('Edit the trial', (stored, trialKey) => {
  const { id: caseId, file, trialVersions } = stored
  const trial = file.trials.find(({ id }) => id === getTrialId(stored, trialKey))
  if (trial === undefined) return null
  return {
    key: toTrialFormKey(trialKey),
    page: trialForm.page({ caseId, trialKey }),
    recorded: toTrialValues(trial),
    version: trialVersions[trialKey] ?? null,
    what: 'the trial',
    trial,
  }
})

export const generateMetadata = page.generateMetadata

export default async function EditTrialPage(props: FormPageProps) {
  const { caseId, subject, form, entry } = await page.load(props)
  const { trial } = subject
  return (
    <EntryPage {...entry}>
      <TrialForm
        {...form}
        cancelHref={`/cases/${caseId}#trials`}
        drugReading={describeDrugReading(getTyped(form.typed.values, 'drug'), trial.formulation ?? null)}
        drugChoices={listDrugChoices()}
        otherTrials={listTrialChoices(entry.file, trial.id)}
      />
      <p className="form-danger">
        <a href={`${subject.page}/delete`}>Delete this trial</a>
      </p>
    </EntryPage>
  )
}
