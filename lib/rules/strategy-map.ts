import type { AgentId } from './antidepressants'
import { baseAdequacyOf } from './base-adequacy'
import type { CountedTrial } from './counted-trial'
import { isAntipsychotic } from './interacting-drugs'
import { listTreatments } from './other-treatments'
import type { PreparedCase } from './prepare-case'
import { type ResolvedDrug, resolveDrug } from './resolve-drug'
import { wasRaised } from './staging/adequate-failures'
import { type StrategySummary, summarize, summarizeUnjudged, type TrialItem, toItem } from './strategy-item'
import { summarizeSwitches } from './strategy-switches'
import { allOf, anyOf } from './verdict'

export const STRATEGY_FAMILIES = [
  'optimization',
  'sameClass',
  'otherClass',
  'combination',
  'antipsychotic',
  'lithium',
  'thyroid',
  'otherAugmentation',
  'psychotherapy',
  'rtms',
  'esketamineOrKetamine',
  'ect',
  'vns',
] as const
export type StrategyFamily = (typeof STRATEGY_FAMILIES)[number]

/** What the record holds of one family in this episode. It says nothing of what to do. */
export type StrategyEntry = StrategySummary & {
  readonly family: StrategyFamily
  /** Recorded as not tried, with the reason. */
  readonly notTried: readonly { readonly what: string; readonly reason: string | null }[]
}

function listOptimizations(antidepressants: readonly CountedTrial[], context: PreparedCase): TrialItem[] {
  return antidepressants.map((trial) => {
    const raised = wasRaised(trial, context)
    return toItem(trial, raised, allOf([raised, trial.judged.adequacy]))
  })
}

/** Added to another antidepressant, or started together with one. */
function listCombinations(all: readonly CountedTrial[], context: PreparedCase): TrialItem[] {
  const judged = all.map((trial) => trial.judged)
  return all.flatMap((trial) => {
    const { prepared, adequacy } = trial.judged
    if (prepared.kind !== 'antidepressant') return []
    const { id, role, addedTo = [] } = prepared.trial
    const pairs = context.startedTogether.filter(({ b }) => b === id)
    const isRecorded = role === 'combination' || role === 'augmentation'
    const isOne = isRecorded ? 'met' : anyOf(pairs.map(({ isTogether }) => isTogether))
    if (isOne === 'notMet') return []
    const bases = judged.filter((other) => pairs.some(({ a }) => a === other.prepared.trial.id))
    const base =
      addedTo.length === 0 && bases.length > 0
        ? anyOf(bases.map((other) => other.adequacy))
        : baseAdequacyOf(trial.judged, judged, context)
    return [toItem(trial, isOne, allOf([adequacy, base]))]
  })
}

type Augmentation = 'antipsychotic' | 'lithium' | 'thyroid' | 'otherAugmentation'

/** The kind of an augmentation; `null` when the drug is not resolved. */
function kindOf(drug: ResolvedDrug): Augmentation | null {
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

function listAugmentations(all: readonly CountedTrial[], kind: Augmentation, context: PreparedCase): TrialItem[] {
  const judged = all.map((trial) => trial.judged)
  return all.flatMap((trial) => {
    const { prepared, adequacy } = trial.judged
    if (prepared.agent?.role === 'antidepressantAndAugmentation')
      return kind === 'antipsychotic' ? [toItem(trial, 'met', adequacy)] : []
    if (prepared.kind !== 'augmentation') return []
    const own = kindOf(prepared.drug)
    if (own !== null && own !== kind) return []
    const isOne = own === null ? 'unknown' : 'met'
    return [toItem(trial, isOne, allOf([adequacy, baseAdequacyOf(trial.judged, judged, context)]))]
  })
}

const KETAMINES: readonly AgentId[] = ['esketamine', 'ketamine_iv']

/** Esketamine and ketamine; how much of them is adequate could not be verified. */
function listKetamines(all: readonly CountedTrial[]): TrialItem[] {
  return all
    .filter(({ judged: { prepared } }) => prepared.agent !== null && KETAMINES.includes(prepared.agent.id))
    .map((trial) => toItem(trial, 'met', null))
}

function summarizeTreatments(context: PreparedCase, kind: 'psychotherapy' | 'rtms' | 'ect' | 'vns'): StrategySummary {
  const treatments = listTreatments(context, kind)
  if (treatments === null) return { tried: 'unknown', adequately: null, isAsked: false, items: [] }
  return summarizeUnjudged(
    treatments.map(({ treatment, isCurrent }) => ({
      id: treatment.id,
      what: treatment.type?.trim() || treatment.laterality?.trim() || 'a course',
      tried: 'met',
      adequacy: null,
      isCurrent,
      isInProgress: treatment.ongoing === true,
    })),
  )
}

/** Treatments that are no drugs, by their whole name. */
const TREATMENT_NAMES: ReadonlyMap<string, StrategyFamily> = new Map([
  ['psychotherapy', 'psychotherapy'],
  ['cbt', 'psychotherapy'],
  ['cognitive behavioral therapy', 'psychotherapy'],
  ['cognitive behavioural therapy', 'psychotherapy'],
  ['rtms', 'rtms'],
  ['tms', 'rtms'],
  ['transcranial magnetic stimulation', 'rtms'],
  ['ect', 'ect'],
  ['electroconvulsive therapy', 'ect'],
  ['vns', 'vns'],
  ['vagus nerve stimulation', 'vns'],
])

/** The family of something recorded as not tried; `null` for an antidepressant, which belongs to none alone. */
function familyOf(text: string): StrategyFamily | null {
  const treatment = TREATMENT_NAMES.get(text.trim().toLowerCase())
  if (treatment !== undefined) return treatment
  const drug = resolveDrug(text)
  if (drug.kind !== 'agent') return null
  if (KETAMINES.includes(drug.agent.id)) return 'esketamineOrKetamine'
  return drug.agent.role === 'augmentation' || isAntipsychotic(drug.agent.id) ? kindOf(drug) : null
}

/**
 * What the record holds of each family of strategies in this episode: tried, adequately or not, or none recorded.
 * `trials` are those of the default definition. It describes the record and recommends nothing.
 */
export function mapStrategies(context: PreparedCase, trials: readonly CountedTrial[]): readonly StrategyEntry[] {
  const antidepressants = trials.filter(({ judged }) => judged.prepared.kind === 'antidepressant')
  const found = {
    optimization: summarize(listOptimizations(antidepressants, context)),
    sameClass: summarizeSwitches(antidepressants, true, context),
    otherClass: summarizeSwitches(antidepressants, false, context),
    combination: summarize(listCombinations(trials, context)),
    antipsychotic: summarize(listAugmentations(trials, 'antipsychotic', context)),
    lithium: summarize(listAugmentations(trials, 'lithium', context)),
    thyroid: summarize(listAugmentations(trials, 'thyroid', context)),
    otherAugmentation: summarize(listAugmentations(trials, 'otherAugmentation', context)),
    psychotherapy: summarizeTreatments(context, 'psychotherapy'),
    rtms: summarizeTreatments(context, 'rtms'),
    esketamineOrKetamine: summarizeUnjudged(listKetamines(trials)),
    ect: summarizeTreatments(context, 'ect'),
    vns: summarizeTreatments(context, 'vns'),
  } satisfies Record<StrategyFamily, StrategySummary>
  const declined = (context.file.case.notTried ?? []).map(({ drug, reason, note }) => ({
    family: familyOf(drug),
    what: drug,
    reason: [reason, note].filter(Boolean).join(', ') || null,
  }))
  return STRATEGY_FAMILIES.map((family) => ({
    family,
    ...found[family],
    notTried: declined.filter((one) => one.family === family).map(({ what, reason }) => ({ what, reason })),
  }))
}
