import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCalendarDate, toDayNumber } from '@/lib/domain/calendar-date'
import { daysAtDose } from '@/lib/rules/days-at-dose'
import { joinCourses } from '@/lib/rules/same-course'
import { aDay } from './builders'
import { aPrepared, type Recorded, TODAY } from './course-builders'

/** A fixed seed, so that a build never depends on chance. */
const SEED = 20261121
const FIRST_DAY = toDayNumber(aDay('2025-01-01'))

/** One record, as it was written down and as it was: its first day and how many there were. */
type Taken = { readonly recorded: Recorded; readonly from: number; readonly days: number }

const month = (day: number) => toCalendarDate(day).slice(0, 7)

const first: fc.Arbitrary<Taken> = fc
  .record({
    from: fc.integer({ min: 0, max: 60 }).map((later) => FIRST_DAY + later),
    days: fc.integer({ min: 1, max: 90 }),
    less: fc.nat({ max: 7 }),
    more: fc.nat({ max: 7 }),
    isMonth: fc.boolean(),
    length: fc.constantFrom('days', 'range', 'stop', 'month', 'step'),
  })
  .map(({ from, days, less, more, isMonth, length }) => {
    const start = isMonth ? month(from) : toCalendarDate(from)
    const range = { min: Math.max(1, days - less), max: days + more }
    const stop = toCalendarDate(from + days - 1)
    const lasting = {
      days: { start, days },
      range: { start, days: range },
      stop: { start, stop },
      month: { start, stop: stop.slice(0, 7) },
      step: {
        start,
        doses: [
          { mgPerDay: 25, days: 1 },
          { mgPerDay: 100, days: range },
        ],
      },
    }
    return { recorded: lasting[length], from, days: length === 'step' ? days + 1 : days }
  })

/** The most days in a run, day by day, of days at dose of which one window of at most 7 days may be missing. */
function longestRun(isAt: readonly boolean[]): number {
  const runs = isAt.flatMap((_, from) =>
    isAt.slice(from).map((_, index) => {
      const run = isAt.slice(from, from + index + 1)
      const window = run.includes(false) ? run.lastIndexOf(false) - run.indexOf(false) + 1 : 0
      return window > 7 ? 0 : run.filter((at) => at).length
    }),
  )
  return Math.max(...runs)
}

describe('two records of one course', () => {
  it('have at least the fewest and at most the most days that are said, however vague the first was', () => {
    let seen = 0
    fc.assert(
      fc.property(first, fc.integer({ min: -20, max: 8 }), fc.integer({ min: 1, max: 60 }), (one, later, days) => {
        const from = one.from + one.days + later
        fc.pre(from > one.from && from + days > one.from + one.days)
        const next = { start: toCalendarDate(from), stop: toCalendarDate(from + days - 1) }
        const records = [aPrepared({ id: 'a', ...one.recorded }), aPrepared({ id: 'b', ...next })]
        const [course] = joinCourses(records, TODAY)
        fc.pre(course?.joined != null)
        seen += 1
        const said = daysAtDose(course.joined.course, { min: 100, max: 100 }, 7)
        const low = 'doses' in one.recorded ? 1 : 0
        const isAt = Array.from({ length: from + days - one.from }, (_, index) => {
          const day = one.from + index
          return (index >= low && index < one.days) || day >= from
        })
        const actual = longestRun(isAt)
        expect(said.min).toBeLessThanOrEqual(actual)
        if (course.isExact) expect(said.max).toBeGreaterThanOrEqual(actual)
      }),
      { numRuns: 400, seed: SEED },
    )
    expect(seen).toBeGreaterThan(100)
  })
})
