import { EvidenceMark } from '@/components/marks/evidence-mark'
import type { CaseVerdictId } from '@/lib/domain/case-file'
import { VERDICT_RULES } from '@/lib/exchange/labels'
import type { CaseSummary } from '@/lib/exchange/summary'
import type { Verdict } from '@/lib/rules/verdict'

type Props = { readonly summary: CaseSummary; readonly verdict: CaseVerdictId }

const COUNTED = { met: 'Certainly count', unknown: 'Might count', notMet: 'Do not count' } as const

/** What the verdict rests on: its rule, the count over what is required, and the source of each number. */
export function VerdictBasis({ summary, verdict }: Props) {
  return (
    <details className="trial-details basis">
      <summary>Rule, count, threshold and sources</summary>
      <div className="trial-details-body">
        <dl className="pairs">
          <div>
            <dt>Rule</dt>
            <dd>
              {VERDICT_RULES[verdict]} <EvidenceMark evidence="decided" /> <a href="/rules#reasons">All verdicts</a>
            </dd>
          </div>
          <div>
            <dt>Count, and what is required</dt>
            <dd>{summary.count}</dd>
          </div>
          {(['met', 'unknown', 'notMet'] as const).map((mark) => (
            <Counted key={mark} summary={summary} mark={mark} />
          ))}
        </dl>
        <table className="table blocks">
          <caption className="visually-hidden">What {summary.definition} asks of a trial</caption>
          <thead>
            <tr>
              <th scope="col">Asked of each trial, and of the case</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {summary.parameters.map(({ what, source, reference, evidenceMark }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>
                  <a href={`/rules#reference-${reference}`}>{source}</a> <EvidenceMark evidence={evidenceMark} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Counted({ summary, mark }: { readonly summary: CaseSummary; readonly mark: Verdict }) {
  const trials = summary.trials.filter(({ result }) => result.mark === mark)
  if (trials.length === 0) return null
  return (
    <div>
      <dt>{COUNTED[mark]}</dt>
      <dd>
        {trials.map(({ id, drug, number, result }, at) => (
          <span key={id}>
            {at > 0 && '; '}
            <a href={`#trial-${number}`}>
              {drug} (trial {number})
            </a>
            {mark !== 'met' && `: ${result.why}`}
          </span>
        ))}
      </dd>
    </div>
  )
}
