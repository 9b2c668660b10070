import { type DayRange, type PartialDate, toDayRange } from '@/lib/domain/calendar-date'
import type { DoseStep } from '@/lib/domain/case-file'
import { type Interval, type Quantity, toQuantity } from '@/lib/domain/quantity'
import { type Course, courseSpan, toLengthDays } from '@/lib/rules/course'

/** Days as weeks, to one decimal; an end that is open stays so, and nothing known is `null`. */
export function toWeeks({ min, max }: Interval): Quantity {
  const weeks = (days: number) => Math.round((days / 7) * 10) / 10
  return toQuantity({ min: Number.isFinite(min) ? Math.max(0, weeks(min)) : -Infinity, max: weeks(max) })
}

/** The weeks of a course, from its dates and lengths together; `null` where they contradict each other. */
export function courseWeeks(course: Course): Quantity {
  return course.network === null ? null : toWeeks(courseSpan(course).days)
}

type Period = { readonly start?: PartialDate | null | undefined; readonly stop?: PartialDate | null | undefined }

/** The weeks of each dose step: as recorded, or from its start to its stop or to the start of the next. */
export function stepWeeks(steps: readonly DoseStep[], trial: Period): readonly Quantity[] {
  return steps.map((step, index) => {
    const length = toLengthDays(step)
    if (length !== null) return toWeeks(length)
    const next = steps[index + 1]
    const start = step.start ?? (index === 0 ? trial.start : null)
    const stop = step.stop ?? (next === undefined ? trial.stop : null)
    if (start == null) return null
    if (stop != null) return weeksBetween(toDayRange(start), toDayRange(stop), 1)
    return next?.start == null ? null : weeksBetween(toDayRange(start), toDayRange(next.start), 0)
  })
}

/** Both ends count, where the last day belongs to the step. */
function weeksBetween(start: DayRange, end: DayRange, lastDay: 0 | 1): Quantity {
  const max = end.last - start.first + lastDay
  if (max < 0) return null
  return toWeeks({ min: Math.max(0, end.first - start.last + lastDay), max })
}
