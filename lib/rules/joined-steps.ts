import { type CalendarDate, toCalendarDate } from '@/lib/domain/calendar-date'
import type { DoseStep } from '@/lib/domain/case-file'
import { type Interval, toQuantity } from '@/lib/domain/quantity'
import type { Agent } from './antidepressants'
import type { Course } from './course'
import { difference } from './difference-constraints'
import { getMinimumDose } from './minimum-effective-doses'
import type { PreparedTrial } from './prepare-trial'
import { readStepDose, UNKNOWN_DOSE } from './step-dose'

/** A record whose first and last day are known within bounds. */
export type Dated = { readonly prepared: PreparedTrial; readonly start: Interval; readonly end: Interval }

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

/** The day, where it is one. */
export function asDate(days: Interval): CalendarDate | null {
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

/** The dose steps of two records as one course, and whether every day and dose of it is as well known as theirs. */
export function joinSteps(before: Dated, next: Dated): { doses: DoseStep[]; isExact: boolean } | null {
  const { agent } = next.prepared
  const from = before.prepared.agent
  if (agent === null || from === null) return null
  const [a, b] = [exactSegments(before.prepared.course), exactSegments(next.prepared.course)]
  const isApart = next.start.min > before.end.max
  if (a === null || b === null) return { doses: concatenate(before, next, agent), isExact: isApart }
  const converted = a.map((segment) => ({ ...segment, dose: inDosesOf(agent, from, segment.dose) }))
  return { doses: overlay(converted, b, agent), isExact: true }
}
