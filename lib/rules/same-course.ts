import { type CalendarDate, toCalendarDate } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial, DoseStep } from '@/lib/domain/case-file'
import { type Interval, toQuantity } from '@/lib/domain/quantity'
import type { Agent } from './antidepressants'
import { type Course, courseSpan } from './course'
import { difference } from './difference-constraints'
import { type PreparedTrial, prepareTrial } from './prepare-trial'
import type { Verdict } from './verdict'

/** Records of one drug that overlap or touch, as one course: outcome, stop and adherence are the last record's. */
export type JoinedCourse = {
  /** Ids of the records, in the order in which they were taken. */
  readonly records: readonly [string, ...string[]]
  readonly joined: PreparedTrial
  /** Unknown: with the dates as recorded they may also be apart. */
  readonly isOneCourse: Verdict
}

type Current = { readonly dated: Dated; readonly records: [string, ...string[]]; readonly isOne: Verdict }

type Dated = { readonly prepared: PreparedTrial; readonly start: Interval; readonly end: Interval }

function isBounded({ min, max }: Interval): boolean {
  return Number.isFinite(min) && Number.isFinite(max)
}

function toDated(prepared: PreparedTrial): Dated | null {
  const { start, end } = courseSpan(prepared.course)
  const usable = prepared.hasDates && prepared.course.network !== null && isBounded(start) && isBounded(end)
  return usable ? { prepared, start, end } : null
}

/** Whether the next record begins before the bridge after the end of the one before is over. */
function touches(before: Dated, next: Dated): Verdict {
  const reach = before.prepared.bridgeDays + 1
  if (next.start.max <= before.end.min + reach) return 'met'
  return next.start.min > before.end.max + reach ? 'notMet' : 'unknown'
}

function belongTogether(before: PreparedTrial, next: PreparedTrial): boolean {
  const wasLost = before.trial.lostResponse === true || before.stopReasons.includes('lossOfResponse')
  return (
    !wasLost &&
    before.indication === next.indication &&
    (before.trial.episode ?? 'current') === (next.trial.episode ?? 'current')
  )
}

function toStep(dose: Interval, agent: Agent, start: number, stop: number): DoseStep {
  const quantity = toQuantity(dose)
  const days = { start: toCalendarDate(start), stop: toCalendarDate(stop) }
  if (agent.unit === 'mg/day' && agent.ingredient === null) return { mgPerDay: quantity, ...days }
  return { amount: quantity, unit: agent.unit, ingredient: agent.ingredient, ...days }
}

type ExactSegment = { readonly from: number; readonly to: number; readonly dose: Interval }

/** The segments of a course with their days, or `null` when a boundary is not known to the day. */
function exactSegments(course: Course): readonly ExactSegment[] | null {
  if (course.network === null) return null
  const origin = course.segments.length + 1
  const result: ExactSegment[] = []
  for (const [index, segment] of course.segments.entries()) {
    const from = difference(course.network, origin, index)
    const to = difference(course.network, origin, index + 1)
    if (from.min !== from.max || to.min !== to.max) return null
    result.push({ from: from.min, to: to.min, dose: segment.dose })
  }
  return result
}

/** Day by day: on a shared day the dose is the range from the larger of the two to their sum. */
function overlay(before: readonly ExactSegment[], next: readonly ExactSegment[], agent: Agent): DoseStep[] {
  const cuts = [...new Set([...before, ...next].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  return cuts.slice(0, -1).flatMap((from, index) => {
    const to = cuts[index + 1] ?? from
    const doses = [...before, ...next].filter((s) => s.from <= from && to <= s.to).map((s) => s.dose)
    const least = Math.max(0, ...doses.map((dose) => dose.min))
    const most = doses.reduce((sum, dose) => sum + dose.max, 0)
    return doses.length === 0 ? [] : [toStep({ min: least, max: most }, agent, from, to - 1)]
  })
}

function asDate(days: Interval): CalendarDate | null {
  return days.min === days.max ? toCalendarDate(days.min) : null
}

/** The steps of a record, with its own start and stop where the steps leave them out. */
function anchoredSteps({ prepared, start, end }: Dated): DoseStep[] {
  const { trial } = prepared
  const steps = trial.doses === undefined || trial.doses.length === 0 ? [{}] : [...trial.doses]
  const [first, last] = [0, steps.length - 1]
  return steps.map((step, index) => ({
    ...step,
    ...(index === first && step.start == null ? { start: asDate(start) ?? trial.start ?? null } : {}),
    ...(index === last && step.stop == null && step.weeks == null && step.days == null && trial.ongoing !== true
      ? { stop: asDate(end) ?? trial.stop ?? null }
      : {}),
  }))
}

/** Where days are not known to the day, the dose changes to the next record's on the day that record starts. */
function concatenate(before: Dated, next: Dated): DoseStep[] {
  const earlier = anchoredSteps(before)
  const overlaps = next.start.min <= before.end.max
  const open = overlaps
    ? earlier.map((step, index) => (index === earlier.length - 1 ? { ...step, stop: null } : step))
    : earlier
  return [...open, ...anchoredSteps(next)]
}

function join(before: Dated, next: Dated, assessedOn: CalendarDate): PreparedTrial | null {
  const { agent } = next.prepared
  const [a, b] = [exactSegments(before.prepared.course), exactSegments(next.prepared.course)]
  const doses = a !== null && b !== null && agent !== null ? overlay(a, b, agent) : concatenate(before, next)
  const [earlier, last] = [before.prepared.trial, next.prepared.trial]
  const { weeks: _weeks, days: _days, stop, ...rest } = last
  const isLongest = before.end.max > next.end.max
  const lastStop = isLongest ? earlier.stop : stop
  const trial: AntidepressantTrial = {
    ...rest,
    start: asDate(before.start) ?? earlier.start ?? null,
    ...(lastStop === undefined ? {} : { stop: lastStop }),
    ongoing: earlier.ongoing === true || last.ongoing === true,
    doses,
    dispenses: [...(earlier.dispenses ?? []), ...(last.dispenses ?? [])],
    plasmaLevels: [...(earlier.plasmaLevels ?? []), ...(last.plasmaLevels ?? [])],
  }
  const joined = prepareTrial(trial, assessedOn)
  return joined.course.network === null ? null : joined
}

/** Finds the records of one drug that are, or may be, one course. Only records with dates can be. */
export function joinCourses(trials: readonly PreparedTrial[], assessedOn: CalendarDate): readonly JoinedCourse[] {
  const byAgent = new Map<string, Dated[]>()
  for (const prepared of trials) {
    const dated = prepared.kind === 'antidepressant' && prepared.agent !== null ? toDated(prepared) : null
    if (dated !== null && prepared.agent !== null)
      byAgent.set(prepared.agent.id, [...(byAgent.get(prepared.agent.id) ?? []), dated])
  }
  return [...byAgent.values()].flatMap((group) => joinGroup(group, assessedOn))
}

function joinGroup(group: readonly Dated[], assessedOn: CalendarDate): JoinedCourse[] {
  const sorted = [...group].sort((a, b) => a.start.min - b.start.min || a.end.min - b.end.min)
  const courses: Current[] = []
  for (const next of sorted) {
    const current = courses.at(-1)
    const joined = current === undefined ? null : joinNext(current, next, assessedOn)
    if (joined === null) courses.push({ dated: next, records: [next.prepared.trial.id], isOne: 'met' })
    else courses[courses.length - 1] = joined
  }
  return courses
    .filter((course) => course.records.length > 1)
    .map(({ records, dated, isOne }) => ({ records, joined: dated.prepared, isOneCourse: isOne }))
}

function joinNext(current: Current, next: Dated, assessedOn: CalendarDate): Current | null {
  const touch = touches(current.dated, next)
  if (touch === 'notMet' || !belongTogether(current.dated.prepared, next.prepared)) return null
  const joined = join(current.dated, next, assessedOn)
  const dated = joined === null ? null : toDated(joined)
  if (dated === null) return null
  const isOne = current.isOne === 'unknown' ? 'unknown' : touch
  return { dated, records: [...current.records, next.prepared.trial.id], isOne }
}
