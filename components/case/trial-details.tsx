import { EvidenceMark } from '@/components/marks/evidence-mark'
import { VerdictMark } from '@/components/marks/verdict-mark'
import { capitalize } from '@/lib/exchange/describe-number'
import { CRITERION_SENTENCES } from '@/lib/exchange/labels'
import type { SummaryCell, SummaryTrial } from '@/lib/exchange/summary-trial'
import type { DefinitionId, TrialEvaluation } from '@/lib/rules/evaluation'
import { FindingVerdict } from './finding-verdict'

type Props = {
  readonly trial: SummaryTrial
  readonly judged: TrialEvaluation | null
  readonly definitionId: DefinitionId
}

/** Rule, value, threshold and source of every finding of one trial, closed until asked for. */
export function TrialDetails({ trial, judged, definitionId }: Props) {
  return (
    <details className="trial-details">
      <summary>
        Rules, reasons and sources <span className="visually-hidden">for {trial.drug}</span>
      </summary>
      <div className="trial-details-body">
        <FindingTable trial={trial} judged={judged} definitionId={definitionId} />
        <Remarks trial={trial} />
        <p className="trial-record">
          <strong>As recorded:</strong> {trial.recorded}
        </p>
        {trial.comment !== null && (
          <p className="trial-record">
            <strong>Comment:</strong> {trial.comment}
          </p>
        )}
      </div>
    </details>
  )
}

function FindingTable({ trial, judged, definitionId }: Props) {
  return (
    <table className="table blocks rules-of-trial">
      <caption className="visually-hidden">Findings for {trial.drug}</caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Finding</th>
          <th scope="col">Recorded, and the threshold</th>
          <th scope="col">Source of the threshold</th>
        </tr>
      </thead>
      <tbody>
        {trial.cells.map((cell) => (
          <FindingRow key={cell.criterion} cell={cell} judged={judged} definitionId={definitionId} />
        ))}
        <ResultRow trial={trial} definitionId={definitionId} />
      </tbody>
    </table>
  )
}

type RowProps = Pick<Props, 'judged' | 'definitionId'> & { readonly cell: SummaryCell }

function FindingRow({ cell, judged, definitionId }: RowProps) {
  const finding = judged?.findings.find(({ criterion }) => criterion === cell.criterion)
  const agent = judged?.drugId ?? null
  const ofAgent = cell.criterion === 'dose' && agent !== null
  return (
    <tr>
      <th scope="row">
        {cell.head}
        <span className="under">{CRITERION_SENTENCES[cell.criterion]}</span>
      </th>
      <td>
        <FindingVerdict criterion={cell.criterion} verdict={cell.mark} word={cell.word} />
      </td>
      <td>{cell.sentence}</td>
      <td>
        {finding !== undefined && (
          <>
            <a href={ofAgent ? `/rules#agent-${agent}` : `/rules#definition-${definitionId}`}>{finding.source}</a>{' '}
            <EvidenceMark evidence={finding.evidence} />
          </>
        )}
      </td>
    </tr>
  )
}

function ResultRow({ trial: { result }, definitionId }: Pick<Props, 'trial' | 'definitionId'>) {
  return (
    <tr>
      <th scope="row">
        Result
        <span className="under">
          A trial counts when dose, days and adherence are met, it failed, and nothing below sets it aside.
        </span>
      </th>
      <td>
        <span className="marked">
          <VerdictMark verdict={result.mark} label="" />
          {result.label}
        </span>
      </td>
      <td>{capitalize(result.why)}.</td>
      <td>
        <a href={`/rules#definition-${definitionId}`}>The definition</a>, <a href="/rules#reasons">the reasons</a>{' '}
        <EvidenceMark evidence="decided" />
      </td>
    </tr>
  )
}

function Remarks({ trial }: { readonly trial: SummaryTrial }) {
  const { reasons, distances, contradictions, notes, completion } = trial
  const remarks = [...distances, ...reasons, ...contradictions, ...notes, ...(completion === null ? [] : [completion])]
  if (remarks.length === 0) return null
  return (
    <section>
      <h3>Reasons and remarks</h3>
      <ul>
        {[...new Set(remarks)].map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </section>
  )
}
