import type { DefinitionEvaluation, Evaluation, Finding, TrialEvaluation } from '@/lib/rules/evaluation'

function orderFinding({ criterion, verdict, observed, threshold, unit, source, evidence, ...more }: Finding) {
  return { criterion, verdict, observed, threshold, unit, source, evidence, ...more }
}

function orderTrial({ id, adequacy, failed, counts, findings, reasons, ...more }: TrialEvaluation) {
  return { id, adequacy, failed, counts, findings: findings.map(orderFinding), reasons, ...more }
}

function orderDefinition(definition: DefinitionEvaluation) {
  const { id, verdict, provisional, countMin, countMax, required, apparentFailures, trials, ...more } = definition
  return {
    id,
    verdict,
    provisional,
    countMin,
    countMax,
    required,
    apparentFailures,
    trials: trials.map(orderTrial),
    ...more,
  }
}

/** An evaluation as one line of JSON, its fields in the order of `docs/case-file.md`. */
export function toEvaluationJson(evaluation: Evaluation): string {
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
    definitions: definitions.map(orderDefinition),
    beside,
    dateAlarms,
    ...more,
  })
}
