import { type CalendarDate, toCalendarDate } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial, DoseStep } from '@/lib/domain/case-file'
import { type Interval, toQuantity } from '@/lib/domain/quantity'
import type { Agent } from './antidepressants'
import { type Course, courseSpan } from './course'
import { difference } from './difference-constraints'
import { getMinimumDose } from './minimum-effective-doses'
import { type PreparedTrial, prepareTrial } from './prepare-trial'
import { readStepDose, UNKNOWN_DOSE } from './step-dose'
import type { Verdict } from './verdict'

/** Records of one drug that overlap or touch, as one course: outcome, stop and adherence are the last record's. */
export type JoinedCourse = {
  /** Ids of the records, in the order in which they were taken. */
  readonly records: readonly [string, ...string[]]
  /** The records as one trial; `null` where they may also be apart. */
  readonly joined: PreparedTrial | null
  /** Every day and dose of the course is known as well as those of its records. */
  readonly isExact: boolean
  /** The last record is certainly the last, so that where records are apart or not, it stands by itself. */
  readonly isLastCertain: boolean
  /** The most that all records together may come to: days in all, and dose on one day. */
  readonly most: { readonly days: number; readonly dose: number }
}

type Current = {
  readonly dated: Dated
  readonly records: readonly [string, ...string[]]
  readonly isOne: Verdict
  readonly isExact: boolean
  readonly isLastCertain: boolean
  readonly most: JoinedCourse['most']
}

type Dated = { readonly prepared: PreparedTrial; readonly start: Interval; readonly end: Interval }

function isBounded({ min, max }: Interval): boolean {
  return Number.isFinite(min) && Number.isFinite(max)
}

function toDated(prepared: PreparedTrial): Dated | null {
  const { start, end } = courseSpan(prepared.course)
  const usable = prepared.hasDates && prepared.course.network !== null && isBounded(start) && isBounded(end)
  return usable ? { prepared, start, end } : null
}

/** Which of two records is the last one has to be certain, for its outcome is the outcome of the course. */
function isInOrder(before: Dated, next: Dated): boolean {
  if (before.start.max < next.start.min) return true
  return before.start.max === next.start.min && before.end.max <= next.end.min
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

function toDose(dose: Interval, agent: Agent): DoseStep {
  const quantity = toQuantity(dose)
  if (agent.unit === 'mg/day' && agent.ingredient === null) return { mgPerDay: quantity }
  return { amount: quantity, unit: agent.unit, ingredient: agent.ingredient }
}

/** Release forms of one drug are compared by their minimum doses: 20 mg of paroxetine as 25 mg of paroxetine CR. */
function inDosesOf(to: Agent, from: Agent, dose: Interval): Interval {
  const [own, other] = [getMinimumDose(to.id, 'default'), getMinimumDose(from.id, 'default')]
  if (to.id === from.id) return dose
  if (own === null || other === null) return UNKNOWN_DOSE
  return { min: (dose.min * own.value) / other.value, max: (dose.max * own.value) / other.value }
}

function convertStep(step: DoseStep, from: PreparedTrial, to: Agent): DoseStep {
  if (from.agent === null || from.agent.id === to.id) return step
  const formulation = from.drug.kind === 'agent' ? from.drug.formulation : null
  const { dose } = readStepDose(step, from.agent, formulation)
  const { mgPerDay: _mg, amount: _amount, unit: _unit, ingredient: _ingredient, ...when } = step
  return { ...when, ...toDose(inDosesOf(to, from.agent, dose), to) }
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
    const days = { start: toCalendarDate(from), stop: toCalendarDate(to - 1) }
    return doses.length === 0 ? [] : [{ ...toDose({ min: least, max: most }, agent), ...days }]
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
function concatenate(before: Dated, next: Dated, agent: Agent): DoseStep[] {
  const earlier = anchoredSteps(before).map((step) => convertStep(step, before.prepared, agent))
  const overlaps = next.start.max <= before.end.min
  const open = overlaps
    ? earlier.map((step, index) => (index === earlier.length - 1 ? { ...step, stop: null } : step))
    : earlier
  return [...open, ...anchoredSteps(next)]
}

function join(
  before: Dated,
  next: Dated,
  assessedOn: CalendarDate,
): { joined: PreparedTrial; isExact: boolean } | null {
  const { agent } = next.prepared
  const from = before.prepared.agent
  if (agent === null || from === null) return null
  const [a, b] = [exactSegments(before.prepared.course), exactSegments(next.prepared.course)]
  const isOverlay = a !== null && b !== null
  const converted = a?.map((segment) => ({ ...segment, dose: inDosesOf(agent, from, segment.dose) })) ?? []
  const doses = isOverlay ? overlay(converted, b, agent) : concatenate(before, next, agent)
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
  const isExact = isOverlay || next.start.min > before.end.max
  return joined.course.network === null ? null : { joined, isExact }
}

/** Finds the records of one drug that are, or may be, one course. Only records with dates can be. */
export function joinCourses(trials: readonly PreparedTrial[], assessedOn: CalendarDate): readonly JoinedCourse[] {
  const byDrug = new Map<string, Dated[]>()
  for (const prepared of trials) {
    const dated = prepared.kind === 'antidepressant' && prepared.agent !== null ? toDated(prepared) : null
    if (dated !== null) byDrug.set(prepared.drugKey, [...(byDrug.get(prepared.drugKey) ?? []), dated])
  }
  return [...byDrug.values()].flatMap((group) => joinGroup(group, assessedOn))
}

function mostOf(prepared: PreparedTrial): JoinedCourse['most'] {
  return { days: courseSpan(prepared.course).days.max, dose: prepared.highestDose?.max ?? Infinity }
}

function joinGroup(group: readonly Dated[], assessedOn: CalendarDate): JoinedCourse[] {
  const sorted = [...group].sort(
    (a, b) =>
      a.start.min - b.start.min || a.end.min - b.end.min || a.prepared.trial.id.localeCompare(b.prepared.trial.id),
  )
  const courses: Current[] = []
  for (const next of sorted) {
    const current = courses.at(-1)
    const touch = current === undefined ? 'notMet' : touches(current.dated, next)
    if (current === undefined || touch === 'notMet' || !belongTogether(current.dated.prepared, next.prepared))
      courses.push({
        dated: next,
        records: [next.prepared.trial.id],
        isOne: 'met',
        isExact: true,
        isLastCertain: true,
        most: mostOf(next.prepared),
      })
    else courses[courses.length - 1] = joinNext(current, next, touch, assessedOn)
  }
  return courses
    .filter((course) => course.records.length > 1)
    .map(({ records, dated, isOne, isExact, isLastCertain, most }) => {
      return { records, joined: isOne === 'met' ? dated.prepared : null, isExact, isLastCertain, most }
    })
}

function joinNext(current: Current, next: Dated, touch: Verdict, assessedOn: CalendarDate): Current {
  const isCertain = touch === 'met' && current.isOne === 'met' && isInOrder(current.dated, next)
  const result = isCertain ? join(current.dated, next, assessedOn) : null
  const dated = result === null ? null : toDated(result.joined)
  const own = mostOf(next.prepared)
  return {
    dated: dated ?? next,
    records: [...current.records, next.prepared.trial.id],
    isOne: dated === null ? 'unknown' : 'met',
    isExact: current.isExact && result?.isExact === true,
    isLastCertain: current.isLastCertain && isInOrder(current.dated, next),
    most: { days: current.most.days + own.days, dose: current.most.dose + own.dose },
  }
}
