import type { CountedTrial } from './counted-trial'
import { stagingClassOf } from './staging/adequate-failures'
import { isAdded, type Together } from './strategy-additions'
import { type StrategySummary, summarize, type TrialItem, toItem } from './strategy-item'
import { allOf, anyOf, not, type Verdict } from './verdict'

/** Trials that are alike in all that decides a change of drug, with the first of them to stand for all. */
type Alike = { readonly one: TrialItem; readonly items: TrialItem[] }

function groupAlike(alone: readonly TrialItem[]): readonly Alike[] {
  const groups = new Map<string, Alike>()
  for (const item of alone) {
    const key = [item.tried, item.isCurrent, item.trial.judged.adequacy, stagingClassOf(item.trial)].join()
    const group = groups.get(key) ?? { one: item, items: [] }
    group.items.push(item)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function isSameClass(a: CountedTrial, b: CountedTrial): Verdict {
  const [first, second] = [stagingClassOf(a), stagingClassOf(b)]
  if (first === null || second === null) return 'unknown'
  return first === second ? 'met' : 'notMet'
}

/** Two different antidepressants, each on its own: of one class, and of two. Trials that are alike are judged as one. */
export function summarizeSwitches(
  antidepressants: readonly CountedTrial[],
  together: Together,
): { readonly sameClass: StrategySummary; readonly otherClass: StrategySummary } {
  const alone = antidepressants
    .filter(({ judged }) => !isAdded(judged.prepared))
    .map((trial) => toItem(trial, 'met', trial.judged.adequacy))
  const groups = groupAlike(alone)
  // Only what certainly started together is a pair where no role is recorded.
  const isChange = (a: TrialItem, b: TrialItem) =>
    a.trial.key !== b.trial.key && together.get(a.id)?.has(b.id) !== true && together.get(b.id)?.has(a.id) !== true

  function summarizeWhere(isOne: (a: CountedTrial, b: CountedTrial) => Verdict): StrategySummary {
    const shown = groups.flatMap((from) =>
      groups.flatMap((to) => {
        const pair = [from.one, to.one]
        const changed = allOf([isOne(from.one.trial, to.one.trial), ...pair.map(({ tried }) => tried)])
        const items = from.items.filter((a) => changed !== 'notMet' && to.items.some((b) => isChange(a, b)))
        const tried = allOf([changed, ...pair.map(({ isCurrent }) => isCurrent)])
        const adequately = allOf([tried, ...pair.map(({ trial }) => trial.judged.adequacy)])
        return items.map((item) => ({ item, tried, adequately }))
      }),
    )
    const members = new Set(shown.map(({ item }) => item))
    return {
      ...summarize(alone.filter((item) => members.has(item))),
      tried: anyOf(shown.map(({ tried }) => tried)),
      adequately: anyOf(shown.map(({ adequately }) => adequately)),
    }
  }

  return {
    sameClass: summarizeWhere(isSameClass),
    otherClass: summarizeWhere((a, b) => not(isSameClass(a, b))),
  }
}
