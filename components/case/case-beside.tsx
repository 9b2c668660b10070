import { listCounters, listHelpedBefore } from '@/lib/exchange/describe-beside'
import { listMedicationManagement, MEDICATION_MANAGEMENT_NOTE } from '@/lib/exchange/describe-medication-management'
import type { CaseSummary } from '@/lib/exchange/summary'
import type { Surroundings } from '@/lib/rules/assess-surroundings'
import type { DefinitionEvaluation, Evaluation } from '@/lib/rules/evaluation'
import type { CasePaths } from './case-paths'
import { ContributorList } from './contributor-list'
import { FactList } from './fact-list'
import { Section } from './section'
import { SentenceList } from './sentence-list'
import { StagingTable } from './staging-table'
import { StrategyMap } from './strategy-map'

type Props = {
  readonly evaluation: Evaluation
  readonly definition: DefinitionEvaluation
  readonly summary: CaseSummary
  readonly surroundings: Surroundings
  readonly paths: CasePaths
}

/** What can masquerade as resistance, and what stands beside the verdict without being folded into it. */
export function CaseBeside({ evaluation, definition, summary, surroundings, paths }: Props) {
  const helped = listHelpedBefore(evaluation)
  return (
    <div className="columns">
      <Section id="contributors" title="Before calling it resistance">
        <ContributorList checks={surroundings.contributors} />
        <p className="small">
          {paths.edit !== null && (
            <>
              <a href={paths.edit.facts}>Record what was checked</a>,{' '}
            </>
          )}
          <a href="/rules#contributors">the table and its sources</a>
        </p>
      </Section>
      {summary.dateAlarms.length > 0 && (
        <Section id="date-alarms" title="Check these dates">
          <SentenceList sentences={summary.dateAlarms} />
          <p className="small">
            <a href="/rules#interactions">The intervals and their sources</a>
          </p>
        </Section>
      )}
      {helped.length > 0 && (
        <Section id="helped-before" title="What helped before">
          <FactList facts={helped} />
        </Section>
      )}
      <Section id="beside" title="Beside the verdict">
        <FactList facts={listCounters(definition, evaluation)} />
      </Section>
      <DaysCovered management={surroundings.medicationManagement} />
      {summary.otherTreatments.length > 0 && (
        <Section id="other-treatments" title="Other treatments">
          <FactList facts={summary.otherTreatments} />
        </Section>
      )}
      <Section id="facts" title="Also recorded">
        <FactList facts={summary.facts} />
      </Section>
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

/** What has been tried, the staging scores, and what payers ask. */
export function CaseAround({ surroundings, paths }: Pick<Props, 'surroundings' | 'paths'>) {
  return (
    <>
      <Section id="strategies" title="What has been tried">
        <StrategyMap entries={surroundings.strategies} />
        <p className="small">
          <a href="/rules#definition-six-week">What “adequate” asks, with its sources</a>
        </p>
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
