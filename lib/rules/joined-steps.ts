import { type CalendarDate, toCalendarDate } from '@/lib/domain/calendar-date'
import type { DoseStep } from '@/lib/domain/case-file'
import { type Interval, toQuantity } from '@/lib/domain/quantity'
import type { Agent } from './antidepressants'
import { difference } from './difference-constraints'
import { getMinimumDose } from './minimum-effective-doses'
import type { PreparedTrial } from './prepare-trial'
import { UNKNOWN_DOSE } from './step-dose'

/** A record whose first and last day are known within bounds. */
export type Dated = { readonly prepared: PreparedTrial; readonly start: Interval; readonly end: Interval }

/** Days on one dose: the first of them, the day after them, and how many they are. */
type Stretch = { readonly from: Interval; readonly to: Interval; readonly days: Interval; readonly dose: Interval }

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

/** The stretches of a record that may last a day or more, in doses of the given agent; none without dates or agent. */
function listStretches({ prepared: { agent, course } }: Dated, to: Agent): readonly Stretch[] {
  const { network, segments } = course
  if (network === null || agent === null) return []
  const origin = segments.length + 1
  const stretches = segments.map((segment, index) => ({
    from: difference(network, origin, index),
    to: difference(network, origin, index + 1),
    days: difference(network, index, index + 1),
    dose: inDosesOf(to, agent, segment.dose),
  }))
  return stretches.filter(({ days }) => days.max > 0)
}

/** Day by day: on a shared day the dose is the range from the larger of the two to their sum. */
function overlay(stretches: readonly Stretch[], agent: Agent): DoseStep[] {
  const cuts = [...new Set(stretches.flatMap(({ from, to }) => [from.min, to.min]))].sort((a, b) => a - b)
  return cuts.slice(0, -1).flatMap((from, index) => {
    const to = cuts[index + 1] ?? from
    const doses = stretches.filter((s) => s.from.min <= from && to <= s.to.min).map((s) => s.dose)
    const least = Math.max(...doses.map((dose) => dose.min))
    const most = doses.reduce((sum, dose) => sum + dose.max, 0)
    const days = { start: toCalendarDate(from), stop: toCalendarDate(to - 1) }
    return doses.length === 0 ? [] : [{ ...toDose({ min: least, max: most }, agent), ...days }]
  })
}

/** The day, where it is one. */
export function asDate(days: Interval): CalendarDate | null {
  return isDay(days) ? toCalendarDate(days.min) : null
}

function isDay({ min, max }: Interval): boolean {
  return min === max
}

/** The stretches of a record as steps, with the first and last day as recorded where they are vague. */
function toSteps({ prepared: { trial } }: Dated, stretches: readonly Stretch[], agent: Agent): DoseStep[] {
  const [first, last] = [trial.doses?.[0], trial.doses?.at(-1)]
  return stretches.map(({ from, to, days, dose }, index) => ({
    ...toDose(dose, agent),
    days: toQuantity(days),
    start: asDate(from) ?? (index === 0 ? (trial.start ?? first?.start ?? null) : null),
    stop:
      asDate({ min: to.min - 1, max: to.max - 1 }) ??
      (index === stretches.length - 1 ? (trial.stop ?? last?.stop ?? null) : null),
  }))
}

/**
 * The steps of a record up to the next one, where days are not known to the day: where they certainly share one, the dose
 * changes on the day the next starts; where they may, so many days less were before it, and the rest of them off the drug.
 */
function upTo(next: Dated, before: Dated, stretches: readonly Stretch[], agent: Agent): DoseStep[] {
  const overlaps = next.start.max <= before.end.min
  const off = {
    ...toDose({ min: 0, max: 0 }, agent),
    days: { max: next.start.max - 1 - before.end.min },
    stop: asDate(next.start),
  }
  return toSteps(before, stretches, agent).flatMap((step, index) => {
    const stretch = stretches[index]
    if (index < stretches.length - 1 || stretch === undefined) return [step]
    if (overlaps) return [{ ...step, days: null, stop: null }]
    const least = Math.min(stretch.days.min, next.start.min - stretch.from.max)
    const days = toQuantity({ min: least, max: stretch.days.max })
    return [{ ...step, days }, ...(isDay(before.end) ? [] : [off])]
  })
}

/** The dose steps of two records as one course, and whether every day and dose of it is as well known as theirs. */
export function joinSteps(before: Dated, next: Dated): { doses: DoseStep[]; isExact: boolean } | null {
  const { agent } = next.prepared
  if (agent === null) return null
  const [earlier, later] = [listStretches(before, agent), listStretches(next, agent)]
  const all = [...earlier, ...later]
  if (all.every(({ from, to }) => isDay(from) && isDay(to))) return { doses: overlay(all, agent), isExact: true }
  const doses = [...upTo(next, before, earlier, agent), ...toSteps(next, later, agent)]
  return { doses, isExact: next.start.min > before.end.max }
}
