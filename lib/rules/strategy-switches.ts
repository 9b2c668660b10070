import type { CountedTrial } from './counted-trial'
import type { PreparedCase } from './prepare-case'
import { stagingClassOf } from './staging/adequate-failures'
import { type StrategySummary, summarize, toItem } from './strategy-item'
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
  context: PreparedCase,
): StrategySummary {
  const alone = antidepressants
    .filter(({ judged }) => judged.prepared.trial.role === undefined || judged.prepared.trial.role === 'monotherapy')
    .map((trial) => toItem(trial, 'met', trial.judged.adequacy))
  const pairs = alone.flatMap((a, index) =>
    alone
      .slice(index + 1)
      .filter((b) => a.trial.key !== b.trial.key)
      .map((b) => {
        const same = isSameClass(a.trial, b.trial)
        const together = context.startedTogether.filter(
          (pair) => (pair.a === a.id && pair.b === b.id) || (pair.a === b.id && pair.b === a.id),
        )
        const apart = not(anyOf(together.map(({ isTogether }) => isTogether)))
        const isOne = allOf([a.tried, b.tried, isWithin ? same : not(same), apart])
        const isCurrent = allOf([a.isCurrent, b.isCurrent])
        return {
          ids: [a.id, b.id],
          isOne,
          isCurrent,
          adequacy: allOf([a.adequacy ?? 'unknown', b.adequacy ?? 'unknown']),
        }
      }),
  )
  const shown = pairs.filter(({ isOne }) => isOne !== 'notMet')
  const { items } = summarize(alone.filter(({ id }) => shown.some(({ ids }) => ids.includes(id))))
  return {
    tried: anyOf(shown.map(({ isOne, isCurrent }) => allOf([isOne, isCurrent]))),
    adequately: anyOf(shown.map(({ isOne, isCurrent, adequacy }) => allOf([isOne, isCurrent, adequacy]))),
    isAsked: true,
    items,
  }
}
