import type { CaseFile } from '@/lib/domain/case-file'
import { listCounters, listHelpedBefore } from '@/lib/exchange/describe-beside'
import { listSafetyConcerns } from '@/lib/exchange/describe-case'
import { listMedicationManagement, MEDICATION_MANAGEMENT_NOTE } from '@/lib/exchange/describe-medication-management'
import type { KeptOfCase } from '@/lib/exchange/re-runs/describe-kept-of-case'
import type { CaseSummary } from '@/lib/exchange/summary'
import { getTimeline } from '@/lib/exchange/timeline/timeline'
import type { Surroundings } from '@/lib/rules/assess-surroundings'
import type { DefinitionEvaluation, Evaluation } from '@/lib/rules/evaluation'
import { ChangeNotice } from './assessments/change-notice'
import { KeptSection } from './assessments/kept-section'
import { CaseActions } from './case-actions'
import type { CasePaths } from './case-paths'
import { ContributorList } from './contributor-list'
import { DefinitionTable } from './definition-table'
import { FactList } from './fact-list'
import { OpenQuestionList } from './open-question-list'
import { SafetyBanner } from './safety-banner'
import { Section } from './section'
import { SentenceList } from './sentence-list'
import { StagingTable } from './staging-table'
import { StrategyMap } from './strategy-map'
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
  readonly kept: KeptOfCase
  readonly paths: CasePaths
}

/** One case: who, the answer, what is missing, the trials, and everything beside the verdict. */
export function CaseView({ file, evaluation, definition, summary, surroundings, kept, paths }: Props) {
  return (
    <>
      <div className="case-head">
        <WhoBar label={summary.label} who={summary.who} />
        <CaseActions paths={paths} definitionId={definition.id} />
      </div>
      <SafetyBanner concerns={listSafetyConcerns(file)} />
      <div className="answer">
        <VerdictCard summary={summary} casePath={paths.page} />
        <div className="answer-side">
          <OpenQuestionList questions={summary.questions} paths={paths} />
          <Assumptions assumptions={summary.assumptions} />
        </div>
      </div>
      {kept.change !== null && <ChangeNotice change={kept.change} />}
      <TimelineSection
        timeline={getTimeline(file, definition, evaluation.assessedOn)}
        definition={summary.definition}
      />
      <Trials summary={summary} definition={definition} paths={paths} />
      {summary.trials.length > 0 && (
        <Section id="definitions" title="The same record under each definition">
          <DefinitionTable summary={summary} evaluation={evaluation} casePath={paths.page} />
        </Section>
      )}
      <Beside
        file={file}
        evaluation={evaluation}
        definition={definition}
        summary={summary}
        surroundings={surroundings}
        paths={paths}
      />
      {summary.trials.length > 0 && <Around surroundings={surroundings} paths={paths} />}
      <KeptSection kept={kept} definitionId={definition.id} paths={paths} />
      <p className="case-remove no-print">
        <a href={paths.remove}>Delete this case</a>
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
          <a className="button button-primary" href={paths.newTrial}>
            Add the first trial
          </a>
        </div>
      ) : (
        <TrialTable trials={summary.trials} definition={definition} paths={paths} />
      )}
    </Section>
  )
}

function Beside({ evaluation, definition, summary, surroundings, paths }: Omit<Props, 'kept'>) {
  const helped = listHelpedBefore(evaluation)
  return (
    <div className="columns">
      <Section id="contributors" title="Before calling it resistance">
        <ContributorList checks={surroundings.contributors} />
        <p className="small">
          <a href={paths.facts}>Record what was checked</a>
        </p>
      </Section>
      <Section id="beside" title="Beside the verdict">
        <FactList facts={listCounters(definition, evaluation)} />
      </Section>
      <DaysCovered management={surroundings.medicationManagement} />
      {helped.length > 0 && (
        <Section id="helped-before" title="What helped before">
          <FactList facts={helped} />
        </Section>
      )}
      {summary.dateAlarms.length > 0 && (
        <Section id="date-alarms" title="Check these dates">
          <SentenceList sentences={summary.dateAlarms} />
        </Section>
      )}
      {summary.otherTreatments.length > 0 && (
        <Section id="other-treatments" title="Other treatments">
          <FactList facts={summary.otherTreatments} />
        </Section>
      )}
      <Section id="facts" title="Also recorded">
        <FactList facts={summary.facts} />
      </Section>
      {summary.conclusion.length > 0 && (
        <Section id="conclusion" title="The clinician’s conclusion">
          <SentenceList sentences={summary.conclusion} />
        </Section>
      )}
    </div>
  )
}

function DaysCovered({ management }: { readonly management: Surroundings['medicationManagement'] }) {
  if (management === null) return null
  return (
    <Section id="days-covered" title="Days covered by dispensing records">
      <FactList facts={listMedicationManagement(management)} />
      <p className="small">
        {MEDICATION_MANAGEMENT_NOTE} <a href="/rules#measure">The measure and its source</a>
      </p>
    </Section>
  )
}

function Around({ surroundings, paths }: Pick<Props, 'surroundings' | 'paths'>) {
  return (
    <>
      <Section id="strategies" title="What has been tried">
        <StrategyMap entries={surroundings.strategies} />
      </Section>
      <Section id="staging" title="Staging scores">
        <StagingTable results={surroundings.staging} />
      </Section>
      <Section id="policies" title="Published policies">
        <p>
          What the recorded trials come to under the criteria that payers and regulators have published:{' '}
          <a href={paths.policies}>each policy, why, and what is needed</a>.
        </p>
      </Section>
    </>
  )
}
