import type { JudgedTrial } from './assess-trial'
import type { Countable } from './counting'
import type { Verdict } from './verdict'

/** One trial under one definition, with what the rest of the case makes of it. */
export type CountedTrial = {
  readonly judged: JudgedTrial
  /** Whether it would count in its own episode, were it the only trial of its drug. */
  readonly eligible: Verdict
  /** Whether it counts in the current episode. */
  readonly counts: Verdict
  readonly isSameDrug: boolean
  /** The key under which it is counted; an augmentation never shares one with an antidepressant. */
  readonly key: string
}

/** The trials as counting sees them, by any reading of what counts. */
export function toCountables(trials: readonly CountedTrial[], counts: (trial: CountedTrial) => Verdict): Countable[] {
  return trials.map((trial) => ({ id: trial.judged.prepared.trial.id, key: trial.key, counts: counts(trial) }))
}
