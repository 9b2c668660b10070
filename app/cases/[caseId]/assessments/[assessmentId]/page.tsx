import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KeptView } from '@/components/case/assessments/kept-view'
import { toCasePaths } from '@/components/case/case-paths'
import { WhoBar } from '@/components/case/who-bar'
import { PageShell } from '@/components/shell/page-shell'
import { describeWho } from '@/lib/exchange/describe-case'
import { toKeptLine } from '@/lib/exchange/re-runs/describe-kept'
import { compareWithPresent } from '@/lib/exchange/re-runs/list-compared'
import { listSaidTrials } from '@/lib/exchange/re-runs/list-findings'
import { getDefinition } from '@/lib/rules/definitions'
import { getAssessment } from '@/lib/server/assessments'
import { viewCase } from '@/lib/server/audit/view-case'
import { requireClinician } from '@/lib/server/require-clinician'
import { readToday, toPracticeDay } from '@/lib/server/today'

export const metadata: Metadata = { title: 'A kept assessment' }

type Props = { readonly params: Promise<{ readonly caseId: string; readonly assessmentId: string }> }

export default async function KeptAssessmentPage({ params }: Props) {
  const clinician = await requireClinician('case.read')
  const { caseId, assessmentId } = await params
  const stored = await viewCase(clinician, caseId, 'assessment')
  const kept = stored === null ? null : await getAssessment(clinician, stored.id, assessmentId)
  if (stored === null || kept === null) notFound()
  const { id, file } = stored
  const paths = toCasePaths(id, {})
  const line = toKeptLine(kept, toPracticeDay)
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      crumbs={[
        { label: 'Cases', href: '/cases' },
        { label: 'This case', href: paths.page },
        { label: 'Kept assessments', href: paths.kept.list },
        { label: line.day },
      ]}
    >
      <div className="case-head">
        <WhoBar label={file.case.label} who={describeWho(file)} />
      </div>
      <KeptView
        line={line}
        inputHash={kept.inputHash}
        compared={compareWithPresent(kept, file, readToday())}
        trials={listSaidTrials(kept.result, getDefinition(kept.definition)?.id ?? null)}
        casePath={paths.page}
      />
    </PageShell>
  )
}
