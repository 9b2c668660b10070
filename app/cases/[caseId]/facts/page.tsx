import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CaseFactsForm } from '@/components/forms/case-facts-form'
import { EntryPage } from '@/components/forms/entry-page'
import { toCaseFormValues } from '@/lib/exchange/forms/facts-form'
import { listContributors } from '@/lib/rules/contributor-codes'
import { factsForm, toFactsFormKey } from '@/lib/server/case-forms'
import { getCase } from '@/lib/server/cases'
import { getRejectedForm } from '@/lib/server/rejected-forms'
import { requireClinician } from '@/lib/server/require-clinician'

type Props = {
  readonly params: Promise<{ readonly caseId: string }>
  readonly searchParams: Promise<{ readonly rejected?: string | string[] }>
}

const CONTRIBUTOR_CHOICES = listContributors().map(({ code, name }) => ({ value: code, label: name }))

async function load({ params, searchParams }: Props) {
  const clinician = await requireClinician()
  const { caseId } = await params
  const { rejected } = await searchParams
  const rejectedForm = await getRejectedForm(clinician, toFactsFormKey(caseId), rejected, new Date())
  return { clinician, caseId, rejectedForm }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { rejectedForm } = await load(props)
  const hasErrors = Object.keys(rejectedForm?.errors ?? {}).length > 0
  return { title: hasErrors ? 'Error: Facts of the case' : 'Facts of the case' }
}

export default async function FactsPage(props: Props) {
  const { clinician, caseId, rejectedForm } = await load(props)
  const stored = await getCase(clinician, caseId)
  if (stored === null) notFound()
  const { case: facts, otherTreatments } = stored.file
  const recorded = { values: toCaseFormValues({ facts, otherTreatments }), errors: {} }
  return (
    <EntryPage clinicianName={clinician.displayName} file={stored.file} caseId={caseId} title="Facts of the case">
      <CaseFactsForm
        action={`/api${factsForm.page({ caseId })}`}
        cancelHref={`/cases/${caseId}`}
        typed={rejectedForm ?? recorded}
        contributorChoices={CONTRIBUTOR_CHOICES}
      />
      <p className="form-danger">
        <a href={`/cases/${caseId}/delete`}>Delete this case</a>
      </p>
    </EntryPage>
  )
}
