import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { toCasePaths } from '@/components/case/case-paths'
import { HistoryList } from '@/components/case/history/history-list'
import { HistoryPages } from '@/components/case/history/history-pages'
import { Section } from '@/components/case/section'
import { WhoBar } from '@/components/case/who-bar'
import { PageShell } from '@/components/shell/page-shell'
import { isAllowed } from '@/lib/domain/permissions'
import { describeWho } from '@/lib/exchange/describe-case'
import { viewCase } from '@/lib/server/audit/view-case'
import { listHistory } from '@/lib/server/case-revisions'
import { readVersionNumber } from '@/lib/server/history-forms'
import { requireClinician } from '@/lib/server/require-clinician'
import { describeInstant } from '@/lib/server/today'

export const metadata: Metadata = { title: 'History' }

type Props = {
  readonly params: Promise<{ readonly caseId: string }>
  readonly searchParams: Promise<{ readonly below?: string | string[] }>
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const clinician = await requireClinician('case.read')
  const stored = await viewCase(clinician, (await params).caseId, 'history')
  if (stored === null) notFound()
  const { id, file, createdAt } = stored
  const below = readVersionNumber((await searchParams).below)
  const { entries, older } = await listHistory(stored, below)
  const { page, history } = toCasePaths(id, {})
  const canPutBack = isAllowed(clinician.role, 'case.write')
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'This case', href: page }, { label: 'History' }]}
    >
      <div className="case-head">
        <WhoBar label={file.case.label} who={describeWho(file)} />
      </div>
      <Section id="history" title="History">
        {entries.length === 0 && below === null ? (
          <div className="empty">
            <p>Nothing was changed since this case was entered, {describeInstant(createdAt)}.</p>
            <a className="button button-primary" href={page}>
              Go to the case
            </a>
          </div>
        ) : (
          <>
            <p className="quiet">
              Who changed what, newest first. Open a change to see each field, from what to what. What stands now is on
              the <a href={page}>page of the case</a>.
            </p>
            <HistoryList entries={entries} path={canPutBack ? history : null} opensFirst={below === null} />
            <HistoryPages path={history} isFirst={below === null} older={older} entered={describeInstant(createdAt)} />
          </>
        )}
      </Section>
    </PageShell>
  )
}
