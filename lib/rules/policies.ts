import { COMMERCIAL_TMS } from './policies/commercial-tms'
import { ESKETAMINE } from './policies/esketamine'
import { MEDICARE_TMS } from './policies/medicare-tms'
import { STIMULATION } from './policies/stimulation'
import type { Policy, PolicyId, TrialsPathway } from './policy-types'

/** Every policy: payers, regulators and societies, as of a date. */
export const POLICIES = {
  ...MEDICARE_TMS,
  ...COMMERCIAL_TMS,
  ...ESKETAMINE,
  ...STIMULATION,
} as const satisfies Readonly<Record<PolicyId, Policy>>

/** Every policy, in the order in which they are shown. */
export function listPolicies(): readonly Policy[] {
  return Object.values(POLICIES)
}

/** The policy of an id that may be anything, or `null`. */
export function getPolicy(id: string): Policy | null {
  return listPolicies().find((policy) => policy.id === id) ?? null
}

/** The pathways of a policy that ask for a number of failed trials. */
export function listFailurePathways(policy: Policy): readonly TrialsPathway[] {
  return policy.pathways.flatMap((pathway) => (pathway.kind === 'failedTrials' ? [pathway] : []))
}

/** Whether the number of failed trials that the policy asks for could be read. */
export function hasReadableCount(policy: Policy): boolean {
  return listFailurePathways(policy).some((pathway) => pathway.required !== null)
}

/** Why a policy stays hidden until it is asked for; `null`: it is shown. */
export function whyHidden(policy: Policy): 'notVerified' | 'noReadableCount' | null {
  const isUnverified = policy.confidence === 'unverified' || policy.evidence === 'recalled'
  if (isUnverified) return 'notVerified'
  return hasReadableCount(policy) ? null : 'noReadableCount'
}
