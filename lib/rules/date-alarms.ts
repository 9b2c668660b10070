import { courseSpan } from './course'
import { isMaoi, isSerotonergic, WASHOUT_DAYS } from './interacting-drugs'
import type { PreparedCase } from './prepare-case'
import type { PreparedTrial } from './prepare-trial'
import { spansOverlap } from './spans'

function name(trial: PreparedTrial): string {
  return trial.agent?.name ?? trial.trial.drug ?? 'a drug'
}

/** Days from the stop of one trial to the start of the other, as few as possible; `null` without dates. */
function daysBetween(first: PreparedTrial, second: PreparedTrial): number | null {
  const [a, b] = [courseSpan(first.course), courseSpan(second.course)]
  const isDated = first.hasDates && second.hasDates && Number.isFinite(a.end.min) && Number.isFinite(b.start.min)
  return isDated ? b.start.min - a.end.max : null
}

function isTooClose(first: PreparedTrial, second: PreparedTrial): boolean {
  const days = daysBetween(first, second)
  if (days === null) return false
  const washout = first.agent?.countsAs === 'fluoxetine' ? WASHOUT_DAYS.fluoxetine.value : WASHOUT_DAYS.ordinary.value
  return days > 0 ? days <= washout : spansOverlap(courseSpan(first.course), courseSpan(second.course)) !== 'notMet'
}

/** An MAOI within 14 days of a serotonergic antidepressant, 5 weeks after fluoxetine: an alarm, not a verdict. */
export function listDateAlarms(context: PreparedCase): readonly string[] {
  return context.trials.flatMap((maoi) => {
    if (maoi.agent === null || !isMaoi(maoi.agent.id)) return []
    return context.trials.flatMap((other) => {
      if (other === maoi || other.agent === null || !isSerotonergic(other.agent.id)) return []
      if (!isTooClose(maoi, other) && !isTooClose(other, maoi)) return []
      return [`${name(maoi)} and ${name(other)} lie closer than a washout, or overlap: check these dates.`]
    })
  })
}
