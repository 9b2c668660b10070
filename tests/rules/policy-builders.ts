import type { CaseFile } from '@/lib/domain/case-file'
import { assessPolicies } from '@/lib/rules/assess-policy'
import { POLICIES } from '@/lib/rules/policies'
import { adult, failures, rule } from '@/lib/rules/policies/build-policy'
import type {
  CaseRule,
  DoseWording,
  Pathway,
  PathwayCondition,
  Policy,
  PolicyEvaluation,
  PolicyId,
  TrialRule,
  TrialsPathway,
} from '@/lib/rules/policy-types'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aCaseFile } from '../factories'
import { aDay, aFairTrial } from './builders'

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

/** What a policy that names 42 days and some dose says of one trial of escitalopram for 42 days. */
export function assessDose(wording: DoseWording, recorded: Parameters<typeof aFairTrial>[0] = {}): PolicyEvaluation {
  const policy = aPolicyOf([failures({ required: 1, rules: [rule({ days: 42, dose: wording })] })])
  const trial = aFairTrial({ drug: 'escitalopram', days: 42, stopReason: 'lackOfEfficacy', ...recorded })
  return assessPolicy(policy, aPolicyCase({ trials: [trial] }))
}

/** What a policy that asks for one antidepressant, failed after 42 days, and for this says of a case. */
export function assessCondition(
  condition: PathwayCondition,
  recorded: Recorded,
  antidepressants: TrialRule = rule({ days: 42, dose: 'therapeutic' }),
): PolicyEvaluation {
  const policy = aPolicyOf([failures({ required: 1, rules: [antidepressants], allOf: [condition] })])
  return assessPolicy(policy, aPolicyCase(recorded))
}

/** Twelve weeks of aripiprazole 5 mg, its minimum beside an antidepressant, added to trial `t1` without effect. */
export function anAugmentation(recorded: Parameters<typeof aFairTrial>[0] = {}) {
  return aFairTrial({
    stopReason: 'lackOfEfficacy',
    id: 'added',
    drug: 'aripiprazole',
    doses: [{ mgPerDay: 5 }],
    role: 'augmentation',
    addedTo: ['t1'],
    ...recorded,
  })
}

/** What a policy needs: each code with the trial or treatment that it is about. */
export function needsOf({ needs }: Pick<PolicyEvaluation, 'needs'>): readonly string[] {
  return needs.map(({ code, about }) => (about === null ? code : `${code} ${about}`))
}

/** What a policy needs, and whether it is a fact of the record or a statement that only the clinician can make. */
export function detailedNeedsOf({ needs }: Pick<PolicyEvaluation, 'needs'>): readonly string[] {
  return needs.map(({ code, kind, detail }) => `${kind}: ${code}${detail === null ? '' : ` (${detail})`}`)
}
