import type { DefinitionEvaluation, Evidence, Finding } from '@/lib/rules/evaluation'
import { EVIDENCE_LABELS, EVIDENCE_SENTENCES } from './labels'

const EVIDENCES = ['read', 'secondary', 'recalled', 'decided'] as const satisfies readonly Evidence[]

/** A source as it stands in the numbered list, with its evidence mark. */
export type SummarySource = {
  readonly number: number
  readonly text: string
  readonly evidence: string
  /** What to know of a number that nobody saw in a source; `null` for the others. */
  readonly caution: string | null
}

/** What the evidence marks mean, one line each. */
export const EVIDENCE_LEGEND: readonly string[] = EVIDENCES.map(
  (evidence) => `[${EVIDENCE_LABELS[evidence]}] ${EVIDENCE_SENTENCES[evidence]}`,
)

type Numbered = { readonly sources: readonly SummarySource[]; readonly noteOf: (finding: Finding) => number | null }

/** Whether a number needs no caution: it was read in its source, or decided here. */
export function isSeen(evidence: Evidence): boolean {
  return evidence === 'read' || evidence === 'decided'
}

function keyOf(finding: Finding): string {
  return `${finding.evidence} ${finding.source}`
}

/** Numbers the sources of all findings in the order in which they are first needed. */
export function numberSources(definition: DefinitionEvaluation): Numbered {
  const numbered = new Map<string, SummarySource>()
  for (const finding of definition.trials.flatMap((trial) => trial.findings)) {
    if (finding.threshold === null || finding.source === '' || numbered.has(keyOf(finding))) continue
    numbered.set(keyOf(finding), {
      number: numbered.size + 1,
      text: finding.source,
      evidence: EVIDENCE_LABELS[finding.evidence],
      caution: finding.evidence === 'recalled' ? EVIDENCE_SENTENCES.recalled : null,
    })
  }
  return { sources: [...numbered.values()], noteOf: (finding) => numbered.get(keyOf(finding))?.number ?? null }
}
