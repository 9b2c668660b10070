import type { PreparedTrial } from './prepare-trial'
import type { Verdict } from './verdict'

const VERDICTS = { depression: 'met', other: 'notMet', unknown: 'unknown' } as const satisfies Record<
  PreparedTrial['indication'],
  Verdict
>

/** Whether a trial was one for depression. */
export function isForDepression({ indication }: PreparedTrial): Verdict {
  return VERDICTS[indication]
}

/** The drug of a trial as it is shown: its name, or what was written. */
export function nameDrug({ agent, trial }: PreparedTrial): string {
  return agent?.name ?? trial.drug ?? 'a drug not known'
}
