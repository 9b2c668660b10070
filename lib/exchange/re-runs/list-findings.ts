import type { CriterionId, DefinitionId, Evidence } from '@/lib/rules/evaluation'
import type { Verdict } from '@/lib/rules/verdict'
import { describeFinding } from '../describe-finding'
import { CRITERION_LABELS } from '../labels'
import type { ResultChange } from './compare-results'
import { describeFindingMark, describeThreshold } from './describe-change'
import { type KeptFinding, type KeptResult, type KeptTrial, toFindingContext } from './kept-result'

/** What a finding said, in words. */
export type SaidFinding = {
  readonly criterion: CriterionId
  readonly verdict: Verdict
  readonly word: string
  readonly sentence: string
  readonly threshold: string
  readonly source: string
  readonly evidence: Evidence
}

/** A finding then and now, in words. */
export type ChangedFinding = {
  readonly key: string
  readonly drug: string
  readonly head: string
  readonly before: SaidFinding | null
  readonly after: SaidFinding | null
}

/** The trials of a kept result with what each finding said. */
export type SaidTrial = {
  readonly id: string
  readonly drug: string
  readonly counts: Verdict
  readonly findings: readonly (SaidFinding & { readonly head: string })[]
}

/** The findings of a change, in words. */
export function listChangedFindings(change: ResultChange, definition: DefinitionId): readonly ChangedFinding[] {
  return change.trials.flatMap((trial) =>
    trial.findings.map(({ criterion, before, after }) => ({
      key: `${trial.id} ${criterion}`,
      drug: trial.drug,
      head: CRITERION_LABELS[criterion],
      before: before === null ? null : toSaid(before, trial.before, definition),
      after: after === null ? null : toSaid(after, trial.after, definition),
    })),
  )
}

/** Everything that a kept result said of each trial, in words; `null` is a definition that is no longer there. */
export function listSaidTrials(result: KeptResult, definition: DefinitionId | null): readonly SaidTrial[] {
  return result.trials.map((trial) => ({
    ...{ id: trial.id, drug: trial.drug, counts: trial.counts },
    findings: trial.findings.map((finding) => ({
      ...toSaid(finding, trial, definition),
      head: CRITERION_LABELS[finding.criterion],
    })),
  }))
}

function toSaid(finding: KeptFinding, trial: KeptTrial | null, definition: DefinitionId | null): SaidFinding {
  const context = {
    ...(trial === null ? {} : { trial: toFindingContext(trial) }),
    ...(definition === null ? {} : { definition }),
  }
  return {
    ...{ criterion: finding.criterion, verdict: finding.verdict, source: finding.source, evidence: finding.evidence },
    word: describeFindingMark(finding),
    sentence: describeFinding(finding, context),
    threshold: describeThreshold(finding),
  }
}
