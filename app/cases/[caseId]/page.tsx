import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { toCasePaths, toReadOnly } from '@/components/case/case-paths'
import { CaseView } from '@/components/case/case-view'
import { DeletedNotice } from '@/components/case/deleted-notice'
import { TellPrinted } from '@/components/case/tell-printed'
import { PageShell } from '@/components/shell/page-shell'
import { isAllowed } from '@/lib/domain/permissions'
import { toKeptOfCase } from '@/lib/exchange/re-runs/describe-kept-of-case'
import { getCaseSummary } from '@/lib/exchange/summary'
import { assessCase } from '@/lib/rules/assess-case'
import { assessSurroundings } from '@/lib/rules/assess-surroundings'
import { DEFINITIONS, getDefinition } from '@/lib/rules/definitions'
import { countAssessments, getLatestAssessment } from '@/lib/server/assessments'
import { viewCase } from '@/lib/server/audit/view-case'
import { getDeletedNotice } from '@/lib/server/deleted-forms'
import { getEnvironment } from '@/lib/server/env'
import { requireClinician } from '@/lib/server/require-clinician'
import { readToday } from '@/lib/server/today'

// No label in the title: it would stand in the history of the browser.
export const metadata: Metadata = { title: 'Case' }

type Props = {
  readonly params: Promise<{ readonly caseId: string }>
  readonly searchParams: Promise<{ readonly definition?: string | string[]; readonly deleted?: string | string[] }>
}

export default async function CasePage({ params, searchParams }: Props) {
  const clinician = await requireClinician('case.read')
  const stored = await viewCase(clinician, (await params).caseId, 'case')
  if (stored === null) notFound()
  const { file, id, trialKeys } = stored
  const asked = (await searchParams).definition
  const shown = getDefinition(typeof asked === 'string' ? asked : '') ?? DEFINITIONS['six-week']
  const today = readToday()
  const evaluation = assessCase(file, { today })
  const definition = evaluation.definitions.find((candidate) => candidate.id === shown.id)
  const summary = getCaseSummary(file, evaluation, shown.id)
  if (definition === undefined || summary === null) throw new Error(`no evaluation for definition ${shown.id}`)
  const paths = toCasePaths(id, trialKeys, shown.id)
  const count = await countAssessments(clinician, id)
  const latest = await getLatestAssessment(clinician, id, shown.id)
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'This case' }]}
    >
      <DeletedNotice notice={await getDeletedNotice(clinician, (await searchParams).deleted)} />
      <TellPrinted address={`/api/cases/${id}/printed`} />
      <CaseView
        file={file}
        evaluation={evaluation}
        definition={definition}
        summary={summary}
        surroundings={assessSurroundings(file, { today })}
        kept={toKeptOfCase({ count, latest, present: file, today, listPath: paths.kept.list })}
        paths={isAllowed(clinician.role, 'case.write') ? paths : toReadOnly(paths)}
        crisisLine={getEnvironment().crisisLine}
      />
    </PageShell>
  )
}
