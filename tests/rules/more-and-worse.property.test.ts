import fc from 'fast-check'
import { describe, it } from 'vitest'
import { toCalendarDate, toDayRange } from '@/lib/domain/calendar-date'
import { trialSchema } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import type { TrialEvaluation } from '@/lib/rules/evaluation'
import { date, quantity, STEPS } from './plausible-case'
import { expectNoLower, plus, toTrial } from './verdict-order'

/** A fixed seed, so that a build never depends on chance. */
const SEED = 20261121

function adequacyOf({ adequacy, findings }: TrialEvaluation): Record<string, string> {
  const criteria = findings.filter(({ criterion }) => criterion !== 'outcome')
  return { adequacy, ...Object.fromEntries(criteria.map(({ criterion, verdict }) => [criterion, verdict])) }
}

function failureOf({ failed, findings }: TrialEvaluation): Record<string, string> {
  return { failed, outcome: findings.find(({ criterion }) => criterion === 'outcome')?.verdict ?? 'unknown' }
}

/** A date so many days later, in the precision in which it was given. */
function later(text: string, days: number): string {
  const { first } = toDayRange(aPartial(text))
  return toCalendarDate(first + days).slice(0, text.length)
}

function aPartial(text: string) {
  const { start } = trialSchema.parse({ id: 't1', drug: null, start: text })
  if (start == null) throw new RangeError(`${text} is no date`)
  return start
}

const DRUGS = Object.entries(STEPS)

/** Ten times the highest dose that a label names; above it, a number is a slip. */
const ABSURD_ABOVE: Readonly<Record<string, number>> = {
  sertraline: 2000,
  fluoxetine: 800,
  venlafaxine: 2250,
  citalopram: 400,
  escitalopram: 200,
  mirtazapine: 450,
  trazodone: 4000,
}

const step = fc.record({ dose: quantity(0, 8), days: quantity(1, 60) })
const taken = fc.oneof(
  quantity(0, 1, 0.1).map(({ wide }) => ({ adherence: { method: 'pillCount', proportion: wide } })),
  fc.constantFrom('good', 'partial', 'poor').map((category) => ({ adherence: { category } })),
  fc.constant({}),
)

/** A trial of one to three steps, its doses and lengths known, ranges or not known. */
const byLengths = fc.record({
  drug: fc.constantFrom(...DRUGS),
  steps: fc.array(step, { minLength: 1, maxLength: 3 }),
  taken,
  cap: fc.option(quantity(1, 8), { freq: 4, nil: null }),
})

type Recorded = {
  readonly doses: readonly { readonly mgPerDay: Quantity | undefined; readonly days: Quantity | undefined }[]
}

function recordSteps({
  steps,
  drug: [, size],
}: {
  steps: readonly { dose: { wide: Quantity }; days: { wide: Quantity } }[]
  drug: readonly [string, number]
}): Recorded {
  return { doses: steps.map(({ dose, days }) => ({ mgPerDay: times(dose.wide, size), days: days.wide })) }
}

function times(value: Quantity, size: number): Quantity {
  if (value === null) return null
  if (typeof value === 'number') return value * size
  const { min, max } = value
  return { ...(min == null ? {} : { min: min * size }), ...(max == null ? {} : { max: max * size }) }
}

const more = fc.integer({ min: 1, max: 40 })

describe('an adequate trial stays adequate, under every definition,', () => {
  it('when a dose is higher: any step by any amount up to ten times the highest dose of its drug', () => {
    fc.assert(
      fc.property(byLengths, fc.nat({ max: 2 }), more, ({ drug, steps, ...rest }, at, by) => {
        const { doses } = recordSteps({ steps, drug })
        const own = {
          drug: drug[0],
          ...rest.taken,
          cap: rest.cap === null ? null : { mgPerDay: times(rest.cap.wide, drug[1]), reason: 'age' },
        }
        const raised = doses.map((one, index) =>
          index === at % doses.length
            ? { ...one, mgPerDay: plus(one.mgPerDay, by * by * drug[1], ABSURD_ABOVE[drug[0]]) }
            : one,
        )
        expectNoLower({ before: toTrial({ ...own, doses }), after: toTrial({ ...own, doses: raised }) }, adequacyOf)
      }),
      { numRuns: 150, seed: SEED },
    )
  })

  it('when its first or last step, or one at or above the minimum, was longer', () => {
    fc.assert(
      fc.property(byLengths, fc.nat({ max: 2 }), more, ({ drug, steps, ...rest }, at, by) => {
        const { doses } = recordSteps({ steps, drug })
        const own = { drug: drug[0], ...rest.taken }
        const index = at % doses.length
        // Six steps are at or above the minimum of every table.
        const isHigh = doses[index]?.mgPerDay === drug[1] * 6
        fc.pre(index === 0 || index === doses.length - 1 || isHigh)
        const raised = doses.map((one, place) => (place === index ? { ...one, days: plus(one.days, by) } : one))
        expectNoLower({ before: toTrial({ ...own, doses }), after: toTrial({ ...own, doses: raised }) }, adequacyOf)
      }),
      { numRuns: 150, seed: SEED },
    )
  })

  it('when it began earlier or ended later, by days, months or years', () => {
    fc.assert(
      fc.property(byLengths, date, date, more, fc.boolean(), ({ drug, steps, ...rest }, a, b, by, isLater) => {
        const [start, stop] = a.narrow <= b.narrow ? [a.wide, b.wide] : [b.wide, a.wide]
        // One step without a length, so that there is nothing that the dates could contradict.
        const doses = recordSteps({ steps, drug })
          .doses.slice(0, 1)
          .map(({ mgPerDay }) => ({ mgPerDay }))
        // Never after the day of assessment in November 2026.
        const daysBy: Readonly<Record<number, number>> = { 10: by, 7: 31 * Math.min(by, 10), 4: 366 }
        const moved = (text: string) => later(text, (isLater ? 1 : -1) * (daysBy[text.length] ?? 0))
        const own = { drug: drug[0], ...rest.taken, doses }
        const after = isLater ? { start, stop: moved(stop) } : { start: moved(start), stop }
        expectNoLower({ before: toTrial({ ...own, start, stop }), after: toTrial({ ...own, ...after }) }, adequacyOf)
      }),
      { numRuns: 150, seed: SEED },
    )
  })

  it('when more of it was taken: a higher proportion, a better category, more days supplied', () => {
    const better = { good: 'good', partial: 'good', poor: 'partial' } as const
    const supply = fc.record({ date, daysSupply: quantity(10, 60) })
    fc.assert(
      fc.property(
        byLengths,
        fc.array(supply, { maxLength: 2 }),
        fc.nat({ max: 10 }),
        ({ drug, steps, ...rest }, fills, by) => {
          const doses = recordSteps({ steps: steps.slice(0, 1), drug }).doses.map(({ mgPerDay }) => ({ mgPerDay }))
          const before = toTrial({
            drug: drug[0],
            doses,
            ...rest.taken,
            start: '2025-01-15',
            stop: '2025-09',
            dispenses: fills.map((fill) => ({ date: fill.date.wide, daysSupply: fill.daysSupply.wide })),
          })
          const { adherence, dispenses = [] } = before
          const after = toTrial({
            ...before,
            ...(adherence == null
              ? {}
              : {
                  adherence: {
                    ...adherence,
                    ...(adherence.proportion == null ? {} : { proportion: plus(adherence.proportion, by / 10, 1) }),
                    ...(adherence.category == null ? {} : { category: better[adherence.category] }),
                  },
                }),
            dispenses: dispenses.map((fill) => ({ ...fill, daysSupply: plus(fill.daysSupply, by) })),
          })
          expectNoLower({ before, after }, adequacyOf)
        },
      ),
      { numRuns: 150, seed: SEED },
    )
  })
})

/** From better to worse. */
const BANDS = ['remission', 'response', 'partial', 'minimal', 'none', 'worse'] as const
const REASONS = ['remission', 'partialResponse', 'lackOfEfficacy'] as const
const FAIR = {
  drug: 'sertraline',
  weeks: 12,
  doses: [{ mgPerDay: 200 }],
  adherence: { category: 'good' },
  role: 'monotherapy',
}

/** Two outcomes of which the second is no better. */
const worse: fc.Arbitrary<readonly [object, object]> = fc.oneof(
  fc
    .tuple(quantity(-50, 100), more)
    .map(
      ([{ wide }, by]) => [{ outcome: { improvement: wide } }, { outcome: { improvement: plus(wide, -by) } }] as const,
    ),
  fc.tuple(quantity(0, 27), quantity(0, 27), more).map(([{ wide: baseline }, { wide: endpoint }, by]) => {
    const scored = (value: Quantity | undefined) => ({ outcome: { scale: 'PHQ-9', baseline, endpoint: value } })
    return [scored(endpoint), scored(plus(endpoint, by, 27))] as const
  }),
  fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })).map(([a, b]) => {
    const band = (index: number) => ({ outcome: { band: BANDS[index] } })
    return [band(Math.min(a, b)), band(Math.max(a, b))] as const
  }),
  fc.constantFrom([{ outcome: { band: 'notFailed' } }, { outcome: { band: 'failed' } }] as const),
  fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })).map(([a, b]) => {
    const cgi = (cgiI: number) => ({ outcome: { cgiI } })
    return [cgi(Math.min(a, b)), cgi(Math.max(a, b))] as const
  }),
  fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })).map(([a, b]) => {
    const stopped = (index: number) => ({ stopReason: REASONS[index] })
    return [stopped(Math.min(a, b)), stopped(Math.max(a, b))] as const
  }),
)

describe('a failed trial stays failed, under every definition,', () => {
  it('when its outcome was worse: less improvement, a higher score, a worse band, impression or reason for stopping', () => {
    fc.assert(
      fc.property(worse, fc.constantFrom(undefined, null, true), ([better, poorer], lostResponse) => {
        const before = toTrial({ ...FAIR, outcome: undefined, ...better, lostResponse })
        const after = toTrial({ ...FAIR, outcome: undefined, ...poorer, lostResponse })
        expectNoLower({ before, after }, failureOf)
      }),
      { numRuns: 300, seed: SEED },
    )
  })
})
