import { CountPips } from '@/components/marks/count-pips'
import { VerdictMark } from '@/components/marks/verdict-mark'
import { Menu } from '@/components/menu'
import type { CaseVerdictId } from '@/lib/domain/case-file'
import type { CaseSummary } from '@/lib/exchange/summary'
import { VerdictBasis } from './verdict-basis'

type Props = {
  readonly summary: CaseSummary
  readonly verdict: CaseVerdictId
  /** The address of the case page under a definition, whose id is added to this. */
  readonly definitionBase: string
}

/** The answer: one sentence, its count drawn, and the definition that gives it. */
export function VerdictCard({ summary, verdict: verdictId, definitionBase }: Props) {
  const { mark, verdict, why, provisional, adherenceAssumption, count, countMin, countMax, required } = summary
  return (
    <section className={`card verdict verdict-${mark}`} aria-labelledby="verdict-title">
      <div className="verdict-sentence">
        <VerdictMark verdict={mark} label="" size="large" />
        <h2 id="verdict-title">{verdict}</h2>
      </div>
      <p className="verdict-why">{[why, provisional].filter(Boolean).join(' ')}</p>
      {adherenceAssumption !== null && (
        <p className="verdict-why">
          <strong>{adherenceAssumption}</strong>
        </p>
      )}
      <div className="verdict-count">
        <CountPips countMin={countMin} countMax={countMax} required={required} />
        <span className="quiet">
          {count} · assessed {summary.assessedOn}
        </span>
      </div>
      <VerdictBasis summary={summary} verdict={verdictId} />
      <DefinitionLine summary={summary} definitionBase={definitionBase} />
    </section>
  )
}

function DefinitionLine({ summary, definitionBase }: Omit<Props, 'verdict'>) {
  const { definitions, definitionId, definition, definitionSentence } = summary
  const shown = definitions.find(({ id }) => id === definitionId)
  const others = definitions.filter(({ verdict }) => verdict !== shown?.verdict).length
  return (
    <div className="verdict-definition">
      <p>
        Definition: <a href={`/rules#definition-${definitionId}`}>{definition}</a>. {definitionSentence}
      </p>
      <div className="verdict-otherwise">
        <p>
          {others === 0
            ? `All ${definitions.length} definitions say the same: `
            : `${others} of ${definitions.length} definitions ${others === 1 ? 'says' : 'say'} otherwise: `}
          <a href="#definitions">compare</a>
        </p>
        <Menu label="Change definition" tone="quiet">
          {definitions.map(({ id, title }) => (
            <a key={id} href={`${definitionBase}${id}`} aria-current={id === definitionId ? 'true' : undefined}>
              {title}
            </a>
          ))}
        </Menu>
      </div>
    </div>
  )
}
