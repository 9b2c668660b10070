import { VerdictMark } from '@/components/marks/verdict-mark'
import type { JudgedRow } from '@/lib/exchange/case-row'

/** One row of the case list, in words. */
export type CaseRow = Omit<JudgedRow, 'verdictId'> & { readonly id: string; readonly day: string }

type Props = {
  readonly rows: readonly CaseRow[]
  /** Which day stands in the last column: the one that the list is sorted by. */
  readonly dayHeading?: 'Last changed' | 'Entered'
}

/** The cases of a clinician, one dense row each. */
export function CaseTable({ rows, dayHeading = 'Last changed' }: Props) {
  return (
    <table className="table cases">
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Verdict</th>
          <th scope="col">Count</th>
          <th scope="col" className="number">
            Trials
          </th>
          <th scope="col" className="number">
            Open questions
          </th>
          <th scope="col" className="cases-day">
            {dayHeading}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="cases-label">
              <a href={`/cases/${row.id}`}>{row.label}</a>
              <span className="under">{row.who}</span>
              {row.hasSafetyConcern && <span className="cases-safety">Safety concern recorded</span>}
            </th>
            <td>
              <span className="marked">
                <VerdictMark verdict={row.mark} label="" />
                {row.verdict}
              </span>
              {!row.isAskedFor && (
                <span className="under">Judged anew just now: no longer what the filter asks for.</span>
              )}
            </td>
            <td className="cases-count">{row.count}</td>
            <td className="number">
              {row.trials}
              <span className="cases-unit"> {row.trials === 1 ? 'trial' : 'trials'}</span>
            </td>
            <td className="number">
              {row.openQuestions}
              <span className="cases-unit"> open {row.openQuestions === 1 ? 'question' : 'questions'}</span>
            </td>
            <td className="cases-day">
              <span className="cases-unit">{dayHeading === 'Entered' ? 'entered ' : 'changed '}</span>
              {row.day}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
