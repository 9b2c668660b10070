import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarDate, isCalendarDate, toDayNumber } from '@/lib/domain/calendar-date'
import { type DoseStep, trialSchema } from '@/lib/domain/case-file'
import { type Interval, toInterval } from '@/lib/domain/quantity'
import { layOutCourse } from '@/lib/rules/course'
import { daysAtDose } from '@/lib/rules/days-at-dose'

const BRIDGE = 2
const MINIMUM = 50
const ENOUGH: Interval = { min: MINIMUM, max: MINIMUM }

function today(): CalendarDate {
  const text = '2026-11-20'
  if (!isCalendarDate(text)) throw new Error('not a day')
  return text
}

function days(recorded: { days?: DoseStep['days']; doses: DoseStep[] }): Interval | null {
  const doses = recorded.doses.map((step) => toInterval(step.mgPerDay))
  const course = layOutCourse(trialSchema.parse({ id: 't1', drug: 'x', ...recorded }), toDayNumber(today()), doses)
  return course.network === null ? null : daysAtDose(course, ENOUGH, BRIDGE)
}

/** The definition, day by day: the most days at dose in a stretch whose other days lie in one window of the bridge. */
function longestRunByDay(at: readonly boolean[]): number {
  let best = 0
  for (let from = 0; from < at.length; from++) {
    for (let to = from + 1; to <= at.length; to++) {
      const stretch = at.slice(from, to)
      const first = stretch.indexOf(false)
      const window = first === -1 ? 0 : stretch.lastIndexOf(false) - first + 1
      if (window <= BRIDGE && stretch[0] === true && stretch.at(-1) === true)
        best = Math.max(best, stretch.filter((day) => day).length)
    }
  }
  return best
}

type Kind = 'at' | 'below' | 'unknown'
type Stretch = { readonly kind: Kind; readonly min: number; readonly max: number }

/** Every way to fill the stretches, by brute force. */
function bruteForce(stretches: readonly Stretch[], total: Interval): Interval | null {
  let range: Interval | null = null
  const fill = (index: number, at: boolean[]): void => {
    const stretch = stretches[index]
    if (at.length > total.max) return
    if (stretch === undefined) {
      if (at.length < Math.max(1, total.min)) return
      const run = longestRunByDay(at)
      range = range === null ? { min: run, max: run } : { min: Math.min(range.min, run), max: Math.max(range.max, run) }
      return
    }
    for (let length = stretch.min; length <= Math.min(stretch.max, total.max); length++) {
      const choices = stretch.kind === 'unknown' ? [true, false] : [stretch.kind === 'at']
      for (const isAt of choices) fill(index + 1, [...at, ...new Array<boolean>(length).fill(isAt)])
    }
  }
  fill(0, [])
  return range
}

const DOSE = { at: 50, below: 25, unknown: null } as const
const UP_TO = 5

const stretch = fc
  .record({
    kind: fc.constantFrom<Kind>('at', 'at', 'below', 'unknown'),
    a: fc.integer({ min: 0, max: UP_TO }),
    b: fc.integer({ min: 0, max: UP_TO }),
    isExact: fc.boolean(),
  })
  .map(({ kind, a, b, isExact }) => ({ kind, min: Math.min(a, b), max: isExact ? Math.min(a, b) : Math.max(a, b) }))

describe('days at dose over every completion', () => {
  it('is exactly the range that brute force over all lengths and doses finds', () => {
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 5 }), (stretches) => {
        const doses = stretches.map(({ kind, min, max }) => ({ mgPerDay: DOSE[kind], days: { min, max } }))
        const total = { min: 0, max: stretches.reduce((sum, { max }) => sum + max, 0) }
        const expected = bruteForce(stretches, total)
        fc.pre(expected !== null)
        expect(days({ doses })).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('is exact too when the whole length is recorded and steps have none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Kind>('at', 'below', 'unknown'), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 2 }),
        (kinds, min, more) => {
          const total = { min, max: min + more }
          const stretches = kinds.map((kind) => ({ kind, min: 0, max: total.max }))
          const doses = kinds.map((kind) => ({ mgPerDay: DOSE[kind] }))
          expect(days({ doses, days: total })).toEqual(bruteForce(stretches, total))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('never falls when a step lasts longer or its dose is higher', () => {
    fc.assert(
      fc.property(
        fc.array(stretch, { minLength: 1, maxLength: 5 }),
        fc.nat({ max: 4 }),
        fc.constantFrom('longer', 'higher'),
        (stretches, index, change) => {
          const steps = stretches.map(({ kind, min }) => ({ mgPerDay: DOSE[kind], days: min + 1 }))
          const raised = steps.map((step, at) => {
            if (at !== index % steps.length) return step
            const isAt = step.mgPerDay === DOSE.at
            if (change === 'higher') return { ...step, mgPerDay: DOSE.at }
            return isAt ? { ...step, days: step.days + 3 } : step
          })
          const [before, after] = [days({ doses: steps }), days({ doses: raised })]
          expect(after?.min).toBeGreaterThanOrEqual(before?.min ?? 0)
          expect(after?.max).toBeGreaterThanOrEqual(before?.max ?? 0)
        },
      ),
      { numRuns: 300 },
    )
  })
})
