import { CRITERION_LABELS } from '@/lib/exchange/labels'
import type { SummaryTrial } from '@/lib/exchange/summary-trial'
import { CRITERIA, type DefinitionEvaluation } from '@/lib/rules/evaluation'
import type { CasePaths } from './case-paths'
import { TrialRow } from './trial-row'

type Props = {
  readonly trials: readonly SummaryTrial[]
  readonly definition: DefinitionEvaluation
  readonly paths: CasePaths
}

/** Every trial with its four findings, observed over threshold, in the order of the file. */
export function TrialTable({ trials, definition, paths }: Props) {
  return (
    <table className="table trials">
      <caption className="visually-hidden">
        Trials with four findings each; the outcome column says what happened under the drug
      </caption>
      <thead>
        <tr>
          <th scope="col">Trial</th>
          {CRITERIA.map((criterion) => (
            <th key={criterion} scope="col">
              {CRITERION_LABELS[criterion]}
            </th>
          ))}
          <th scope="col">Result</th>
        </tr>
      </thead>
      {trials.map((trial) => (
        <TrialRow
          key={trial.id}
          trial={trial}
          judged={definition.trials.find((candidate) => candidate.id === trial.id) ?? null}
          definitionId={definition.id}
          paths={paths}
        />
      ))}
    </table>
  )
}
