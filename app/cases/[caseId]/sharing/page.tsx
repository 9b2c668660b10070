import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SharingForm } from '@/components/case/sharing-form'
import { PageShell } from '@/components/shell/page-shell'
import { getSharing } from '@/lib/server/case-sharing'
import { getCase } from '@/lib/server/cases'
import { requireClinician } from '@/lib/server/require-clinician'

export const metadata: Metadata = { title: 'Who sees this case' }

type Props = {
  readonly params: Promise<{ readonly caseId: string }>
  readonly searchParams: Promise<{ readonly done?: string | string[] }>
}

const DONE: ReadonlyMap<string, string> = new Map([
  ['saved', 'Saved. It holds at once, also for who has the case open.'],
  ['stale', 'Not saved: somebody else changed who sees this case. Below is how it is now; choose again.'],
  ['withoutYou', 'Not saved: you have to stay among those who see it. A colleague can take you off.'],
  ['notTheirs', 'Not saved: one of those you named is no longer in the practice. Choose again.'],
])

export default async function SharingPage({ params, searchParams }: Props) {
  const clinician = await requireClinician('case.write')
  const { caseId } = await params
  const [stored, sharing] = [await getCase(clinician, caseId), await getSharing(clinician, caseId)]
  if (stored === null || sharing === null) notFound()
  const { done } = await searchParams
  const said = typeof done === 'string' ? DONE.get(done) : undefined
  const { label } = stored.file.case
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      width="narrow"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label, href: `/cases/${stored.id}` }, { label: 'Who sees it' }]}
    >
      <h1>Who sees {label}?</h1>
      {said !== undefined && (
        <p
          className={done === 'saved' ? 'notice' : 'notice notice-unknown'}
          role={done === 'saved' ? 'status' : 'alert'}
        >
          {said}
        </p>
      )}
      <SharingForm
        action={`/api/cases/${stored.id}/sharing`}
        caseHref={`/cases/${stored.id}`}
        youId={clinician.id}
        {...sharing}
      />
    </PageShell>
  )
}
