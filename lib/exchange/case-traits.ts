import type { CaseVerdictId } from '@/lib/domain/case-file'
import type { ContributorCheck } from '@/lib/rules/contributors'
import type { DefinitionEvaluation, DefinitionId, Evaluation } from '@/lib/rules/evaluation'
import type { FactField } from '@/lib/rules/smallest-sets'
import { listOpenFields } from './open-questions'

/** Changes with every change of what is a trait, which makes every index of cases be built anew. */
export const TRAITS_VERSION = 1

/** A contributor that is recorded under a code of which the table knows nothing. */
export const UNLISTED = 'unlisted'

/** The trait of the cases with a verdict under a definition. */
export function verdictTrait(definition: DefinitionId, verdict: CaseVerdictId): string {
  return `verdict/${definition}/${verdict}`
}

/** The trait of the cases in which something of a kind is open under a definition. */
export function missingTrait(definition: DefinitionId, field: FactField): string {
  return `missing/${definition}/${field}`
}

/** The trait of the cases in which a contributor is not resolved. */
export function contributorTrait(code: string): string {
  return `contributor/${code}`
}

/** What a case is found by under one definition. */
export function listDefinitionTraits(definition: DefinitionEvaluation): readonly string[] {
  const { id, verdict } = definition
  return [verdictTrait(id, verdict), ...listOpenFields(definition).map((field) => missingTrait(id, field))]
}

/** The contributors by which a case is found: recorded or recognised, and not resolved. What is checked in everyone is none. */
export function listContributorTraits(checks: readonly ContributorCheck[]): readonly string[] {
  const found = checks.filter(
    ({ isUnresolved, status, drugs }) =>
      isUnresolved && (status !== 'notRecorded' || drugs.some(({ link }) => link !== 'notMet')),
  )
  return [...new Set(found.map(({ contributor }) => contributorTrait(contributor?.code ?? UNLISTED)))]
}

/** Everything that a case is found by, under every definition that it was judged by. */
export function listTraits(evaluation: Evaluation, checks: readonly ContributorCheck[]): readonly string[] {
  return [...evaluation.definitions.flatMap(listDefinitionTraits), ...listContributorTraits(checks)]
}
