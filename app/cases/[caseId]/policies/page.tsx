import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PolicySection } from '@/components/case/policy-section'
import { WhoBar } from '@/components/case/who-bar'
import { PageShell } from '@/components/shell/page-shell'
import { describeWho } from '@/lib/exchange/describe-case'
import { assessCasePolicies } from '@/lib/rules/assess-surroundings'
import { viewCase } from '@/lib/server/audit/view-case'
import { requireClinician } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'

export const metadata: Metadata = { title: 'Published policies' }

type Props = { readonly params: Promise<{ readonly caseId: string }> }

export default async function CasePoliciesPage({ params }: Props) {
  const clinician = await requireClinician('case.read')
  const { caseId } = await params
  const stored = await viewCase(clinician, caseId, 'policies')
  if (stored === null) notFound()
  const { file } = stored
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      crumbs={[
        { label: 'Cases', href: '/cases' },
        { label: 'This case', href: `/cases/${caseId}` },
        { label: 'Published policies' },
      ]}
    >
      <div className="case-head">
        <WhoBar label={file.case.label} who={describeWho(file)} />
      </div>
      <PolicySection file={file} policies={assessCasePolicies(file, { today: readToday() })} />
    </PageShell>
  )
}
