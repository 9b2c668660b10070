import { DrugName } from '@/components/marks/drug-name'
import { VerdictMark } from '@/components/marks/verdict-mark'
import { COUNTS_LABELS } from '@/lib/exchange/labels'
import type { CaseSummary } from '@/lib/exchange/summary'
import type { SummaryTrial } from '@/lib/exchange/summary-trial'
import type { DefinitionEvaluation, Evaluation } from '@/lib/rules/evaluation'

const DIFFERENCES_AT_ONCE = 4

type Props = {
  readonly summary: CaseSummary
  readonly evaluation: Evaluation
  /** The address of the case page under a definition, whose id is added to this. */
  readonly definitionBase: string
}

/** The same record under every definition: which trials count, how many, and where they differ. */
export function DefinitionTable({ summary, evaluation, definitionBase }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section className="scroll-box" tabIndex={0} aria-label="Definitions, scrolls sideways">
      <table className="table definitions">
        <caption className="visually-hidden">The trials, the count and the verdict under each definition</caption>
        <thead>
          <tr>
            <th scope="col">Definition</th>
            {summary.trials.map((trial) => (
              <th key={trial.id} scope="col" className="definitions-trial">
                <a href={`#trial-${trial.number}`} title={trial.drug}>
                  <DrugName name={trial.drug} />
                </a>
              </th>
            ))}
            <th scope="col" className="definitions-count">
              Count
            </th>
            <th scope="col" className="definitions-verdict">
              Verdict
            </th>
          </tr>
        </thead>
        <tbody>
          {summary.definitions.map((row) => (
            <tr key={row.id} className={row.id === summary.definitionId ? 'definitions-shown' : undefined}>
              <th scope="row">
                <a href={`${definitionBase}${row.id}`} aria-current={row.id === summary.definitionId || undefined}>
                  {row.title}
                </a>
                <span className="definitions-narrow">
                  <VerdictMark verdict={row.mark} label="" /> {row.verdict}: {row.count}
                </span>
                <Differs differs={row.differs} title={row.title} />
              </th>
              <TrialMarks
                trials={summary.trials}
                definition={evaluation.definitions.find(({ id }) => id === row.id)}
                title={row.title}
                href={`${definitionBase}${row.id}`}
              />
              <td className="definitions-count">{row.count}</td>
              <td className="definitions-verdict">
                <span className="marked">
                  <VerdictMark verdict={row.mark} label="" />
                  {row.verdict}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** In which trials a definition differs, and by which criterion; many of them only when asked for. */
function Differs({ differs, title }: { readonly differs: string; readonly title: string }) {
  if (differs === '') return null
  const trials = differs.split('; ')
  if (trials.length <= DIFFERENCES_AT_ONCE) return <span className="under">differs in {differs}</span>
  return (
    <details className="trial-details">
      <summary>
        differs in {trials.length} trials <span className="visually-hidden">: {title}</span>
      </summary>
      <span className="under">{differs}</span>
    </details>
  )
}

type MarksProps = {
  readonly trials: readonly SummaryTrial[]
  readonly definition: DefinitionEvaluation | undefined
  readonly title: string
  /** The case under this definition, where each trial opens to its findings. */
  readonly href: string
}

function TrialMarks({ trials, definition, title, href }: MarksProps) {
  return trials.map((trial) => {
    const counts = definition?.trials.find(({ id }) => id === trial.id)?.counts
    return (
      <td key={trial.id} className="definitions-trial">
        {counts !== undefined && (
          <a
            className="mark-link"
            href={`${href}#trial-${trial.number}`}
            aria-label={`${trial.drug} ${COUNTS_LABELS[counts]} under ${title}: its findings`}
          >
            <VerdictMark verdict={counts} label={COUNTS_LABELS[counts]} />
          </a>
        )}
      </td>
    )
  })
}
