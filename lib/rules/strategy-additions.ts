import type { AgentId } from './antidepressants'
import { baseAdequacyOf } from './base-adequacy'
import type { CountedTrial } from './counted-trial'
import type { StartedTogether } from './counting'
import { isForDepression } from './for-depression'
import { isAntipsychotic } from './interacting-drugs'
import type { PreparedCase } from './prepare-case'
import type { PreparedTrial } from './prepare-trial'
import type { ResolvedDrug } from './resolve-drug'
import { type TrialItem, toItem } from './strategy-item'
import { allOf, anyOf, type Verdict } from './verdict'

/** Whether a trial is recorded as added to another, by its role or by naming what it was added to. */
export function isAdded({ trial: { role, addedTo = [] } }: PreparedTrial): boolean {
  return role === undefined ? addedTo.length > 0 : role !== 'monotherapy'
}

/** For each trial what was, or may have been, started together with it: looked up, not searched for. */
export type Together = ReadonlyMap<string, ReadonlyMap<string, Verdict>>

/** The drugs started together, by the id of the one that was added and then by that of its base. */
export function indexTogether(pairs: readonly StartedTogether[]): Together {
  const index = new Map<string, Map<string, Verdict>>()
  for (const { a, b, isTogether } of pairs) index.set(b, (index.get(b) ?? new Map()).set(a, isTogether))
  return index
}

/** Added to another antidepressant, or started together with one. */
export function listCombinations(all: readonly CountedTrial[], context: PreparedCase, together: Together): TrialItem[] {
  const judged = all.map((trial) => trial.judged)
  return all
    .filter((trial) => trial.judged.prepared.kind === 'antidepressant')
    .map((trial) => {
      const { prepared, adequacy } = trial.judged
      const own = together.get(prepared.trial.id)
      const pairs = judged.map((base) => {
        const isOne = allOf([own?.get(base.prepared.trial.id) ?? 'notMet', isForDepression(base.prepared)])
        return { isOne, isAdequate: allOf([isOne, base.adequacy]) }
      })
      const added: Verdict = isAdded(prepared) ? 'met' : 'notMet'
      const isOne = anyOf([added, ...pairs.map((pair) => pair.isOne)])
      const recorded = allOf([added, baseAdequacyOf(trial.judged, judged, context)])
      return toItem(trial, isOne, allOf([adequacy, anyOf([recorded, ...pairs.map((pair) => pair.isAdequate)])]))
    })
}

export type AugmentationFamily = 'antipsychotic' | 'lithium' | 'thyroid' | 'otherAugmentation'

/** The family of a drug that is added; `null` when the drug is not resolved. */
export function augmentationFamilyOf(drug: ResolvedDrug): AugmentationFamily | null {
  switch (drug.kind) {
    case 'unresolved':
      return null
    case 'other':
      if (drug.group === 'antipsychotic') return 'antipsychotic'
      return drug.group === 'thyroidHormone' ? 'thyroid' : 'otherAugmentation'
    case 'agent':
      if (isAntipsychotic(drug.agent.id)) return 'antipsychotic'
      if (drug.agent.id === 'lithium') return 'lithium'
      return drug.agent.id === 'liothyronine' ? 'thyroid' : 'otherAugmentation'
  }
}

/** A drug added to an antidepressant; the olanzapine of olanzapine-fluoxetine is one. */
export function listAugmentations(
  all: readonly CountedTrial[],
  family: AugmentationFamily,
  context: PreparedCase,
): TrialItem[] {
  const judged = all.map((trial) => trial.judged)
  return all.flatMap((trial) => {
    const { prepared, adequacy } = trial.judged
    const own = augmentationFamilyOf(prepared.drug)
    if (own !== null && own !== family) return []
    if (prepared.agent?.role === 'antidepressantAndAugmentation') return [toItem(trial, 'met', adequacy)]
    if (isUnjudged(prepared) && isAdded(prepared)) return [toItem(trial, 'met', null)]
    if (prepared.kind !== 'augmentation') return []
    const isOne = own === null ? 'unknown' : 'met'
    return [toItem(trial, isOne, allOf([adequacy, baseAdequacyOf(trial.judged, judged, context)]))]
  })
}

const KETAMINES: readonly AgentId[] = ['esketamine', 'ketamine_iv']

/** Esketamine or ketamine, which are a family of their own. */
export function isKetamine(drug: ResolvedDrug): boolean {
  return drug.kind === 'agent' && KETAMINES.includes(drug.agent.id)
}

/** Neither an antidepressant nor an augmentation with a minimum: how much of it is adequate could not be verified. */
function isUnjudged({ kind, drug }: PreparedTrial): boolean {
  return (kind === 'countedApart' || kind === 'notAnAntidepressant') && !isKetamine(drug)
}

/** Esketamine and ketamine, alone or added. */
export function listKetamines(all: readonly CountedTrial[]): TrialItem[] {
  return all.filter(({ judged }) => isKetamine(judged.prepared.drug)).map((trial) => toItem(trial, 'met', null))
}

/** Every other drug that was given by itself and has no minimum as an antidepressant. */
export function listOthersAlone(all: readonly CountedTrial[]): TrialItem[] {
  return all
    .filter(({ judged: { prepared } }) => isUnjudged(prepared) && !isAdded(prepared))
    .map((trial) => toItem(trial, 'met', null))
}
