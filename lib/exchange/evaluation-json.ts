import type { CaseFile } from '@/lib/domain/case-file'
import type { DefinitionEvaluation, Evaluation, Finding, TrialEvaluation } from '@/lib/rules/evaluation'
import type { PolicyEvaluation } from '@/lib/rules/policy-types'
import { toPolicyJson } from './describe-policy'
import { toQuestions } from './open-questions'

function orderFinding({ criterion, verdict, observed, threshold, unit, source, evidence, ...more }: Finding) {
  return { criterion, verdict, observed, threshold, unit, source, evidence, ...more }
}

function orderTrial({ id, adequacy, failed, counts, findings, reasons, ...more }: TrialEvaluation) {
  return { id, adequacy, failed, counts, findings: findings.map(orderFinding), reasons, ...more }
}

function orderDefinition(definition: DefinitionEvaluation, file: CaseFile) {
  const { id, verdict, provisional, countMin, countMax, required, apparentFailures, trials, toSettle, ...more } =
    definition
  return {
    id,
    verdict,
    provisional,
    countMin,
    countMax,
    required,
    apparentFailures,
    trials: trials.map(orderTrial),
    toSettle: toSettle.map((facts) => toQuestions(facts, definition, file)),
    ...more,
  }
}

/** An evaluation as one line of JSON, its fields in the order of `docs/case-file.md`; policies where they were asked for. */
export function toEvaluationJson(
  evaluation: Evaluation,
  file: CaseFile,
  policies?: readonly PolicyEvaluation[],
): string {
  const { format, label, rulesVersion, assessedOn, assumeAdherence, assumptions, inputHash, ...rest } = evaluation
  const { definitions, beside, dateAlarms, ...more } = rest
  return JSON.stringify({
    format,
    label,
    rulesVersion,
    assessedOn,
    assumeAdherence,
    assumptions,
    inputHash,
    definitions: definitions.map((definition) => orderDefinition(definition, file)),
    ...(policies === undefined ? {} : { policies: policies.map((policy) => toPolicyJson(policy, file)) }),
    beside,
    dateAlarms,
    ...more,
  })
}
