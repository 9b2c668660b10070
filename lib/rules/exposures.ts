import type { CaseFile } from '@/lib/domain/case-file'
import { getContributor } from './contributor-codes'
import { courseSpan } from './course'
import { getInteraction } from './interacting-drugs'
import type { PreparedTrial } from './prepare-trial'
import { resolveDrug } from './resolve-drug'
import { otherDrugSpan, recordedSpan, spansOverlap } from './spans'

const LEVEL = 'A level would inform this.'

/**
 * What makes exposure uncertain at an adequate dose, one sentence each: an inducer or strong inhibitor among the other
 * drugs, and what is recorded as present among the contributors, unless its dates lie outside the trial.
 */
export function listExposures(trial: PreparedTrial, file: CaseFile, today: number): readonly string[] {
  const { otherDrugs = [], contributors = [] } = file.case
  if (otherDrugs.length === 0 && contributors.length === 0) return []
  const span = courseSpan(trial.course)
  const drugs = otherDrugs.flatMap((other) => {
    const interaction = getInteraction(resolveDrug(other.drug))
    if (interaction === null || spansOverlap(otherDrugSpan(other, today), span) === 'notMet') return []
    const effect = interaction.effect === 'inducer' ? 'an enzyme inducer' : 'a strong enzyme inhibitor'
    return [`${other.drug} is ${effect} (${interaction.enzymes}). ${LEVEL}`]
  })
  const states = contributors.flatMap((recorded) => {
    const contributor = getContributor(recorded.code)
    const isPresent = recorded.status === 'present' || recorded.status === 'treated'
    if (!contributor?.changesExposure || !isPresent) return []
    if (spansOverlap(recordedSpan(recorded), span) === 'notMet') return []
    return [`${contributor.name}: how much of the drug arrived is uncertain. ${LEVEL}`]
  })
  return [...drugs, ...states]
}
