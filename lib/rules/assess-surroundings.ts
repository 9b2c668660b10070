import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { assessMedicationManagement, type MedicationManagement } from './antidepressant-medication-management'
import { countTrials, judgeTrials } from './assess-definition'
import { assessPolicies } from './assess-policy'
import { type ContributorCheck, listContributorChecks } from './contributors'
import { DEFINITIONS } from './definitions'
import type { PolicyEvaluation } from './policy-types'
import { type PreparedCase, prepareCase } from './prepare-case'
import { stageCase } from './staging/list'
import type { StagingResult } from './staging/staging-result'
import { mapStrategies, type StrategyEntry } from './strategy-map'

/** What surrounds the verdicts of a case and changes none of them. */
export type Surroundings = {
  readonly staging: readonly StagingResult[]
  readonly strategies: readonly StrategyEntry[]
  readonly contributors: readonly ContributorCheck[]
  /** `null` without dispensing records. */
  readonly medicationManagement: MedicationManagement
}

type Options = { readonly today: CalendarDate; readonly assumeAdherence?: boolean }

function prepare(file: CaseFile, options: Options): PreparedCase {
  const assumeAdherence = options.assumeAdherence === true || file.case.assumeAdherence === true
  return prepareCase(file, file.case.assessedOn ?? options.today, assumeAdherence)
}

/** What the recorded trials come to under each published policy. */
export function assessCasePolicies(file: CaseFile, options: Options): readonly PolicyEvaluation[] {
  return assessPolicies(prepare(file, options))
}

/** What can masquerade as resistance in a case, without what else surrounds its verdicts. */
export function assessContributors(file: CaseFile, options: Options): readonly ContributorCheck[] {
  return listContributorChecks(prepare(file, options))
}

/** Staging scores, strategies and contributors of a case; staging and strategies read the default definition. */
export function assessSurroundings(file: CaseFile, options: Options): Surroundings {
  const context = prepare(file, options)
  const definition = DEFINITIONS['six-week']
  const trials = countTrials(context, judgeTrials(context, definition), definition)
  return {
    staging: stageCase(context, trials),
    strategies: mapStrategies(context, trials),
    contributors: listContributorChecks(context),
    medicationManagement: assessMedicationManagement(context),
  }
}
