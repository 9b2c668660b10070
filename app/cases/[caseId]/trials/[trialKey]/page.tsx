import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryPage } from '@/components/forms/entry-page'
import { TrialForm } from '@/components/forms/trial-form'
import { describeDrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { listDrugChoices } from '@/lib/exchange/forms/drug-choices'
import { listTrialChoices } from '@/lib/exchange/forms/list-trial-choices'
import { toTrialValues } from '@/lib/exchange/forms/trial-form'
import { getCase } from '@/lib/server/cases'
import { getRejectedForm } from '@/lib/server/rejected-forms'
import { requireClinician } from '@/lib/server/require-clinician'
import { getTrialId, toTrialFormKey } from '@/lib/server/trial-forms'

type Props = {
  readonly params: Promise<{ readonly caseId: string; readonly trialKey: string }>
  readonly searchParams: Promise<{ readonly rejected?: string | string[] }>
}

async function load({ params, searchParams }: Props) {
  const clinician = await requireClinician()
  const { caseId, trialKey } = await params
  const { rejected } = await searchParams
  const rejectedForm = await getRejectedForm(clinician, toTrialFormKey(trialKey), rejected, new Date())
  return { clinician, caseId, trialKey, rejectedForm }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { rejectedForm } = await load(props)
  const hasErrors = Object.keys(rejectedForm?.errors ?? {}).length > 0
  return { title: hasErrors ? 'Error: Edit the trial' : 'Edit the trial' }
}

export default async function EditTrialPage(props: Props) {
  const { clinician, caseId, trialKey, rejectedForm } = await load(props)
  const stored = await getCase(clinician, caseId)
  const trial = stored?.file.trials.find(({ id }) => id === getTrialId(stored, trialKey))
  if (stored === null || trial === undefined) notFound()
  return (
    <EntryPage clinicianName={clinician.displayName} file={stored.file} caseId={caseId} title="Edit the trial">
      <TrialForm
        action={`/api/cases/${caseId}/trials/${trialKey}`}
        cancelHref={`/cases/${caseId}#trials`}
        typed={rejectedForm ?? { values: toTrialValues(trial), errors: {} }}
        drugReading={describeDrugReading(trial.drug ?? '', trial.formulation ?? null)}
        drugChoices={listDrugChoices()}
        otherTrials={listTrialChoices(stored.file, trial.id)}
      />
      <p className="form-danger">
        <a href={`/cases/${caseId}/trials/${trialKey}/delete`}>Delete this trial</a>
      </p>
    </EntryPage>
  )
}
