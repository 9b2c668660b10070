import type { Metadata } from 'next'
import { type CaseRow, CaseTable } from '@/components/list/case-table'
import { NoCases } from '@/components/list/no-cases'
import { Menu } from '@/components/menu'
import { PageShell } from '@/components/shell/page-shell'
import { type CalendarDate, describeDate } from '@/lib/domain/calendar-date'
import { describeWho, listSafetyConcerns } from '@/lib/exchange/describe-case'
import { describeCountOfRequired, toVerdictMark } from '@/lib/exchange/describe-verdict'
import { CASE_VERDICT_LABELS, DEFINITION_TITLES } from '@/lib/exchange/labels'
import { openQuestions } from '@/lib/exchange/open-questions'
import { assessCase } from '@/lib/rules/assess-case'
import { listCases, type StoredCase } from '@/lib/server/cases'
import { requireClinician } from '@/lib/server/require-clinician'
import { readToday, toPracticeDay } from '@/lib/server/today'

export const metadata: Metadata = { title: 'Cases' }

const DEFINITION = 'six-week'

export default async function CasesPage() {
  const clinician = await requireClinician()
  const today = readToday()
  const rows = (await listCases(clinician)).flatMap((stored) => toRow(stored, today))
  return (
    <PageShell clinicianName={clinician.displayName} current="cases">
      <div className="page-head">
        <h1>Cases</h1>
        <div className="actions">
          {rows.length > 0 && (
            <Menu label="More">
              <a href="/cases/import">Import case files</a>
              <a href="/api/cases/export" download>
                Export all cases
              </a>
            </Menu>
          )}
          <a className="button button-primary" href="/cases/new">
            New case
          </a>
        </div>
      </div>
      {rows.length === 0 ? (
        <NoCases />
      ) : (
        <section className="card" aria-label="Your cases">
          <CaseTable rows={rows} />
          <p className="small cases-note">
            Judged today by <a href={`/rules#definition-${DEFINITION}`}>{DEFINITION_TITLES[DEFINITION]}</a>. Other
            definitions are on the page of each case.
          </p>
        </section>
      )}
    </PageShell>
  )
}

function toRow(stored: StoredCase, today: CalendarDate): CaseRow[] {
  const { id, file, updatedAt } = stored
  const evaluation = assessCase(file, { today, definitions: [DEFINITION] })
  const [definition] = evaluation.definitions
  if (definition === undefined) return []
  return [
    {
      id,
      label: file.case.label,
      who: describeWho(file),
      mark: toVerdictMark(definition),
      verdict: `${definition.provisional ? 'Provisional: ' : ''}${CASE_VERDICT_LABELS[definition.verdict]}`,
      count: describeCountOfRequired(definition),
      trials: file.trials.length,
      openQuestions: openQuestions(evaluation, DEFINITION, file).length,
      changedOn: describeDate(toPracticeDay(updatedAt)),
      hasSafetyConcern: listSafetyConcerns(file).length > 0,
    },
  ]
}
