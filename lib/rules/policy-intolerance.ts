import type { StopReason } from '@/lib/domain/case-file'
import type { JudgedTrial } from './assess-trial'
import { allOf, anyOf, not, type Verdict } from './verdict'

/** Whether a trial was stopped for one of some reasons; without a reason on record nobody knows. */
function stoppedFor({ prepared }: JudgedTrial, reasons: readonly StopReason[]): Verdict {
  const { stopReasons, trial } = prepared
  if (stopReasons.some((reason) => reasons.includes(reason))) return 'met'
  if (trial.ongoing === true && trial.stop == null) return 'notMet'
  return stopReasons.length === 0 || stopReasons.includes('unknown') ? 'unknown' : 'notMet'
}

function stoppedForSideEffects(judged: JudgedTrial): Verdict {
  return stoppedFor(judged, ['sideEffects', 'seriousReaction'])
}

/** Whether side effects kept the dose from being raised. */
function keptLow({ prepared }: JudgedTrial): Verdict {
  const { maximumTolerated, sideEffects = [] } = prepared.trial
  if (maximumTolerated === 'yes' || sideEffects.some((effect) => effect.doseLimiting === true)) return 'met'
  if (maximumTolerated === 'no') return 'notMet'
  // Where nothing is recorded of side effects, the reason for stopping tells of them or leaves them open.
  return maximumTolerated === 'unknown' || sideEffects.some((effect) => effect.doseLimiting == null)
    ? 'unknown'
    : 'notMet'
}

/** Not tolerated, as policies count it: stopped for side effects, or kept below the minimum by them. */
export function judgeIntolerance(judged: JudgedTrial): Verdict {
  return anyOf([stoppedForSideEffects(judged), allOf([keptLow(judged), not(judged.dose.dose)])])
}

/** Not tolerated, and the dose was never enough. */
export function judgeBelowDoseIntolerance(judged: JudgedTrial): Verdict {
  return allOf([judgeIntolerance(judged), not(judged.dose.dose)])
}

/** The dose was limited by side effects, whatever dose it was. */
export function judgeDoseLimited(judged: JudgedTrial): Verdict {
  return anyOf([stoppedForSideEffects(judged), keptLow(judged)])
}

/** A drug that was stopped because it was contraindicated. */
export function isContraindicated(judged: JudgedTrial): Verdict {
  return stoppedFor(judged, ['contraindication'])
}
