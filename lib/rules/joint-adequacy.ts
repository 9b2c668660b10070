import { MAX_STOP_DAYS, refillAdherenceAt } from './adherence'
import { courseSpan } from './course'
import { daysAtDose } from './days-at-dose'
import { tighten } from './difference-constraints'
import type { DoseJudgement } from './judge-dose'
import type { LevelJudgement } from './plasma-level'
import type { PreparedTrial } from './prepare-trial'

/**
 * Whether any stop day gives both enough days and enough days covered. A later stop gives more days at dose and less
 * cover, so the two may each be possible and never together.
 */
export function isJointlyPossible(
  trial: PreparedTrial,
  dose: DoseJudgement,
  levels: LevelJudgement,
  leastProportion: number,
): boolean {
  const { network } = dose.course
  const { stated, refills } = trial.adherence
  // What a person or a level says of the doses taken hangs on no stop.
  if (stated !== null || levels.adherence !== null || refills === null) return true
  if (dose.duration !== 'unknown' || dose.enough === null || network === null) return true
  const { end } = courseSpan(dose.course)
  if (end.max - end.min > MAX_STOP_DAYS) return true
  const last = dose.course.segments.length
  for (let stop = end.min; stop <= end.max; stop++) {
    const cover = refillAdherenceAt(trial.trial, stop)
    if (cover !== null && cover.max < leastProportion) continue
    const stopped = tighten(network, [{ from: last + 1, to: last, min: stop + 1, max: stop + 1 }])
    if (stopped === null) continue
    const days = daysAtDose({ ...dose.course, network: stopped }, dose.enough, trial.bridgeDays)
    if (days.max >= dose.requiredDays) return true
  }
  return false
}
