import { type DayNumber, type DayRange, describeDate, type PartialDate, toDayRange } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial, DoseStep } from '@/lib/domain/case-file'
import type { Interval, Quantity } from '@/lib/domain/quantity'
import { type Constraint, difference, type Network, solve, tighten } from './difference-constraints'

/** A stretch of the course on one daily dose, in the drug's own unit; off the drug is a dose of 0. */
export type Segment = { readonly dose: Interval }

/**
 * One trial laid on the calendar. Boundary `i` is the first day of segment `i`; the last boundary is the day after the
 * course. The point `origin` is day number 0, so that dates are differences like any other.
 */
export type Course = {
  readonly segments: readonly Segment[]
  /** `null` when the recorded dates and lengths cannot all be true. */
  readonly network: Network | null
  readonly contradictions: readonly string[]
}

/** A recorded length and the dates differ by rounding up to this many days; dates then win (`docs/rules.md`). */
export const LENGTH_TOLERANCE_DAYS = 6

const UNKNOWN_DOSE: Interval = { min: 0, max: Infinity }
const OFF: Segment = { dose: { min: 0, max: 0 } }
const UNRECORDED: Segment = { dose: UNKNOWN_DOSE }

/** Above this many stretches the course is not laid out, and its days stay unknown. */
const MAX_SEGMENTS = 120

type Recorded = { readonly weeks?: Quantity | undefined; readonly days?: Quantity | undefined }

/** The whole days of a recorded length, or `null` when none is recorded. Half weeks may be rounded either way. */
export function toLengthDays(recorded: Recorded): Interval | null {
  const isWeeks = recorded.weeks !== undefined && recorded.weeks !== null
  const quantity = isWeeks ? recorded.weeks : recorded.days
  if (quantity === undefined || quantity === null) return null
  const perUnit = isWeeks ? 7 : 1
  const [min, max] = typeof quantity === 'number' ? [quantity, quantity] : [quantity.min ?? 0, quantity.max ?? Infinity]
  const [low, high] = [Math.ceil(min * perUnit - 1e-6), Math.floor(max * perUnit + 1e-6)]
  return low <= high ? { min: low, max: high } : { min: high, max: low }
}

function toRange(date: PartialDate | null | undefined): DayRange | null {
  return date == null ? null : toDayRange(date)
}

function overlaps(a: DayRange, b: DayRange): boolean {
  return a.first <= b.last && b.first <= a.last
}

type Step = {
  readonly start: DayRange | null
  readonly stop: DayRange | null
  readonly length: Interval | null
  /** This step and the next one share their month, or follow each other day by day. */
  readonly touchesNext: boolean
  readonly dose: Interval
}

function readSteps(steps: readonly DoseStep[], doses: readonly Interval[]): Step[] {
  return steps.map((step, index) => {
    const next = steps[index + 1]?.start
    const stop = toRange(step.stop)
    const changeOver = step.stop?.length === 10 && step.stop === next && step.start !== step.stop
    return {
      start: toRange(step.start),
      stop: changeOver && stop !== null ? { first: stop.first - 1, last: stop.last - 1 } : stop,
      length: toLengthDays(step),
      touchesNext: changeOver || (step.stop?.length === 7 && step.stop === next),
      dose: doses[index] ?? UNKNOWN_DOSE,
    }
  })
}

type Draft = { segments: Segment[]; constraints: Constraint[]; lengths: Constraint[]; windows: [number, DayRange][] }

/** Appends a stretch; its length, if recorded, is kept apart because dates may overrule it. */
function append(draft: Draft, segment: Segment, length: Interval | null, leastDays = 0): void {
  const from = draft.segments.length
  draft.segments.push(segment)
  draft.constraints.push({ from, to: from + 1, min: leastDays, max: Infinity })
  if (length !== null) draft.lengths.push({ from, to: from + 1, ...length })
}

/** Whether days without a recorded dose may stand between a step and the next one. */
function mayPauseAfter(steps: readonly Step[], index: number, trialStart: DayRange | null): boolean {
  const [step, next] = [steps[index], steps[index + 1]]
  if (step === undefined || next === undefined || next.start === null || step.touchesNext) return false
  return step.stop !== null || (step.length !== null && isAnchored(steps, index, trialStart))
}

function isAnchored(steps: readonly Step[], index: number, trialStart: DayRange | null): boolean {
  const step = steps[index]
  if (step === undefined) return false
  if (step.start !== null) return true
  if (index === 0) return trialStart !== null
  const before = steps[index - 1]
  return before !== undefined && before.length !== null && isAnchored(steps, index - 1, trialStart)
}

function layOut(steps: readonly Step[], start: DayRange | null, end: DayRange | null, whole: Interval | null): Draft {
  const draft: Draft = { segments: [], constraints: [], lengths: [], windows: [] }
  const [first, last] = [steps[0], steps.at(-1)]
  if (start !== null) draft.windows.push([0, start])
  if (first?.start && start !== null && first.start.first > start.last) append(draft, UNRECORDED, null)
  steps.forEach((step, index) => {
    const from = draft.segments.length
    append(draft, { dose: step.dose }, step.length, step.start !== null && step.stop !== null ? 1 : 0)
    if (step.start !== null) draft.windows.push([from, step.start])
    if (step.stop !== null) draft.windows.push([from + 1, { first: step.stop.first + 1, last: step.stop.last + 1 }])
    if (mayPauseAfter(steps, index, start)) append(draft, OFF, null)
  })
  if (steps.length === 0) append(draft, UNRECORDED, null)
  if (last !== undefined && mayHaveTail(steps, last, start, end, whole)) append(draft, UNRECORDED, null)
  if (end !== null) draft.windows.push([draft.segments.length, { first: end.first + 1, last: end.last + 1 }])
  return draft
}

/** The course goes on after its last step with a dose that nobody recorded. */
function mayHaveTail(
  steps: readonly Step[],
  last: Step,
  start: DayRange | null,
  end: DayRange | null,
  whole: Interval | null,
): boolean {
  if (last.stop !== null) return end !== null && !overlaps(last.stop, end)
  // A step without a length takes what is left of the whole.
  if (steps.some((step) => step.length === null && step.stop === null)) return false
  return whole !== null || (end !== null && isAnchored(steps, steps.length - 1, start))
}

function contradictionOf(trial: AntidepressantTrial, start: DayRange | null, stop: DayRange | null, today: number) {
  if (start !== null && start.first > today) return 'The start is after the day of assessment.'
  if (stop !== null && stop.first > today) return 'The stop is after the day of assessment.'
  if (start !== null && stop !== null && stop.last < start.first) return 'The stop is before the start.'
  if (trial.ongoing === true && trial.stop != null && toDayRange(trial.stop).last < today)
    return `Recorded as ongoing, and as stopped on ${describeDate(trial.stop)}.`
  for (const step of trial.doses ?? []) {
    const [from, to] = [toRange(step.start), toRange(step.stop)]
    if (from !== null && to !== null && to.last < from.first) return 'A dose step stops before it starts.'
    if ((from?.first ?? -Infinity) > today || (to?.first ?? -Infinity) > today)
      return 'A dose step is dated after the day of assessment.'
    if (from !== null && stop !== null && from.first > stop.last) return 'A dose step starts after the trial stopped.'
    if (to !== null && stop !== null && to.first > stop.last) return 'A dose step stops after the trial stopped.'
    if (from !== null && start !== null && from.last < start.first)
      return 'A dose step starts before the trial started.'
    if (to !== null && start !== null && to.last < start.first) return 'A dose step stops before the trial started.'
  }
  return null
}

/** The days of all recorded step lengths together, as far as certain. */
function leastStepDays(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + (step.length?.min ?? 0), 0)
}

/** Lengths as far as rounding may have changed them. */
function loosen(lengths: readonly Constraint[]): readonly Constraint[] {
  return lengths.map((length) => ({
    ...length,
    min: length.min - LENGTH_TOLERANCE_DAYS,
    max: length.max + LENGTH_TOLERANCE_DAYS,
  }))
}

/**
 * Lays a trial on the calendar. `doses` are the daily doses of its steps in the drug's unit.
 * Steps follow each other in the order listed; `docs/rules.md` says what is assumed of days that no step covers.
 */
export function layOutCourse(trial: AntidepressantTrial, today: DayNumber, doses: readonly Interval[]): Course {
  const [start, stop] = [toRange(trial.start), toRange(trial.stop)]
  const whole = toLengthDays(trial)
  const steps = readSteps(trial.doses ?? [], doses)
  const end = trial.ongoing === true && stop === null ? { first: today, last: today } : stop
  const draft = layOut(steps, start, end, whole)
  const last = draft.segments.length
  const origin = last + 1
  const found = whole?.max === 0 ? 'The recorded length is 0 days.' : contradictionOf(trial, start, stop, today)
  if (found !== null) return { segments: draft.segments, network: null, contradictions: [found] }
  if (last > MAX_SEGMENTS)
    return { segments: draft.segments, network: null, contradictions: [`More than ${MAX_SEGMENTS} dose steps.`] }

  const fixed: Constraint[] = [
    ...draft.constraints,
    ...draft.windows.map(([to, range]) => ({ from: origin, to, min: range.first, max: range.last })),
    { from: 0, to: last, min: 1, max: Infinity },
    { from: origin, to: last, min: -Infinity, max: today + 1 },
  ]
  const lengths = whole === null ? draft.lengths : [...draft.lengths, { from: 0, to: last, ...whole }]
  const together = solve(origin + 1, [...fixed, ...lengths])
  if (together !== null) return { segments: draft.segments, network: together, contradictions: [] }
  const byDates = solve(origin + 1, fixed)
  if (byDates === null)
    return { segments: draft.segments, network: null, contradictions: ['The dates of the dose steps overlap.'] }
  const longest = Math.min(difference(byDates, 0, last).max, whole?.max ?? Infinity)
  const tooLong = leastStepDays(steps) - longest > LENGTH_TOLERANCE_DAYS
  const network = tooLong ? null : tighten(byDates, loosen(lengths))
  const contradictions =
    network === null ? [`The recorded length and the dates differ by more than ${LENGTH_TOLERANCE_DAYS} days.`] : []
  return { segments: draft.segments, network, contradictions }
}

/** The days on which the course may have started, ended, and how many days it may have lasted. */
export function courseSpan(course: Course): {
  readonly start: Interval
  readonly end: Interval
  readonly days: Interval
} {
  const last = course.segments.length
  if (course.network === null) {
    const any = { min: -Infinity, max: Infinity }
    return { start: any, end: any, days: { min: 1, max: Infinity } }
  }
  const origin = last + 1
  const end = difference(course.network, origin, last)
  return {
    start: difference(course.network, origin, 0),
    end: { min: end.min - 1, max: end.max - 1 },
    days: difference(course.network, 0, last),
  }
}
