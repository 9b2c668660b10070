import { type DayRange, toDayRange } from '@/lib/domain/calendar-date'
import { toInterval } from '@/lib/domain/quantity'
import type { JudgedTrial } from './assess-trial'
import { type Course, courseSpan } from './course'
import { decideDoses, mayReachDays, onlyRun, type Run } from './decided-doses'
import type { Definition } from './definitions'
import { type Constraint, difference, solve } from './difference-constraints'
import { isFailure } from './improvement'
import { combineOutcome, MAX_DAYS_AFTER_STOP } from './outcome'

/**
 * What exact dates and doses of a trial say beside its length: of a trial that then has the required days, whether the
 * refills cover it, whether its score is in time, and in which episode it was. Each answers for every completion.
 */

/** Whether, the dates known, the refill records decide the adherence. */
export function dosesTakenFollow({ prepared, dose, levels }: JudgedTrial): boolean {
  const { stated, refills } = prepared.adherence
  if (stated !== null || refills === null || levels.adherence !== null) return false
  const fills = prepared.trial.dispenses ?? []
  const isExact = fills.every(({ date, daysSupply }) => {
    const { min, max } = toInterval(daysSupply)
    return date.length === 10 && min === max
  })
  const first = Math.min(...fills.map(({ date }) => toDayRange(date).first))
  return isExact && courseSpan(dose.course).end.min >= first
}

/** What is still needed, beside the dose and the length where these are asked for: nothing, exact dates, or neither does. */
export type Needs = 'nothing' | 'dates' | null

/** What the outcome of a trial with the required days needs to follow from the recorded score or the next source. */
export function outcomeFollows({ prepared, dose, outcome }: JudgedTrial, definition: Definition): Needs {
  const [score, ...others] = prepared.outcome.sources
  if (score === undefined || score.on === null || score.isUsable !== 'met' || !prepared.hasDates) return null
  const { on } = score
  const threshold = { percent: definition.failedBelow.value, inclusive: definition.failedBelow.inclusive }
  if (isFailure(score.improvement, threshold) === 'unknown') return null
  const mayBeSetAside = mayReachDays(dose, ({ from }, { segments }) => {
    const [last, origin] = [segments.length, segments.length + 1]
    return [
      // The score is from more than so many days after the stop.
      [{ from: origin, to: last, min: -Infinity, max: on.last - MAX_DAYS_AFTER_STOP }],
      // The score is from before the required days.
      [{ from: origin, to: from, min: on.first + 2 - dose.requiredDays, max: Infinity }],
    ]
  })
  if (!mayBeSetAside) return 'nothing'
  if (outcome.mayBeBracketed) return null
  const isSaidByOthers = isFailure(combineOutcome(others).improvement, threshold) !== 'unknown'
  return isSaidByOthers && on.first === on.last ? 'dates' : null
}

/** What it takes of a run for its score to count, where the trial failed by its score and by no other source. */
function boundsOfScoredFailure(judged: JudgedTrial, definition: Definition, { from }: Run, last: number): Constraint[] {
  const { prepared, dose } = judged
  const [score, ...others] = prepared.outcome.sources
  const threshold = { percent: definition.failedBelow.value, inclusive: definition.failedBelow.inclusive }
  if (score === undefined || score.on === null || score.isUsable !== 'met' || judged.outcome.mayBeBracketed) return []
  if (isFailure(combineOutcome(others).improvement, threshold) !== 'notMet') return []
  return [
    { from: last + 1, to: last, min: score.on.first - MAX_DAYS_AFTER_STOP + 1, max: Infinity },
    { from: last + 1, to: from, min: -Infinity, max: score.on.last + 1 - dose.requiredDays },
  ]
}

/**
 * What it would take of a run for its episode to be open: the first three at once, and one of the last two. It began before
 * the onset, ended after it, had too few days after it, and too few days before it or perhaps enough after it.
 */
function boundsOfOpenEpisode({ from, to }: Run, last: number, onset: DayRange, requiredDays: number) {
  const origin = last + 1
  return {
    all: [
      { from: origin, to: 0, min: -Infinity, max: onset.last - 1 },
      { from: origin, to: last, min: onset.first + 1, max: Infinity },
      { from: origin, to, min: -Infinity, max: onset.last + requiredDays - 1 },
    ],
    any: [
      { from: origin, to: from, min: onset.first - requiredDays + 1, max: Infinity },
      { from: origin, to, min: onset.first + requiredDays, max: Infinity },
    ],
  }
}

/** What the episode of a trial with the required days needs to follow from the onset as recorded. */
export function episodeFollows(judged: JudgedTrial, definition: Definition, onset: DayRange): Needs {
  const { prepared, dose } = judged
  if (!prepared.hasDates) return null
  const bounds = (run: Run, course: Course) =>
    boundsOfOpenEpisode(run, course.segments.length, onset, dose.requiredDays)
  const failing = (run: Run, course: Course) => boundsOfScoredFailure(judged, definition, run, course.segments.length)
  const mayBeOpen = mayReachDays(dose, (run, course) => {
    const { all, any } = bounds(run, course)
    return any.map((one) => [...all, one, ...failing(run, course)])
  })
  if (mayBeOpen) return null
  const isCertain =
    !mayReachDays(dose, (run, course) => bounds(run, course).any.map((one) => [one])) ||
    [0, 1, 2].some((index) => !mayReachDays(dose, (run, course) => [bounds(run, course).all.slice(index, index + 1)]))
  return isCertain ? 'nothing' : 'dates'
}

/** Whether the exact onset, the dates known, leaves no doubt in which episode a trial with the required days was. */
export function episodeFollowsOnset(judged: JudgedTrial, definition: Definition, onset: DayRange): boolean {
  const { prepared, dose } = judged
  const { network } = dose.course
  if (!prepared.hasDates || network === null) return false
  // The onset is one more day that is known within bounds.
  const day = network.size
  const origin = day - 1
  const points = Array.from({ length: day }, (_, point) => point)
  const known = points.flatMap((from) =>
    points.slice(from + 1).map((to) => ({ from, to, ...difference(network, from, to) })),
  )
  const withOnset = solve(day + 1, [...known, { from: origin, to: day, min: onset.first, max: onset.last }])
  if (withOnset === null) return false
  const course = { ...dose.course, network: withOnset }
  return !mayReachDays({ ...dose, course }, ({ from, to }) => [
    [
      ...boundsOfScoredFailure(judged, definition, { from, to }, origin - 1),
      { from: day, to: 0, min: -Infinity, max: -1 },
      { from: day, to: origin - 1, min: 1, max: Infinity },
      { from: day, to, min: -Infinity, max: dose.requiredDays - 1 },
      { from: day, to: from, min: 1 - dose.requiredDays, max: Infinity },
    ],
  ])
}

/** Whether the exact onset leaves no doubt in which episode a trial was, of which every completion has the days or none. */
export function episodeFollowsOnsetAlone({ prepared, dose }: JudgedTrial, onset: DayRange): boolean {
  const { enough, course, requiredDays } = dose
  const { network } = course
  if (!prepared.hasDates || network === null || enough === null) return false
  const origin = course.segments.length + 1
  const { start, end } = courseSpan(course)
  return decideDoses(course, enough).every((decided) => {
    const run = onlyRun(decided, enough)
    if (run === null) return false
    if (run === 'none' || difference(network, run.from, run.to).max < requiredDays) return true
    const [from, to] = [difference(network, origin, run.from), difference(network, origin, run.to)]
    const first = Math.max(onset.first, start.min + 1, to.min - requiredDays + 1)
    const last = Math.min(onset.last, end.max, Math.max(from.max + requiredDays - 1, to.max - requiredDays))
    return first > last
  })
}

/** Whether every day of a course is known. */
export function hasExactDates({ network, segments }: Course): boolean {
  if (network === null) return false
  return [0, ...segments.map((_, index) => index + 1)].every((point) => {
    const day = difference(network, segments.length + 1, point)
    return day.min === day.max
  })
}
