import type { CaseFile } from '@/lib/domain/case-file'
import { assessPolicies } from '@/lib/rules/assess-policy'
import { POLICIES } from '@/lib/rules/policies'
import { adult } from '@/lib/rules/policies/build-policy'
import type { CaseRule, Pathway, Policy, PolicyEvaluation, PolicyId, TrialsPathway } from '@/lib/rules/policy-types'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aCaseFile } from '../factories'
import { aDay } from './builders'

type Recorded = NonNullable<Parameters<typeof aCaseFile>[0]>

const TODAY = aDay('2026-11-20')

/** All that policies ask of a case beside its trials: an adult, severely depressed, without psychosis, scored. */
export const PLAIN_CASE = {
  birthYear: 1984,
  diagnosis: { primary: 'majorDepressiveDisorder', psychoticFeatures: 'absent' },
  episode: { onset: '2024-02', severity: 'severe' },
  scores: [
    { scale: 'PHQ-9', date: '2026-11-10', total: 22 },
    { scale: 'MADRS', date: '2026-11-10', total: 34 },
  ],
} as const

/** One psychotherapy in this episode. */
export const PSYCHOTHERAPY = { id: 'p1', kind: 'psychotherapy', type: 'CBT', episode: 'current' } as const

/** A case that fits whatever policies ask beside its trials. */
export function aPolicyCase(recorded: Recorded = {}): CaseFile {
  const { case: facts, ...rest } = recorded
  return aCaseFile({ case: { ...PLAIN_CASE, ...facts }, otherTreatments: [PSYCHOTHERAPY], ...rest })
}

/** What one policy, or a changed one, says of a case on 20 November 2026. */
export function assessPolicy(policy: PolicyId | Policy, file: CaseFile): PolicyEvaluation {
  const own = typeof policy === 'string' ? POLICIES[policy] : policy
  const [found] = assessPolicies(prepareCase(file, file.case.assessedOn ?? TODAY, false), [own])
  if (found === undefined) throw new Error(`${own.id} was not assessed`)
  return found
}

/** A pathway of a policy by its id. */
export function pathwayOf(evaluation: PolicyEvaluation, id: string) {
  const found = evaluation.pathways.find((pathway) => pathway.id === id)
  if (found === undefined) throw new Error(`${evaluation.id} has no pathway ${id}`)
  return found
}

/** The pathway of a policy that asks for trials, by its id. */
export function trialsPathwayOf(policy: Policy, id: string): TrialsPathway {
  const found = policy.pathways.find((pathway) => pathway.id === id)
  if (found === undefined || found.kind === 'attestation') throw new Error(`${policy.id} has no pathway ${id}`)
  return found
}

/** A policy that asks for some pathways, and of the case nothing but what is given here. */
export function aPolicyOf(pathways: readonly [Pathway, ...Pathway[]], caseRule: Partial<CaseRule> = {}): Policy {
  const silent = adult({ diagnosis: null, ageMin: null })
  return { ...POLICIES['uk-nice-ta854'], pathways, caseRule: { ...silent, ...caseRule }, secondReading: null }
}

/** What a policy needs: each code with the trial or treatment that it is about. */
export function needsOf({ needs }: Pick<PolicyEvaluation, 'needs'>): readonly string[] {
  return needs.map(({ code, about }) => (about === null ? code : `${code} ${about}`))
}

/** What a policy needs, and whether it is a fact of the record or a statement that only the clinician can make. */
export function detailedNeedsOf({ needs }: Pick<PolicyEvaluation, 'needs'>): readonly string[] {
  return needs.map(({ code, kind, detail }) => `${kind}: ${code}${detail === null ? '' : ` (${detail})`}`)
}
