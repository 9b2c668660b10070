import { cite } from '@/lib/rules/cite'
import { DEFINITIONS, type Parameter } from '@/lib/rules/definitions'
import type { DefinitionId, Evidence } from '@/lib/rules/evaluation'
import type { ReferenceId } from '@/lib/rules/references'
import { describeCount, describeNumber } from './describe-number'
import { EVIDENCE_LABELS } from './labels'

/** One parameter of a definition in words, with where it comes from. */
export type DefinitionParameter = {
  readonly what: string
  readonly source: string
  /** The publication in the bibliography. */
  readonly reference: ReferenceId
  readonly evidence: string
  readonly evidenceMark: Evidence
}

const DOSE_TABLE_WORDS = {
  default: 'Minimum doses: the table of this program',
  lowestAccepted: 'Minimum doses: the lowest that an accepted source gives',
  mghAtrq: 'Minimum doses: MGH-ATRQ; where it has no row, the table of this program',
} as const

function toParameter(what: string, parameter: Parameter<unknown>): DefinitionParameter {
  return {
    what,
    source: cite(parameter),
    reference: parameter.source,
    evidence: EVIDENCE_LABELS[parameter.evidence],
    evidenceMark: parameter.evidence,
  }
}

/** What a definition asks, one parameter a line, each with source and evidence mark. */
export function listDefinitionParameters(id: DefinitionId): readonly DefinitionParameter[] {
  const definition = DEFINITIONS[id]
  const { days, adherence, failedBelow, augmentationCounts, augmentationDays, required } = definition
  const failed = failedBelow.inclusive ? 'at most' : 'below'
  return [
    toParameter(DOSE_TABLE_WORDS[definition.doseTable.value], definition.doseTable),
    toParameter(`${days.value} days at or above that dose`, days),
    toParameter(`${describeNumber(adherence.value * 100)} % of doses taken or more`, adherence),
    toParameter(`Failed: improvement ${failed} ${failedBelow.value} %`, failedBelow),
    toParameter(
      augmentationCounts.value ? 'An adequate failed augmentation counts' : 'Augmentations do not count',
      augmentationCounts,
    ),
    ...(augmentationCounts.value
      ? [toParameter(`${augmentationDays.value} days for an augmentation`, augmentationDays)]
      : []),
    toParameter(
      `${describeCount(required.value)} different drugs, in the current episode`.replace(/^./, (c) => c.toUpperCase()),
      required,
    ),
  ]
}
