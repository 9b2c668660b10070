import { type CalendarDate, describeDate, type PartialDate, toDayRange } from '@/lib/domain/calendar-date'
import type { AntidepressantTrial, DoseStep } from '@/lib/domain/case-file'
import { intersect } from '@/lib/domain/quantity'
import type { FormErrors } from './form-values'
import { LENGTH_SLACK_DAYS, toLengthDays } from './length-days'

type Bounds = { readonly start: PartialDate | null; readonly stop: PartialDate | null }

/** Dose steps that cannot fit: outside the course, over one another, or longer than the course. */
export function checkDoseSteps(trial: AntidepressantTrial, today: CalendarDate): FormErrors {
  const steps = trial.doses ?? []
  const course = { start: trial.start ?? null, stop: (trial.ongoing ? today : trial.stop) ?? null }
  const errors: Record<string, string> = {}
  steps.forEach((step, row) => {
    Object.assign(errors, checkStep(step, `doses.${row}`, course))
    const overlapping = steps.slice(0, row).findIndex((earlier) => isOver(earlier, step))
    if (overlapping !== -1) {
      errors[`doses.${row}.start`] ??= `Overlaps dose step ${overlapping + 1}: correct the dates of one of them.`
    }
  })
  const tooLong = checkTotal(trial, course)
  if (tooLong !== null && steps.length > 0 && Object.keys(errors).length === 0)
    errors[`doses.${steps.length - 1}.length`] = tooLong
  return errors
}

function checkStep(step: DoseStep, row: string, course: Bounds): FormErrors {
  const { start, stop } = step
  if (start && stop && isBefore(stop, start)) {
    return { [`${row}.stop`]: `Enter a last day on or after the first, ${describeDate(start)}.` }
  }
  for (const [box, date] of [
    ['start', start],
    ['stop', stop],
  ] as const) {
    if (date && course.start && isBefore(date, course.start)) {
      return {
        [`${row}.${box}`]: `Before the trial began, ${describeDate(course.start)}: correct this date or the start.`,
      }
    }
    if (date && course.stop && isBefore(course.stop, date)) {
      return {
        [`${row}.${box}`]: `After the trial ended, ${describeDate(course.stop)}: correct this date or the stop.`,
      }
    }
  }
  return checkStepLength(step, row)
}

function checkStepLength(step: DoseStep, row: string): FormErrors {
  const length = toLengthDays(step)
  if (!step.start || !step.stop || length === null) return {}
  const [first, last] = [toDayRange(step.start), toDayRange(step.stop)]
  const min = Math.max(1, last.first - first.last + 1) - LENGTH_SLACK_DAYS
  const max = last.last - first.first + 1 + LENGTH_SLACK_DAYS
  if (intersect({ min, max }, length) !== null) return {}
  return { [`${row}.length`]: 'This length and the dates beside it differ by more than 6 days: correct one of them.' }
}

function isBefore(a: PartialDate, b: PartialDate): boolean {
  return toDayRange(a).last < toDayRange(b).first
}

/** Certainly on both doses for more than the day of the change. */
function isOver(a: DoseStep, b: DoseStep): boolean {
  return endsAfterStartOf(a, b) && endsAfterStartOf(b, a)
}

function endsAfterStartOf(a: DoseStep, b: DoseStep): boolean {
  const end = a.stop ?? null
  return end !== null && !!b.start && toDayRange(end).first > toDayRange(b.start).last
}

function checkTotal(trial: AntidepressantTrial, course: Bounds): string | null {
  const longest = longestCourse(trial, course)
  const total = (trial.doses ?? []).reduce((sum, step) => sum + shortestStep(step), 0)
  if (longest < 1 || total <= longest + LENGTH_SLACK_DAYS) return null
  return `The dose steps together last at least ${total} days, the whole trial at most ${longest}: correct one of them.`
}

function longestCourse(trial: AntidepressantTrial, { start, stop }: Bounds): number {
  if (start !== null && stop !== null) return toDayRange(stop).last - toDayRange(start).first + 1
  return toLengthDays(trial)?.max ?? Number.POSITIVE_INFINITY
}

function shortestStep(step: DoseStep): number {
  const length = toLengthDays(step)?.min ?? 0
  if (!step.start || !step.stop) return length
  return Math.max(length, toDayRange(step.stop).first - toDayRange(step.start).last + 1, 0)
}
