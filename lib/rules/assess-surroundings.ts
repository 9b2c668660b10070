import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { countTrials, judgeTrials } from './assess-definition'
import { assessPolicies } from './assess-policy'
import { type ContributorCheck, listContributorChecks } from './contributors'
import { DEFINITIONS } from './definitions'
import type { PolicyEvaluation } from './policy-types'
import { prepareCase } from './prepare-case'
import { stageCase } from './staging/list'
import type { StagingResult } from './staging/staging-result'
import { mapStrategies, type StrategyEntry } from './strategy-map'

/** What surrounds the verdicts of a case and changes none of them. */
export type Surroundings = {
  readonly policies: readonly PolicyEvaluation[]
  readonly staging: readonly StagingResult[]
  readonly strategies: readonly StrategyEntry[]
  readonly contributors: readonly ContributorCheck[]
}

/** Policies, staging scores, strategies and contributors of a case; staging and strategies read the default definition. */
export function assessSurroundings(
  file: CaseFile,
  options: { readonly today: CalendarDate; readonly assumeAdherence?: boolean },
): Surroundings {
  const assumeAdherence = options.assumeAdherence === true || file.case.assumeAdherence === true
  const context = prepareCase(file, file.case.assessedOn ?? options.today, assumeAdherence)
  const definition = DEFINITIONS['six-week']
  const trials = countTrials(context, judgeTrials(context, definition), definition)
  return {
    policies: assessPolicies(context),
    staging: stageCase(context, trials),
    strategies: mapStrategies(context, trials),
    contributors: listContributorChecks(context),
  }
}
