import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeleteForm } from '@/components/forms/delete-form'
import { PageShell } from '@/components/shell/page-shell'
import { viewCase } from '@/lib/server/audit/view-case'
import { describeKeptUntil } from '@/lib/server/deleted-forms'
import { requireClinician } from '@/lib/server/require-clinician'

export const metadata: Metadata = { title: 'Delete the case' }

type Props = { readonly params: Promise<{ readonly caseId: string }> }

export default async function DeleteCasePage({ params }: Props) {
  const clinician = await requireClinician('case.write')
  const stored = await viewCase(clinician, (await params).caseId, 'deleteCase')
  if (stored === null) notFound()
  const { id, file } = stored
  const { length } = file.trials
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      width="narrow"
      crumbs={[
        { label: 'Cases', href: '/cases' },
        { label: file.case.label, href: `/cases/${id}` },
        { label: 'Delete' },
      ]}
    >
      <h1>Delete {file.case.label}?</h1>
      <div className="card stack">
        <p>
          The case goes with everything in it: {length} {length === 1 ? 'trial' : 'trials'}, scores, treatments, kept
          assessments and your conclusion.
        </p>
        <p>
          You can put it back until {describeKeptUntil(new Date())}, from <a href="/cases/deleted">Deleted</a>; then it
          is removed for good. To keep a copy of your own, first{' '}
          <a href={`/api/cases/${id}/export/case-file`} download>
            download the case file
          </a>
          .
        </p>
        <DeleteForm action={`/api/cases/${id}/delete`} deleteLabel="Delete the case" keepHref={`/cases/${id}`} />
      </div>
    </PageShell>
  )
}
