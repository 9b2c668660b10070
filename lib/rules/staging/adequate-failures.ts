import { getAgent } from '../antidepressants'
import { type CountedTrial, toCountables } from '../counted-trial'
import type { Countable } from '../counting'
import type { Course } from '../course'
import { difference } from '../difference-constraints'
import type { CountRange } from '../evaluation'
import { nameDrug } from '../for-depression'
import type { PreparedCase } from '../prepare-case'
import { allOf, anyOf, type Verdict } from '../verdict'

/** One trial of the current episode that failed, or may have failed, adequately. */
export type FailingTrial = Countable & {
  /** `null` for a drug that is not resolved: it may be of any class. */
  readonly drugClass: string | null
}

/** One drug of the current episode that failed, or may have failed, adequately. */
export type FailedDrug = {
  readonly key: string
  readonly name: string
  readonly failed: Verdict
  /** `null` for a drug that is not resolved: it may be of any class. */
  readonly drugClass: string | null
  /** Whether its dose was raised above the minimum effective dose in a trial that counts. */
  readonly isOptimized: Verdict
  readonly daysAtDose: CountRange
}

/** Decided: products that are not clearly of another class than the drug they contain or resemble. */
export const SAME_CLASS: Readonly<Record<string, string>> = {
  'SSRI + 5-HT1A partial agonist': 'SSRI',
  'NMDA antagonist + NDRI': 'NDRI',
}

/** The class of an antidepressant as staging sees it; `null` when the drug is not resolved. */
export function stagingClassOf(trial: CountedTrial): string | null {
  const { agent } = trial.judged.prepared
  if (agent === null) return null
  const { drugClass } = getAgent(agent.countsAs)
  return SAME_CLASS[drugClass] ?? drugClass
}

/** The highest daily dose that any day of a course may have had; days of which none is recorded may have had any. */
function mostOn({ segments, network }: Course): number {
  const mayLast = (index: number) => network === null || difference(network, index, index + 1).max > 0
  return Math.max(...segments.filter((_, index) => mayLast(index)).map(({ dose }) => dose.max))
}

/** Whether a trial's dose was ever above the minimum; records that may be one course may come to more together. */
export function wasRaised({ judged }: CountedTrial, { courses }: PreparedCase): Verdict {
  const { enough } = judged.dose
  const { highestDose, trial, course } = judged.prepared
  if (enough === null || highestDose === null) return 'unknown'
  if (highestDose.min > enough.max) return 'met'
  const joined = courses.find(({ records }) => records.includes(trial.id))
  const most = joined?.isExact === false ? joined.most.dose : mostOn(course)
  return most <= enough.min ? 'notMet' : 'unknown'
}

/** The trials that failed adequately in this episode, certainly or possibly. */
export function listFailingTrials(trials: readonly CountedTrial[]): readonly FailingTrial[] {
  const failing = trials.filter(({ counts }) => counts !== 'notMet')
  return failing.flatMap((trial) =>
    toCountables([trial], ({ counts }) => counts).map((one) => ({ ...one, drugClass: stagingClassOf(trial) })),
  )
}

/** The drugs that failed adequately in this episode, certainly or possibly; several trials of one drug are one. */
export function listFailedDrugs(trials: readonly CountedTrial[], context: PreparedCase): readonly FailedDrug[] {
  const candidates = trials.filter(({ counts }) => counts !== 'notMet')
  return [...new Set(candidates.map(({ key }) => key))].flatMap((key) => {
    const own = candidates.filter((trial) => trial.key === key)
    const [first] = own
    if (first === undefined) return []
    const days = own.map(({ judged }) => judged.dose.days)
    return {
      key,
      name: nameDrug(first.judged.prepared),
      failed: anyOf(own.map(({ counts }) => counts)),
      drugClass: stagingClassOf(first),
      isOptimized: anyOf(own.map((trial) => allOf([trial.counts, wasRaised(trial, context)]))),
      daysAtDose: { min: Math.max(...days.map(({ min }) => min)), max: Math.max(...days.map(({ max }) => max)) },
    }
  })
}
