import type { CountedTrial } from './counted-trial'
import { isForDepression, nameDrug } from './for-depression'
import { allOf, anyOf, type Verdict } from './verdict'

/** One record of a family. */
export type StrategyItem = {
  /** Id of the trial or treatment. */
  readonly id: string
  readonly what: string
  /** Whether it is one of this family, for depression. */
  readonly tried: Verdict
  /** `null` where no criterion of adequacy could be verified. */
  readonly adequacy: Verdict | null
  readonly isCurrent: Verdict
  readonly isInProgress: boolean
}

/** What the records of a family come to in this episode. */
export type StrategySummary = {
  readonly tried: Verdict
  readonly adequately: Verdict | null
  /** False where the case holds no list in which it would stand. */
  readonly isAsked: boolean
  /** Records of every episode; each says whether it belongs to this one. */
  readonly items: readonly StrategyItem[]
}

/** A trial as a record of a family. */
export type TrialItem = StrategyItem & { readonly trial: CountedTrial }

/** Reads a trial as a record of a family. */
export function toItem(trial: CountedTrial, isOne: Verdict, adequacy: Verdict | null): TrialItem {
  const { prepared, episode, isInProgress } = trial.judged
  return {
    id: prepared.trial.id,
    what: nameDrug(prepared),
    tried: allOf([isOne, isForDepression(prepared)]),
    adequacy,
    isCurrent: episode.isCurrent,
    isInProgress,
    trial,
  }
}

/** Sums the records of a family up; those that are certainly not of it are left out. */
export function summarize(items: readonly StrategyItem[]): StrategySummary {
  const shown = items.filter(({ tried }) => tried !== 'notMet')
  const inEpisode = shown.map((item) => ({ ...item, tried: allOf([item.tried, item.isCurrent]) }))
  return {
    tried: anyOf(inEpisode.map(({ tried }) => tried)),
    adequately: anyOf(inEpisode.map(({ tried, adequacy }) => allOf([tried, adequacy ?? 'unknown']))),
    isAsked: true,
    items: shown.map(({ id, what, tried, adequacy, isCurrent, isInProgress }) => ({
      id,
      what,
      tried,
      adequacy,
      isCurrent,
      isInProgress,
    })),
  }
}

/** The same for a family of which no criterion of adequacy could be verified. */
export function summarizeUnjudged(items: readonly StrategyItem[]): StrategySummary {
  return { ...summarize(items), adequately: null }
}
