import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Interval, Quantity } from '@/lib/domain/quantity'
import type { Distance } from '@/lib/rules/distance'
import { aTrial } from '../factories'
import { assessFirst } from './builders'

/** A fixed seed, so that a build never depends on chance. */
const SEED = 20261121

/** Days required, and minimum effective doses of the default table, by hand. */
const REQUIRED = { 'four-week': 28, 'six-week': 42, 'eight-week': 56 } as const
const MINIMUM = { sertraline: 50, fluoxetine: 20, escitalopram: 10, mirtazapine: 30, duloxetine: 60 } as const

const definitions = fc.constantFrom('four-week', 'six-week', 'eight-week')
const drugs = fc.constantFrom('sertraline', 'fluoxetine', 'escitalopram', 'mirtazapine', 'duloxetine')

/** A value near a threshold, on either side of it and at it; or a range of two such values. */
const near = (threshold: number, step = 1): fc.Arbitrary<Interval> =>
  fc
    .tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }), fc.boolean())
    .map(([a, b, isExact]) => [a, isExact ? a : b].map((steps) => threshold + steps * step).sort((x, y) => x - y))
    .map(([min = 0, max = 0]) => ({ min, max }))

function asQuantity({ min, max }: Interval): Quantity {
  return min === max ? min : { min, max }
}

const record = fc.record({ definition: definitions, drug: drugs }).chain(({ definition, drug }) =>
  fc.record({
    definition: fc.constant(definition),
    drug: fc.constant(drug),
    dose: near(MINIMUM[drug]),
    days: near(REQUIRED[definition]),
    adherence: fc.constantFrom(0.79, 0.8, 0.81),
    cap: fc.option(fc.integer({ min: -2, max: 2 }), { nil: null }),
  }),
)

type Recorded = typeof record extends fc.Arbitrary<infer One> ? One : never

/** By the page: the dose never reached, else the days that are missing at it; and the doses that were not taken. */
function expected({ definition, drug, dose, days, adherence, cap }: Recorded): readonly Distance[] {
  const unit = 'mg/day'
  const minimum = Math.min(MINIMUM[drug], cap === null ? Infinity : MINIMUM[drug] + cap)
  const required = REQUIRED[definition]
  const isReached = dose.min >= minimum
  const isNeverReached = dose.max < minimum
  const isShort = !isNeverReached && days.max < required
  const short = { min: required - days.max, max: required - (isReached ? days.min : 0) }
  return [
    ...(isNeverReached
      ? [
          {
            criterion: 'dose',
            minimum,
            highest: asQuantity(dose),
            unit,
            withheld: null,
            isCapRecorded: cap !== null,
          } as const,
        ]
      : []),
    ...(isShort ? [{ criterion: 'duration', daysShort: asQuantity(short), atLeastDose: minimum, unit } as const] : []),
    ...(adherence < 0.8 ? [{ criterion: 'adherence', minimum: 0.8, observed: adherence } as const] : []),
  ]
}

function judge({ definition, drug, dose, days, adherence, cap }: Recorded, more: object = {}) {
  const trial = aTrial({
    drug,
    days: asQuantity(days),
    doses: [{ mgPerDay: asQuantity(dose) }],
    adherence: { method: 'pillCount', proportion: adherence },
    outcome: { band: 'none' },
    ...(cap === null ? {} : { cap: { mgPerDay: MINIMUM[drug] + cap, reason: 'age' } }),
    ...more,
  })
  return assessFirst([trial], definition)
}

describe('the distance of a trial from a definition', () => {
  it('is the dose never reached or the days missing at it, and the doses not taken: on both sides of each threshold', () => {
    fc.assert(
      fc.property(record, (recorded) => {
        expect(judge(recorded).distances).toEqual(expected(recorded))
      }),
      { numRuns: 500, seed: SEED },
    )
  })

  it('is said of every inadequate trial, and of none that is adequate', () => {
    fc.assert(
      fc.property(record, (recorded) => {
        const { adequacy, distances } = judge(recorded)
        if (adequacy !== 'unknown') expect(distances.length > 0).toBe(adequacy === 'notMet')
      }),
      { numRuns: 300, seed: SEED },
    )
  })

  it('of the dose is withheld after side effects, and days and doses taken are as they were', () => {
    fc.assert(
      fc.property(record, (recorded) => {
        const own = expected(recorded)
        const withheld = own.map((one) => (one.criterion === 'dose' ? { ...one, withheld: 'notTolerated' } : one))
        expect(judge(recorded, { stopReason: 'sideEffects' }).distances).toEqual(withheld)
      }),
      { numRuns: 300, seed: SEED },
    )
  })
})
