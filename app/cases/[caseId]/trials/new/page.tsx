import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryPage } from '@/components/forms/entry-page'
import { TrialForm } from '@/components/forms/trial-form'
import { describeDrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { listDrugChoices } from '@/lib/exchange/forms/drug-choices'
import { getTyped } from '@/lib/exchange/forms/form-values'
import { listTrialChoices } from '@/lib/exchange/forms/list-trial-choices'
import { getCase } from '@/lib/server/cases'
import { getRejectedForm } from '@/lib/server/rejected-forms'
import { requireClinician } from '@/lib/server/require-clinician'
import { NEW_KEY_BOX, NEW_TRIAL_ID, toNewTrialFormKey } from '@/lib/server/trial-forms'

type Props = {
  readonly params: Promise<{ readonly caseId: string }>
  readonly searchParams: Promise<{ readonly rejected?: string | string[] }>
}

const NOTHING_TYPED = { values: {}, errors: {} }

async function load({ params, searchParams }: Props) {
  const clinician = await requireClinician()
  const { caseId } = await params
  const { rejected } = await searchParams
  const typed = await getRejectedForm(clinician, toNewTrialFormKey(caseId), rejected, new Date())
  return { clinician, caseId, typed: typed ?? NOTHING_TYPED }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { typed } = await load(props)
  return { title: Object.keys(typed.errors).length > 0 ? 'Error: Add a trial' : 'Add a trial' }
}

export default async function NewTrialPage(props: Props) {
  const { clinician, caseId, typed } = await load(props)
  const stored = await getCase(clinician, caseId)
  if (stored === null) notFound()
  const newKey = getTyped(typed.values, NEW_KEY_BOX) || randomUUID()
  return (
    <EntryPage clinicianName={clinician.displayName} file={stored.file} caseId={caseId} title="Add a trial">
      <TrialForm
        action={`/api/cases/${caseId}/trials`}
        cancelHref={`/cases/${caseId}`}
        typed={typed}
        drugReading={describeDrugReading(getTyped(typed.values, 'drug'), null)}
        drugChoices={listDrugChoices()}
        otherTrials={listTrialChoices(stored.file, NEW_TRIAL_ID)}
        hidden={{ [NEW_KEY_BOX]: newKey }}
      />
    </EntryPage>
  )
}
