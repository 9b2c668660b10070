import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CaseFactsForm } from '@/components/forms/case-facts-form'
import { DiscardedNotice } from '@/components/forms/discarded-notice'
import { EntryPage } from '@/components/forms/entry-page'
import { toCaseFormValues } from '@/lib/exchange/forms/facts-form'
import { listContributors } from '@/lib/rules/contributor-codes'
import { factsForm } from '@/lib/server/case-forms'
import { getCase } from '@/lib/server/cases'
import { toFactsFormKey } from '@/lib/server/form-places'
import { type FormQuery, openForm } from '@/lib/server/open-form'
import { requireClinician } from '@/lib/server/require-clinician'

type Props = {
  readonly params: Promise<{ readonly caseId: string }>
  readonly searchParams: Promise<FormQuery>
}

const CONTRIBUTOR_CHOICES = listContributors().map(({ code, name }) => ({ value: code, label: name }))

async function load({ params, searchParams }: Props) {
  const clinician = await requireClinician()
  const { caseId } = await params
  const stored = await getCase(clinician, caseId)
  if (stored === null) notFound()
  const { case: facts, otherTreatments } = stored.file
  const page = factsForm.page({ caseId })
  const recorded = toCaseFormValues({ facts, otherTreatments })
  const about = { key: toFactsFormKey(caseId), page, recorded, version: stored.factsVersion, what: 'the facts' }
  const form = await openForm(clinician, about, await searchParams, new Date())
  return { clinician, caseId, file: stored.file, page, form }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { typed } = (await load(props)).form
  const hasErrors = Object.keys(typed.errors).length > 0
  return { title: hasErrors ? 'Error: Facts of the case' : 'Facts of the case' }
}

export default async function FactsPage(props: Props) {
  const { clinician, caseId, file, page, form } = await load(props)
  return (
    <EntryPage clinicianName={clinician.displayName} file={file} caseId={caseId} title="Facts of the case">
      <DiscardedNotice draft={form.draft} />
      <CaseFactsForm
        action={`/api${page}`}
        cancelHref={`/cases/${caseId}`}
        typed={form.typed}
        hidden={form.hidden}
        draft={form.draft}
        contributorChoices={CONTRIBUTOR_CHOICES}
      />
      <p className="form-danger">
        <a href={`/cases/${caseId}/delete`}>Delete this case</a>
      </p>
    </EntryPage>
  )
}
