import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { type ContributorCheck, listContributorChecks } from '@/lib/rules/contributors'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aCaseFile } from '../factories'
import { aDay } from './builders'

export type Facts = NonNullable<NonNullable<Parameters<typeof aCaseFile>[0]>['case']>
export const ONSET: Facts = { episode: { onset: '2024-06' } }

/** What is to be checked in a case on 20 November 2026. */
export function check(facts: Facts, trials: readonly AntidepressantTrial[] = []) {
  return listContributorChecks(prepareCase(aCaseFile({ case: facts, trials }), aDay('2026-11-20'), false))
}

/** One of these checks by its code. */
export function find(checks: readonly ContributorCheck[], code: string): ContributorCheck | undefined {
  return checks.find((one) => one.code === code)
}

/** How a drug is linked to one contributor. */
export function linkOf(
  code: string,
  otherDrug: NonNullable<Facts['otherDrugs']>[number],
  trials: readonly AntidepressantTrial[] = [],
) {
  return find(check({ ...ONSET, otherDrugs: [otherDrug] }, trials), code)?.drugs[0]?.link
}
