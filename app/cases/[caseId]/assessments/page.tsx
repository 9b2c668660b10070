import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KeptTable } from '@/components/case/assessments/kept-table'
import { toCasePaths } from '@/components/case/case-paths'
import { Section } from '@/components/case/section'
import { WhoBar } from '@/components/case/who-bar'
import { PageShell } from '@/components/shell/page-shell'
import { describeWho } from '@/lib/exchange/describe-case'
import { toKeptLine } from '@/lib/exchange/re-runs/describe-kept'
import { countAssessments, listAssessments } from '@/lib/server/assessments'
import { viewCase } from '@/lib/server/audit/view-case'
import { requireClinician } from '@/lib/server/require-clinician'
import { toPracticeDay } from '@/lib/server/today'

export const metadata: Metadata = { title: 'Kept assessments' }

type Props = { readonly params: Promise<{ readonly caseId: string }> }

export default async function KeptAssessmentsPage({ params }: Props) {
  const clinician = await requireClinician('case.read')
  const stored = await viewCase(clinician, (await params).caseId, 'assessments')
  if (stored === null) notFound()
  const { id, file } = stored
  const { page, kept: keptPaths } = toCasePaths(id, {})
  const kept = await listAssessments(clinician, id)
  const count = await countAssessments(clinician, id)
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'This case', href: page }, { label: 'Kept assessments' }]}
    >
      <div className="case-head">
        <WhoBar label={file.case.label} who={describeWho(file)} />
      </div>
      <Section id="kept" title="Kept assessments">
        {kept.length === 0 ? (
          <div className="empty">
            <p>No assessment of this case is kept yet. Every export keeps one, and so does the button on its page.</p>
            <a className="button button-primary" href={`${page}#kept`}>
              Go to the case
            </a>
          </div>
        ) : (
          <>
            <p className="quiet">
              What was said on each day, newest first. None of these is the present verdict: that stands on the{' '}
              <a href={page}>page of the case</a>.
            </p>
            {count > kept.length && (
              <p>
                The newest {kept.length} of {count} are shown.
              </p>
            )}
            <KeptTable lines={kept.map((each) => toKeptLine(each, toPracticeDay))} path={keptPaths.list} />
          </>
        )}
      </Section>
    </PageShell>
  )
}
