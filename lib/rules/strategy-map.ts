import type { CountedTrial } from './counted-trial'
import { listTreatments } from './other-treatments'
import type { PreparedCase } from './prepare-case'
import { resolveDrug } from './resolve-drug'
import { wasRaised } from './staging/adequate-failures'
import {
  augmentationFamilyOf,
  indexTogether,
  isKetamine,
  listAugmentations,
  listCombinations,
  listKetamines,
  listOthersAlone,
} from './strategy-additions'
import { type StrategySummary, summarize, summarizeUnjudged, type TrialItem, toItem } from './strategy-item'
import { summarizeSwitches } from './strategy-switches'
import { allOf } from './verdict'

export const STRATEGY_FAMILIES = [
  'optimization',
  'sameClass',
  'otherClass',
  'combination',
  'antipsychotic',
  'lithium',
  'thyroid',
  'otherAugmentation',
  'otherAlone',
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
  if (isKetamine(drug)) return 'esketamineOrKetamine'
  switch (drug.kind) {
    case 'unresolved':
      return null
    case 'agent':
      if (drug.agent.role === 'countedApart') return 'otherAlone'
      return drug.agent.role === 'antidepressant' ? null : augmentationFamilyOf(drug)
    case 'other':
      if (drug.use?.given === 'mayCount') return null
      return drug.use?.given === 'alone' || drug.use?.given === 'apart' ? 'otherAlone' : augmentationFamilyOf(drug)
  }
}

/**
 * What the record holds of each family of strategies in this episode: tried, adequately or not, or none recorded.
 * `trials` are those of the default definition. It describes the record and recommends nothing.
 */
export function mapStrategies(context: PreparedCase, trials: readonly CountedTrial[]): readonly StrategyEntry[] {
  const antidepressants = trials.filter(({ judged }) => judged.prepared.kind === 'antidepressant')
  const together = indexTogether(context.startedTogether)
  const found = {
    optimization: summarize(listOptimizations(antidepressants, context)),
    ...summarizeSwitches(antidepressants, together),
    combination: summarize(listCombinations(trials, context, together)),
    antipsychotic: summarize(listAugmentations(trials, 'antipsychotic', context)),
    lithium: summarize(listAugmentations(trials, 'lithium', context)),
    thyroid: summarize(listAugmentations(trials, 'thyroid', context)),
    otherAugmentation: summarize(listAugmentations(trials, 'otherAugmentation', context)),
    otherAlone: summarizeUnjudged(listOthersAlone(trials)),
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
