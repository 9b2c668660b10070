import { VerdictMark } from '@/components/marks/verdict-mark'
import type { Verdict } from '@/lib/rules/verdict'

/** One row of the case list, in words. */
export type CaseRow = {
  readonly id: string
  readonly label: string
  readonly who: string
  readonly mark: Verdict
  readonly verdict: string
  readonly count: string
  readonly trials: number
  readonly openQuestions: number
  readonly changedOn: string
  readonly hasSafetyConcern: boolean
}

/** The cases of a clinician, one dense row each. */
export function CaseTable({ rows }: { readonly rows: readonly CaseRow[] }) {
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
          <th scope="col" className="cases-changed">
            Last changed
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
            <td className="cases-changed">
              <span className="cases-unit">changed </span>
              {row.changedOn}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
