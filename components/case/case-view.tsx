import type { CaseFile } from '@/lib/domain/case-file'
import { getConcluded } from '@/lib/exchange/conclusion'
import type { KeptOfCase } from '@/lib/exchange/re-runs/describe-kept-of-case'
import { getSafetyNotice } from '@/lib/exchange/safety'
import type { CaseSummary } from '@/lib/exchange/summary'
import { getTimeline } from '@/lib/exchange/timeline/timeline'
import type { Surroundings } from '@/lib/rules/assess-surroundings'
import type { DefinitionEvaluation, Evaluation } from '@/lib/rules/evaluation'
import { ChangeNotice } from './assessments/change-notice'
import { KeptSection } from './assessments/kept-section'
import { CaseActions } from './case-actions'
import { CaseAround, CaseBeside } from './case-beside'
import type { CasePaths } from './case-paths'
import { ConclusionSection } from './conclusion-section'
import { DefinitionTable } from './definition-table'
import { DistanceList } from './distance-list'
import { OpenQuestionList } from './open-question-list'
import { SafetyBanner } from './safety-banner'
import { Section } from './section'
import { SentenceList } from './sentence-list'
import { TimelineSection } from './timeline'
import { TrialTable } from './trial-table'
import { VerdictCard } from './verdict-card'
import { WhoBar } from './who-bar'

type Props = {
  readonly file: CaseFile
  readonly evaluation: Evaluation
  readonly definition: DefinitionEvaluation
  readonly summary: CaseSummary
  readonly surroundings: Surroundings
  /** `null` where no assessment can be kept. */
  readonly kept: KeptOfCase | null
  readonly paths: CasePaths
  readonly crisisLine: string
}

/** One case: who, the answer, what is missing, the trials, and everything beside the verdict. */
export function CaseView({ file, evaluation, definition, summary, surroundings, kept, paths, crisisLine }: Props) {
  return (
    <>
      <div className="case-head">
        <WhoBar label={summary.label} who={summary.who} />
        <CaseActions paths={paths} />
      </div>
      <SafetyBanner notice={getSafetyNotice(file, crisisLine)} />
      <div className="answer">
        <VerdictCard summary={summary} verdict={definition.verdict} definitionBase={paths.definitionBase} />
        <div className="answer-side">
          <OpenQuestionList questions={summary.questions} paths={paths} />
          <Assumptions assumptions={summary.assumptions} />
        </div>
        <DistanceList trials={summary.trials} />
      </div>
      {kept !== null && kept.change !== null && <ChangeNotice change={kept.change} />}
      <TimelineSection
        timeline={getTimeline(file, definition, evaluation.assessedOn)}
        definition={summary.definition}
      />
      <Trials summary={summary} definition={definition} paths={paths} />
      {summary.trials.length > 0 && (
        <Section id="definitions" title="The same record under each definition">
          <DefinitionTable summary={summary} evaluation={evaluation} definitionBase={paths.definitionBase} />
        </Section>
      )}
      <CaseBeside
        evaluation={evaluation}
        definition={definition}
        summary={summary}
        surroundings={surroundings}
        paths={paths}
      />
      {summary.trials.length > 0 && <CaseAround surroundings={surroundings} paths={paths} />}
      <ConclusionSection
        concluded={getConcluded(file, evaluation, definition)}
        formPath={paths.edit?.conclusion ?? null}
      />
      {kept !== null && paths.kept !== null && (
        <KeptSection kept={kept} definitionId={definition.id} paths={paths.kept} />
      )}
      <p className="case-remove no-print">
        {paths.history !== null && <a href={paths.history}>History of changes</a>}
        {paths.deIdentified !== null && (
          <a href={paths.deIdentified.href} download>
            {paths.deIdentified.label}
          </a>
        )}
        {paths.edit !== null && paths.edit.sharing !== null && <a href={paths.edit.sharing}>Who sees this case</a>}
        {paths.edit !== null && <a href={paths.edit.remove.href}>{paths.edit.remove.label}</a>}
      </p>
    </>
  )
}

function Assumptions({ assumptions }: { readonly assumptions: readonly string[] }) {
  return (
    <Section id="assumptions" title="Assumed, because not recorded">
      {assumptions.length === 0 ? (
        <p className="quiet">Nothing is assumed.</p>
      ) : (
        <SentenceList sentences={assumptions} />
      )}
    </Section>
  )
}

function Trials({ summary, definition, paths }: Pick<Props, 'summary' | 'definition' | 'paths'>) {
  return (
    <Section id="trials" title="Trials">
      {summary.trials.length === 0 ? (
        <div className="empty">
          <p>No trial is recorded yet.</p>
          {paths.edit !== null && (
            <a className="button button-primary" href={paths.edit.quickEntry}>
              Add the first trials
            </a>
          )}
        </div>
      ) : (
        <TrialTable trials={summary.trials} definition={definition} paths={paths} />
      )}
    </Section>
  )
}
