import { MAX_STOP_DAYS, refillAdherenceAt } from './adherence'
import { courseSpan } from './course'
import { daysAtDose } from './days-at-dose'
import { tighten } from './difference-constraints'
import type { DoseJudgement } from './judge-dose'
import type { PreparedTrial } from './prepare-trial'
import type { Verdict } from './verdict'

/**
 * Whether any stop day gives both enough days and enough days covered. A later stop gives more days at dose and less
 * cover, so the two may each be possible and never together.
 */
export function isJointlyPossible(
  trial: PreparedTrial,
  dose: DoseJudgement,
  adherence: Verdict,
  leastProportion: number,
): boolean {
  const { network } = dose.course
  const isOpen = dose.duration === 'unknown' && adherence === 'unknown' && trial.adherence.stated === null
  if (!isOpen || trial.adherence.refills === null || dose.enough === null || network === null) return true
  const { end } = courseSpan(dose.course)
  if (!Number.isFinite(end.min) || end.max - end.min > MAX_STOP_DAYS) return true
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
