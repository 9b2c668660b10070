import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConclusionForm } from '@/components/forms/conclusion-form'
import { DiscardedNotice } from '@/components/forms/discarded-notice'
import { EntryPage } from '@/components/forms/entry-page'
import { describeComputed } from '@/lib/exchange/conclusion'
import { toConclusionValues } from '@/lib/exchange/forms/conclusion-form'
import { getCase } from '@/lib/server/cases'
import { assessForConclusion, conclusionForm } from '@/lib/server/conclusion-forms'
import { toConclusionFormKey } from '@/lib/server/form-places'
import { type FormQuery, openForm } from '@/lib/server/open-form'
import { requireClinician } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'

type Props = {
  readonly params: Promise<{ readonly caseId: string }>
  readonly searchParams: Promise<FormQuery>
}

async function load({ params, searchParams }: Props) {
  const clinician = await requireClinician()
  const { caseId } = await params
  const stored = await getCase(clinician, caseId)
  if (stored === null) notFound()
  const page = conclusionForm.page({ caseId })
  const recorded = toConclusionValues({ on: readToday(), ...stored.file.case.conclusion })
  const about = { key: toConclusionFormKey(caseId), page, recorded, version: null, what: 'a conclusion' }
  const form = await openForm(clinician, about, await searchParams, new Date())
  return { clinician, caseId, file: stored.file, page, form }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { typed } = (await load(props)).form
  return { title: Object.keys(typed.errors).length > 0 ? 'Error: Your conclusion' : 'Your conclusion' }
}

export default async function ConclusionPage(props: Props) {
  const { clinician, caseId, file, page, form } = await load(props)
  return (
    <EntryPage clinicianName={clinician.displayName} file={file} caseId={caseId} title="Your conclusion">
      <DiscardedNotice draft={form.draft} />
      <ConclusionForm
        action={`/api${page}`}
        cancelHref={`/cases/${caseId}#conclusion`}
        typed={form.typed}
        hidden={form.hidden}
        draft={form.draft}
        computed={describeComputed(assessForConclusion(file))}
      />
    </EntryPage>
  )
}
