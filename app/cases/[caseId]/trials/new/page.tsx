import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DiscardedNotice } from '@/components/forms/discarded-notice'
import { EntryPage } from '@/components/forms/entry-page'
import { TrialForm } from '@/components/forms/trial-form'
import { describeDrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { listDrugChoices } from '@/lib/exchange/forms/drug-choices'
import { getTyped } from '@/lib/exchange/forms/form-values'
import { listTrialChoices } from '@/lib/exchange/forms/list-trial-choices'
import { getCase } from '@/lib/server/cases'
import { toNewTrialFormKey } from '@/lib/server/form-places'
import { type FormQuery, openForm } from '@/lib/server/open-form'
import { requireClinician } from '@/lib/server/require-clinician'
import { NEW_KEY_BOX, NEW_TRIAL_ID, newTrialForm } from '@/lib/server/trial-forms'

type Props = {
  readonly params: Promise<{ readonly caseId: string }>
  readonly searchParams: Promise<FormQuery>
}

async function load({ params, searchParams }: Props) {
  const clinician = await requireClinician()
  const { caseId } = await params
  const stored = await getCase(clinician, caseId)
  if (stored === null) notFound()
  const page = newTrialForm.page({ caseId })
  const about = { key: toNewTrialFormKey(caseId), page, recorded: {}, version: null, what: 'a trial' }
  const form = await openForm(clinician, about, await searchParams, new Date())
  return { clinician, caseId, file: stored.file, form }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { typed } = (await load(props)).form
  return { title: Object.keys(typed.errors).length > 0 ? 'Error: Add a trial' : 'Add a trial' }
}

export default async function NewTrialPage(props: Props) {
  const { clinician, caseId, file, form } = await load(props)
  const { typed } = form
  const newKey = getTyped(typed.values, NEW_KEY_BOX) || randomUUID()
  return (
    <EntryPage clinicianName={clinician.displayName} file={file} caseId={caseId} title="Add a trial">
      <DiscardedNotice draft={form.draft} />
      <TrialForm
        action={`/api/cases/${caseId}/trials`}
        cancelHref={`/cases/${caseId}`}
        typed={typed}
        drugReading={describeDrugReading(getTyped(typed.values, 'drug'), null)}
        drugChoices={listDrugChoices()}
        otherTrials={listTrialChoices(file, NEW_TRIAL_ID)}
        hidden={{ ...form.hidden, [NEW_KEY_BOX]: newKey }}
        draft={form.draft}
      />
    </EntryPage>
  )
}
