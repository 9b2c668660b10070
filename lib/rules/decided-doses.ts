import type { Interval } from '@/lib/domain/quantity'
import type { Course } from './course'
import { type Constraint, difference, tighten } from './difference-constraints'
import type { DoseJudgement } from './judge-dose'

/** Up to this many stretches of unknown dose are gone through one by one. */
export const MAX_OPEN_STRETCHES = 6

/** Whether a dose may lie on either side of what is enough. */
export function isOpen(dose: Interval, enough: Interval): boolean {
  return dose.min < enough.max && dose.max >= enough.min
}

/** The course with every open stretch decided, in every way. */
export function decideDoses(course: Course, enough: Interval): readonly Course[] {
  return course.segments.reduce<readonly Course[]>(
    (courses, segment, index) => {
      if (!isOpen(segment.dose, enough)) return courses
      const at = { dose: { min: enough.max, max: Infinity } }
      const below = { dose: { min: 0, max: 0 } }
      return courses.flatMap((one) =>
        [at, below].map((decided) => ({ ...one, segments: one.segments.with(index, decided) })),
      )
    },
    [course],
  )
}

/** The days of a run, from the first day of one stretch to the day before boundary `to`. */
export type Run = { readonly from: number; readonly to: number }

/** The only run at or above the dose; `null` where there may be several, and none where no stretch reaches it. */
export function onlyRun(course: Course, enough: Interval): Run | 'none' | null {
  const { network, segments } = course
  if (network === null) return null
  const lasting = segments.flatMap(({ dose }, index) =>
    difference(network, index, index + 1).max === 0 ? [] : [{ index, isAt: dose.min >= enough.max }],
  )
  const at = lasting.filter(({ isAt }) => isAt)
  const [first, last] = [at[0], at.at(-1)]
  if (first === undefined || last === undefined) return 'none'
  const isUnbroken = lasting.indexOf(last) - lasting.indexOf(first) === at.length - 1
  return isUnbroken ? { from: first.index, to: last.index + 1 } : null
}

/**
 * Whether some completion of the doses and dates reaches the required days and satisfies one of the lists of
 * constraints on its run. Where a course may hold several runs, it is taken to.
 */
export function mayReachDays(
  dose: DoseJudgement,
  constraintsOn: (run: Run, course: Course) => readonly (readonly Constraint[])[],
): boolean {
  const { enough, course, requiredDays } = dose
  if (enough === null) return true
  if (course.segments.filter((segment) => isOpen(segment.dose, enough)).length > MAX_OPEN_STRETCHES) return true
  return decideDoses(course, enough).some((decided) => {
    const { network } = decided
    const run = onlyRun(decided, enough)
    if (run === null || network === null) return true
    if (run === 'none') return false
    const long = { ...run, min: requiredDays, max: Infinity }
    return constraintsOn(run, decided).some((constraints) => tighten(network, [long, ...constraints]) !== null)
  })
}
