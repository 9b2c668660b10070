import { type DayRange, type PartialDate, toDayRange } from '@/lib/domain/calendar-date'
import { bracketTrial } from './bracketing-scores'
import { cite } from './cite'
import { courseSpan } from './course'
import type { Definition } from './definitions'
import type { Finding } from './evaluation'
import { type Improvement, isFailure, toImprovementQuantity } from './improvement'
import type { DoseJudgement } from './judge-dose'
import { combineOutcome, isOutcomeConflict, judgeInTime, type OutcomeSource, withScoresOfCase } from './outcome'
import type { PreparedTrial } from './prepare-trial'
import { hull } from './range'
import type { ScaleScores } from './trial-scores'
import { allOf, atLeast, not, type Verdict } from './verdict'

/** The outcome of one trial under one definition. `failed`: met when it failed to improve. */
export type OutcomeJudgement = {
  readonly failed: Verdict
  readonly improvement: Improvement
  readonly basis: string | null
  readonly isConflict: boolean
  /** Whether scores of the case certainly stand for it. */
  readonly isByScoresOfCase: boolean
  /** Whether scores of the case, rather than a record of the trial, may stand for it. */
  readonly mayBeBracketed: boolean
}

/** The day range on which another agent was first added to a trial; `null` when none was, or nobody knows when. */
export type Addition = DayRange | null

/** Whether by the days of a range a trial had the required days: at dose or, where these are certainly too few, in all. */
function hadItsDays(dose: DoseJudgement, by: DayRange): Verdict {
  const { course, enough, requiredDays } = dose
  if (enough === null || dose.duration === 'notMet') {
    const { start } = courseSpan(course)
    return atLeast(requiredDays, { min: by.first - start.max + 1, max: by.last - start.min + 1 })
  }
  return atLeast(requiredDays, { min: dose.daysBy(by.first).min, max: dose.daysBy(by.last).max })
}

/** An endpoint counts from the day the days are reached until 28 days after the stop, and before another agent is added. */
function judgeUsable(
  source: OutcomeSource,
  trial: PreparedTrial,
  dose: DoseJudgement,
  addition: Addition,
  today: number,
): Verdict {
  const { on } = source
  if (on === null || !trial.hasDates) return source.isUsable
  if (on.first > today) return 'notMet'
  const { end } = courseSpan(trial.course)
  const inTime = judgeInTime(on, end)
  return allOf([source.isUsable, inTime, isBefore(on, addition), hadItsDays(dose, on)])
}

function isBefore(on: DayRange, addition: Addition): Verdict {
  if (addition === null || on.last <= addition.first) return 'met'
  return on.first > addition.last ? 'notMet' : 'unknown'
}

/** What of the case an outcome is judged in. */
export type OutcomeContext = {
  readonly addition: Addition
  /** The scores of the case that may lie around the trial. */
  readonly scores: readonly ScaleScores[]
  readonly today: number
}

/** Judges the outcome from the highest-ranked usable source; when another agent was added, as of that day. */
export function judgeOutcome(
  trial: PreparedTrial,
  dose: DoseJudgement,
  definition: Definition,
  { addition, scores, today }: OutcomeContext,
): OutcomeJudgement {
  const threshold = { percent: definition.failedBelow.value, inclusive: definition.failedBelow.inclusive }
  const addedTooEarly = addition !== null && trial.hasDates && hadItsDays(dose, addition) !== 'met'
  const bracket = addedTooEarly ? null : bracketTrial(scores, (on) => hadItsDays(dose, on), threshold)
  const sources = addedTooEarly
    ? []
    : withScoresOfCase(trial.outcome.sources, bracket).map((source) => ({
        source,
        usable: judgeUsable(source, trial, dose, addition, today),
      }))
  const pick = (accept: (usable: Verdict) => boolean) =>
    combineOutcome(sources.filter(({ usable }) => accept(usable)).map(({ source }) => source))
  const [certain, possible] = [pick((usable) => usable === 'met'), pick((usable) => usable !== 'notMet')]
  const failed = isFailure(certain.improvement, threshold)
  return {
    failed: failed === isFailure(possible.improvement, threshold) ? failed : 'unknown',
    improvement: hull(certain.improvement, possible.improvement),
    basis: certain.basis ?? possible.basis ?? whyUnusable(trial, addedTooEarly),
    isConflict: isOutcomeConflict(possible, threshold),
    isByScoresOfCase: certain.from === 'scores',
    mayBeBracketed: bracket !== null,
  }
}

function whyUnusable(trial: PreparedTrial, addedTooEarly: boolean): string | null {
  if (addedTooEarly) return 'another agent was added before the days were reached'
  return trial.outcome.sources.length > 0 ? 'the recorded score is outside the days that decide' : null
}

/** The day on which the first agent was added to a trial, as far as recorded; one started with it is not added. */
export function readAddition(starts: readonly (PartialDate | null | undefined)[], trial: PreparedTrial): Addition {
  const known = starts
    .filter((start) => start != null)
    .map((start) => toDayRange(start))
    .filter((start) => start.last > courseSpan(trial.course).start.min)
  if (known.length === 0) return null
  return { first: Math.min(...known.map((day) => day.first)), last: Math.min(...known.map((day) => day.last)) }
}

/** The finding on the outcome: met means failed to improve. */
export function outcomeFinding(judged: OutcomeJudgement, definition: Definition, lost: Verdict): Finding {
  const { failedBelow } = definition
  return {
    criterion: 'outcome',
    verdict: allOf([judged.failed, not(lost)]),
    observed: toImprovementQuantity(judged.improvement),
    threshold: failedBelow.value,
    unit: '%',
    source: cite(failedBelow),
    evidence: failedBelow.evidence,
    basis: lost === 'met' ? 'response, then lost on the same drug' : judged.basis,
  }
}
