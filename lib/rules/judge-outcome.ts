import { type DayRange, type PartialDate, toDayRange } from '@/lib/domain/calendar-date'
import { cite } from './cite'
import { courseSpan } from './course'
import { certainDaysAtDoseBy } from './days-at-dose'
import type { Definition } from './definitions'
import type { Finding } from './evaluation'
import { type Improvement, isFailure, toImprovementQuantity } from './improvement'
import type { DoseJudgement } from './judge-dose'
import { combineOutcome, isOutcomeConflict, MAX_DAYS_AFTER_STOP, type OutcomeSource } from './outcome'
import type { PreparedTrial } from './prepare-trial'
import type { Verdict } from './verdict'

/** The outcome of one trial under one definition. `failed`: met when it failed to improve. */
export type OutcomeJudgement = {
  readonly failed: Verdict
  readonly improvement: Improvement
  readonly basis: string | null
  readonly isConflict: boolean
}

/** The day range on which another agent was first added to a trial; `null` when none was, or nobody knows when. */
export type Addition = DayRange | null

/** Whether by a day the trial had certainly had the days that the definition requires. */
function hasHadItsDays(trial: PreparedTrial, dose: DoseJudgement, day: number): boolean {
  if (dose.enough !== null && dose.duration !== 'notMet')
    return certainDaysAtDoseBy(dose.course, dose.enough, trial.bridgeDays, day) >= dose.requiredDays
  const { start } = courseSpan(trial.course)
  return trial.course.network !== null && day - start.max + 1 >= dose.requiredDays
}

function isUsable(
  source: OutcomeSource,
  trial: PreparedTrial,
  dose: DoseJudgement,
  addition: Addition,
  today: number,
): boolean {
  const { on } = source
  if (on === null || !trial.hasDates) return true
  const { end } = courseSpan(trial.course)
  if (on.first > today || trial.course.network === null) return false
  const isLate = Number.isFinite(end.min) && on.last > end.min + MAX_DAYS_AFTER_STOP
  const isAfterAddition = addition !== null && on.last > addition.first
  return !isLate && !isAfterAddition && hasHadItsDays(trial, dose, on.first)
}

/** Judges the outcome from the highest-ranked usable source; when another agent was added, as of that day. */
export function judgeOutcome(
  trial: PreparedTrial,
  dose: DoseJudgement,
  definition: Definition,
  addition: Addition,
  today: number,
): OutcomeJudgement {
  const addedTooEarly = addition !== null && trial.hasDates && !hasHadItsDays(trial, dose, addition.first)
  const usable = addedTooEarly
    ? []
    : trial.outcome.sources.filter((source) => isUsable(source, trial, dose, addition, today))
  const combined = combineOutcome(usable)
  const threshold = { percent: definition.failedBelow.value, inclusive: definition.failedBelow.inclusive }
  return {
    failed: isFailure(combined.improvement, threshold),
    improvement: combined.improvement,
    basis: combined.basis ?? whyUnusable(trial, addedTooEarly),
    isConflict: isOutcomeConflict(combined, threshold),
  }
}

function whyUnusable(trial: PreparedTrial, addedTooEarly: boolean): string | null {
  if (addedTooEarly) return 'another agent was added before the days were reached'
  return trial.outcome.sources.length > 0 ? 'the recorded score is outside the days that decide' : null
}

/** The day on which the first agent was added to a trial, as far as recorded; one started with it is not added. */
export function readAddition(starts: readonly (PartialDate | null | undefined)[], trial: PreparedTrial): Addition {
  const begun = courseSpan(trial.course).start.min
  const known = starts
    .filter((start) => start !== null && start !== undefined)
    .map((start) => toDayRange(start))
    .filter((start) => start.last > begun)
  if (known.length === 0) return null
  return { first: Math.min(...known.map((day) => day.first)), last: Math.min(...known.map((day) => day.last)) }
}

/** The finding on the outcome: met means failed to improve. */
export function outcomeFinding(judged: OutcomeJudgement, definition: Definition, lost: Verdict): Finding {
  const { failedBelow } = definition
  return {
    criterion: 'outcome',
    verdict: lost === 'met' ? 'notMet' : judged.failed,
    observed: toImprovementQuantity(judged.improvement),
    threshold: failedBelow.value,
    unit: '%',
    source: cite(failedBelow),
    evidence: failedBelow.evidence,
    basis: lost === 'met' ? 'response, then lost on the same drug' : judged.basis,
  }
}
