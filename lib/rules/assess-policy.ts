import { hasReadableCount, listFailurePathways, listPolicies, whyHidden } from './policies'
import { type CaseCondition, judgeCaseRule } from './policy-case-rule'
import { allJudged, anyJudged, attested, type Judgement } from './policy-judgement'
import { type JudgedPathway, judgePathway, toResult } from './policy-pathway'
import { createTrialReader, type TrialReader } from './policy-trials'
import type { CaseRule, Pathway, Policy, PolicyEvaluation, PolicyResult, Silence } from './policy-types'
import type { PreparedCase } from './prepare-case'

type ReadPolicy = {
  readonly result: PolicyResult
  readonly judgement: Judgement
  readonly pathways: readonly JudgedPathway[]
  readonly conditions: readonly CaseCondition[]
}

/** A pathway that could not be read leaves the policy open, unless another one is met or may be. */
function resultOf(judgement: Judgement, ofCase: Judgement, pathways: readonly JudgedPathway[]): PolicyResult {
  const isUnread = pathways.some(({ isReadable }) => !isReadable)
  if (judgement.verdict === 'notMet' && ofCase.verdict !== 'notMet' && isUnread) return 'notEvaluable'
  return toResult(judgement)
}

function readPolicy(reader: TrialReader, caseRule: CaseRule, listed: readonly Pathway[]): ReadPolicy {
  const conditions = judgeCaseRule(reader.context, caseRule)
  const pathways = listed.map((pathway) => judgePathway(reader, pathway))
  const ofCase = allJudged(conditions.map((condition) => condition.judgement))
  const readable = pathways.filter(({ isReadable }) => isReadable)
  const judgement = allJudged([ofCase, anyJudged(readable.map((pathway) => pathway.judgement))])
  return { result: resultOf(judgement, ofCase, pathways), judgement, pathways, conditions }
}

/** Where the source can be read two ways, what only the second reading would meet needs a person to look. */
function withSecondReading(reader: TrialReader, policy: Policy, first: ReadPolicy): ReadPolicy {
  const { secondReading } = policy
  if (secondReading === null || first.result !== 'notMet') return first
  const second = readPolicy(reader, secondReading.caseRule, secondReading.pathways)
  const judgement = allJudged([second.judgement, attested('secondReading', null, secondReading.why)])
  return { ...first, judgement, result: toResult(judgement) }
}

function listSilent(policy: Policy, pathways: readonly JudgedPathway[]): readonly Silence[] {
  const ofCase: readonly Silence[] = [
    ...(policy.caseRule.diagnosis === null ? (['diagnosis'] as const) : []),
    ...(policy.caseRule.severity === null ? (['severity'] as const) : []),
  ]
  return [...new Set([...pathways.flatMap(({ evaluation }) => evaluation.silent), ...ofCase])]
}

function assessPolicy(reader: TrialReader, policy: Policy): PolicyEvaluation {
  const own = readPolicy(reader, policy.caseRule, policy.pathways)
  const { judgement, pathways, conditions, ...read } = withSecondReading(reader, policy, own)
  const isUnread = listFailurePathways(policy).length > 0 && !hasReadableCount(policy)
  const result = isUnread ? 'notEvaluable' : read.result
  return {
    id: policy.id,
    result,
    pathways: pathways.map(({ evaluation }) => evaluation),
    conditions: conditions.map(({ code, judgement: { verdict } }) => ({ code, verdict })),
    needs: isUnread ? [] : judgement.needs,
    filled: result === 'metByOurDefinition' ? judgement.filled : [],
    silent: listSilent(policy, pathways),
    isShownByDefault: whyHidden(policy) === null,
  }
}

/**
 * What the recorded trials come to under each policy as published on its date: met under every completion of the record,
 * not met under none. Never a prediction of what a payer decides.
 */
export function assessPolicies(
  context: PreparedCase,
  policies: readonly Policy[] = listPolicies(),
): readonly PolicyEvaluation[] {
  const reader = createTrialReader(context)
  return policies.map((policy) => assessPolicy(reader, policy))
}
