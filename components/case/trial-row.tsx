import { DrugName } from '@/components/marks/drug-name'
import { EvidenceMark } from '@/components/marks/evidence-mark'
import { OutcomeMark } from '@/components/marks/outcome-mark'
import { Tag } from '@/components/marks/tag'
import { VerdictMark } from '@/components/marks/verdict-mark'
import type { SummaryCell, SummaryTrial } from '@/lib/exchange/summary-trial'
import type { DefinitionId, TrialEvaluation } from '@/lib/rules/evaluation'
import type { CasePaths } from './case-paths'
import { TrialActions } from './trial-actions'
import { TrialDetails } from './trial-details'

type Props = {
  readonly trial: SummaryTrial
  readonly judged: TrialEvaluation | null
  readonly definitionId: DefinitionId
  readonly paths: CasePaths
}

export function TrialRow({ trial, judged, definitionId, paths }: Props) {
  const { drug, role, period, cells, result } = trial
  const recalled = judged?.findings.filter((finding) => finding.evidence === 'recalled') ?? []
  return (
    <tbody className="trial" id={`trial-${trial.number}`}>
      <tr>
        <th scope="row" className="trial-name">
          <span className="trial-drug">
            <DrugName name={drug} />
          </span>
          <span className="under">{[period, role].filter(Boolean).join(' · ')}</span>
        </th>
        {cells.map((cell) => (
          <td key={cell.criterion}>
            <FindingCell cell={cell} recalled={recalled.some(({ criterion }) => criterion === cell.criterion)} />
          </td>
        ))}
        <td className="trial-result">
          <Tag tone={result.mark}>{result.label}</Tag>
          <span className="under">{result.why}</span>
        </td>
      </tr>
      <tr className="trial-more">
        <td colSpan={6}>
          <TrialDetails trial={trial} judged={judged} definitionId={definitionId} />
          <TrialActions drug={drug} trialId={trial.id} paths={paths} />
        </td>
      </tr>
    </tbody>
  )
}

function FindingCell({ cell, recalled }: { readonly cell: SummaryCell; readonly recalled: boolean }) {
  const { criterion, head, mark, observed, against } = cell
  return (
    <div className="finding">
      <span className="finding-label">{head}</span>
      {criterion === 'outcome' ? <OutcomeMark verdict={mark} /> : <VerdictMark verdict={mark} />}
      <span className="finding-text">
        <span className="finding-observed">{observed}</span>
        <span className="under">
          {against} {recalled && <EvidenceMark evidence="recalled" />}
        </span>
      </span>
    </div>
  )
}
