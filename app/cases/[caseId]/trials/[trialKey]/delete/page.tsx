import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeleteForm } from '@/components/forms/delete-form'
import { PageShell } from '@/components/shell/page-shell'
import { capitalize } from '@/lib/exchange/describe-number'
import { describeDrugInSentence, describePeriod } from '@/lib/exchange/describe-record'
import { viewCase } from '@/lib/server/audit/view-case'
import { describeKeptUntil } from '@/lib/server/deleted-forms'
import { requireClinician } from '@/lib/server/require-clinician'
import { getTrialId } from '@/lib/server/trial-forms'

export const metadata: Metadata = { title: 'Delete the trial' }

type Props = { readonly params: Promise<{ readonly caseId: string; readonly trialKey: string }> }

export default async function DeleteTrialPage({ params }: Props) {
  const clinician = await requireClinician('case.write')
  const { caseId, trialKey } = await params
  const stored = await viewCase(clinician, caseId, 'deleteTrial')
  const trial = stored?.file.trials.find(({ id }) => id === getTrialId(stored, trialKey))
  if (stored === null || trial === undefined) notFound()
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      width="narrow"
      crumbs={[
        { label: 'Cases', href: '/cases' },
        { label: stored.file.case.label, href: `/cases/${caseId}` },
        { label: 'Delete a trial' },
      ]}
    >
      <h1>Delete the trial of {describeDrugInSentence(trial)}?</h1>
      <div className="card stack">
        <p>
          {capitalize(describePeriod(trial))}. Its doses, dates and outcome are removed from {stored.file.case.label}.
          You can put it back until {describeKeptUntil(new Date())}, from <a href="/cases/deleted">Deleted</a>; then it
          is removed for good.
        </p>
        <DeleteForm
          action={`/api/cases/${caseId}/trials/${trialKey}/delete`}
          deleteLabel="Delete the trial"
          keepHref={`/cases/${caseId}#trials`}
        />
      </div>
    </PageShell>
  )
}
