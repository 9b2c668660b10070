import type { StrategyItem } from '@/lib/rules/strategy-item'
import type { StrategyEntry, StrategyFamily } from '@/lib/rules/strategy-map'
import type { Verdict } from '@/lib/rules/verdict'

export const STRATEGY_LABELS = {
  optimization: 'Dose raised above the minimum',
  sameClass: 'Two antidepressants of one class, each on its own',
  otherClass: 'Antidepressants of two classes, each on its own',
  combination: 'Two antidepressants together',
  antipsychotic: 'Antipsychotic added',
  lithium: 'Lithium added',
  thyroid: 'Thyroid hormone added',
  otherAugmentation: 'Another drug added',
  otherAlone: 'Another drug on its own',
  psychotherapy: 'Psychotherapy',
  rtms: 'rTMS',
  esketamineOrKetamine: 'Esketamine or ketamine',
  ect: 'ECT',
  vns: 'Vagus nerve stimulation',
} as const satisfies Record<StrategyFamily, string>

/** What stands above the map. */
export const STRATEGY_NOTE =
  'What the record holds of this episode, adequate or not under “Six weeks”. It describes the record and nothing else.'

/** One family as it is shown. */
export type ShownStrategy = {
  readonly family: StrategyFamily
  readonly label: string
  readonly state: string
  /** As a mark: adequately tried, or not, or unknown; `null` where nothing is recorded or adequacy is not judged. */
  readonly mark: Verdict | null
  readonly records: readonly string[]
}

const NOT_JUDGED = 'recorded; adequacy is not judged: no verified criterion'
const ADEQUATELY = {
  met: 'recorded, adequate',
  notMet: 'recorded, not adequate',
  unknown: 'recorded; adequate or not is not known',
} as const satisfies Record<Verdict, string>

/** What is recorded of one family in this episode, in words. */
export function describeStrategy({ tried, adequately, isAsked }: StrategyEntry): string {
  if (!isAsked) return 'not asked'
  if (tried === 'notMet') return 'none recorded in this episode'
  if (tried === 'unknown') return 'not certain'
  return adequately === null ? NOT_JUDGED : ADEQUATELY[adequately]
}

const ADEQUACY_WORDS = { met: 'adequate', notMet: 'not adequate', unknown: 'adequate or not is not known' } as const
const EPISODE_WORDS = { met: null, notMet: 'another episode', unknown: 'episode not known' } as const

function describeItem({ what, tried, adequacy, isCurrent, isInProgress }: StrategyItem): string {
  return [
    what,
    tried === 'unknown' ? 'not certain that it is one' : null,
    isInProgress ? 'in progress' : null,
    adequacy === null || isInProgress ? null : ADEQUACY_WORDS[adequacy],
    EPISODE_WORDS[isCurrent],
  ]
    .filter((part) => part !== null)
    .join(', ')
}

function markOf({ tried, adequately, isAsked }: StrategyEntry): Verdict | null {
  if (!isAsked || tried === 'unknown') return 'unknown'
  return tried === 'notMet' ? null : adequately
}

/** The strategy map as it is shown, every family in its order. */
export function listShownStrategies(entries: readonly StrategyEntry[]): readonly ShownStrategy[] {
  return entries.map((entry) => ({
    family: entry.family,
    label: STRATEGY_LABELS[entry.family],
    state: describeStrategy(entry),
    mark: markOf(entry),
    records: [
      ...entry.items.map(describeItem),
      ...entry.notTried.map(({ what, reason }) =>
        reason === null ? `${what}: recorded as not tried` : `${what}: recorded as not tried, ${reason}`,
      ),
    ],
  }))
}
