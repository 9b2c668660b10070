import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FactList } from '@/components/case/fact-list'
import { PolicyTable } from '@/components/case/policy-table'
import { Section } from '@/components/case/section'
import { WhoBar } from '@/components/case/who-bar'
import { PageShell } from '@/components/shell/page-shell'
import { describeWho } from '@/lib/exchange/describe-case'
import { listPolicyCounts } from '@/lib/exchange/describe-policy'
import { assessCasePolicies } from '@/lib/rules/assess-surroundings'
import { getCase } from '@/lib/server/cases'
import { requireClinician } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'

export const metadata: Metadata = { title: 'Published policies' }

type Props = { readonly params: Promise<{ readonly caseId: string }> }

export default async function CasePoliciesPage({ params }: Props) {
  const clinician = await requireClinician()
  const { caseId } = await params
  const stored = await getCase(clinician, caseId)
  if (stored === null) notFound()
  const { file } = stored
  const policies = assessCasePolicies(file, { today: readToday() })
  return (
    <PageShell
      clinicianName={clinician.displayName}
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
      <Section id="policies" title="The recorded trials under published policies">
        <FactList facts={listPolicyCounts(policies)} />
        <PolicyTable evaluations={policies} file={file} />
      </Section>
    </PageShell>
  )
}
