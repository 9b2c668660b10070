import type { CountedTrial } from './counted-trial'
import type { PreparedCase } from './prepare-case'
import { stagingClassOf } from './staging/adequate-failures'
import { type StrategySummary, summarize, type TrialItem, toItem } from './strategy-item'
import { allOf, anyOf, not, type Verdict } from './verdict'

function isSameClass(a: CountedTrial, b: CountedTrial): Verdict {
  const [first, second] = [stagingClassOf(a), stagingClassOf(b)]
  if (first === null || second === null) return 'unknown'
  return first === second ? 'met' : 'notMet'
}

/** Two different antidepressants, each on its own: of one class, or of two. */
export function summarizeSwitches(
  antidepressants: readonly CountedTrial[],
  isWithin: boolean,
  { startedTogether }: PreparedCase,
): StrategySummary {
  const togetherOf = new Map(startedTogether.map(({ a, b, isTogether }) => [JSON.stringify([a, b]), isTogether]))
  const together = ({ id: a }: TrialItem, { id: b }: TrialItem) =>
    anyOf([JSON.stringify([a, b]), JSON.stringify([b, a])].map((ids) => togetherOf.get(ids) ?? 'notMet'))
  const alone = antidepressants
    .filter(({ judged }) => judged.prepared.trial.role === undefined || judged.prepared.trial.role === 'monotherapy')
    .map((trial) => toItem(trial, 'met', trial.judged.adequacy))
  const pairs = alone.flatMap((a) =>
    alone
      .filter((b) => a.trial.key < b.trial.key)
      .map((b) => {
        const same = isSameClass(a.trial, b.trial)
        const isOne = allOf([a.tried, b.tried, isWithin ? same : not(same), not(together(a, b))])
        const tried = allOf([isOne, a.isCurrent, b.isCurrent])
        return {
          of: [a, b],
          isOne,
          tried,
          adequately: allOf([tried, a.trial.judged.adequacy, b.trial.judged.adequacy]),
        }
      }),
  )
  const shown = pairs.filter(({ isOne }) => isOne !== 'notMet')
  const members = new Set(shown.flatMap((pair) => pair.of))
  return {
    ...summarize(alone.filter((item) => members.has(item))),
    tried: anyOf(shown.map(({ tried }) => tried)),
    adequately: anyOf(shown.map(({ adequately }) => adequately)),
  }
}
