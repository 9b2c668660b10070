import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DiscardedNotice } from '@/components/forms/discarded-notice'
import { EntryPage } from '@/components/forms/entry-page'
import { TrialForm } from '@/components/forms/trial-form'
import { describeDrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { listDrugChoices } from '@/lib/exchange/forms/drug-choices'
import { getTyped } from '@/lib/exchange/forms/form-values'
import { listTrialChoices } from '@/lib/exchange/forms/list-trial-choices'
import { toTrialValues } from '@/lib/exchange/forms/trial-form'
import { getCase } from '@/lib/server/cases'
import { toTrialFormKey } from '@/lib/server/form-places'
import { type FormQuery, openForm } from '@/lib/server/open-form'
import { requireClinician } from '@/lib/server/require-clinician'
import { getTrialId, trialForm } from '@/lib/server/trial-forms'

type Props = {
  readonly params: Promise<{ readonly caseId: string; readonly trialKey: string }>
  readonly searchParams: Promise<FormQuery>
}

async function load({ params, searchParams }: Props) {
  const clinician = await requireClinician()
  const { caseId, trialKey } = await params
  const stored = await getCase(clinician, caseId)
  const trial = stored?.file.trials.find(({ id }) => id === getTrialId(stored, trialKey))
  if (stored === null || trial === undefined) notFound()
  const version = stored.trialVersions[trialKey] ?? null
  const page = trialForm.page({ caseId, trialKey })
  const about = { key: toTrialFormKey(trialKey), page, recorded: toTrialValues(trial), version, what: 'the trial' }
  const form = await openForm(clinician, about, await searchParams, new Date())
  return { clinician, caseId, trialKey, stored, trial, form }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { typed } = (await load(props)).form
  const hasErrors = Object.keys(typed.errors).length > 0
  return { title: hasErrors ? 'Error: Edit the trial' : 'Edit the trial' }
}

export default async function EditTrialPage(props: Props) {
  const { clinician, caseId, trialKey, stored, trial, form } = await load(props)
  return (
    <EntryPage clinicianName={clinician.displayName} file={stored.file} caseId={caseId} title="Edit the trial">
      <DiscardedNotice draft={form.draft} />
      <TrialForm
        action={`/api/cases/${caseId}/trials/${trialKey}`}
        cancelHref={`/cases/${caseId}#trials`}
        typed={form.typed}
        hidden={form.hidden}
        draft={form.draft}
        drugReading={describeDrugReading(getTyped(form.typed.values, 'drug'), trial.formulation ?? null)}
        drugChoices={listDrugChoices()}
        otherTrials={listTrialChoices(stored.file, trial.id)}
      />
      <p className="form-danger">
        <a href={`/cases/${caseId}/trials/${trialKey}/delete`}>Delete this trial</a>
      </p>
    </EntryPage>
  )
}
