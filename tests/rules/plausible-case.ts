import fc from 'fast-check'
import { type CaseFile, trialSchema } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import { aCaseFile } from '../factories'

/** A record, one of the completions that are consistent with it, and an exact answer to whatever it leaves open. */
export type Narrowing = {
  readonly wide: CaseFile
  readonly narrow: CaseFile
  readonly answers: readonly Readonly<Record<string, object>>[]
}

/** What is recorded, and one completion of it. */
export type Pair<Wide, Narrow = Wide> = { readonly wide: Wide; readonly narrow: Narrow }

/** A number, a range that holds it, or not known; and the number itself. */
export function quantity(min: number, max: number, step = 1): fc.Arbitrary<Pair<Quantity, number>> {
  const steps = Math.floor((max - min) / step)
  return fc
    .record({
      at: fc.nat({ max: steps }),
      below: fc.nat({ max: 3 }),
      above: fc.nat({ max: 3 }),
      kind: fc.constantFrom('exact', 'exact', 'range', 'from', 'unknown'),
    })
    .map(({ at, below, above, kind }) => {
      const exact = min + at * step
      const low = Math.max(min, exact - below * step)
      const high = Math.min(max, exact + above * step)
      const wide = { exact, range: { min: low, max: high }, from: { min: low }, unknown: null }[kind]
      return { wide, narrow: exact }
    })
}

/** A quantity of which something is known: one that nobody knows is no source of an outcome at all. */
function stated(min: number, max: number, step = 1): fc.Arbitrary<Pair<Quantity, number>> {
  return quantity(min, max, step).filter(({ wide }) => wide !== null)
}

/** A date to the day, or its month, or its year. */
export const date = fc
  .record({
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    length: fc.constantFrom(4, 7, 10),
  })
  .map(({ month, day, length }) => {
    const exact = `2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    return { wide: exact.slice(0, length), narrow: exact }
  })

const DRUGS = [
  'sertraline',
  'fluoxetine',
  'venlafaxine',
  'citalopram',
  'escitalopram',
  'mirtazapine',
  'trazodone',
] as const
export const STEPS = {
  sertraline: 25,
  fluoxetine: 10,
  venlafaxine: 37.5,
  citalopram: 10,
  escitalopram: 5,
  mirtazapine: 15,
  trazodone: 50,
}

const length: fc.Arbitrary<Pair<Record<string, unknown>>> = fc.oneof(
  quantity(1, 14).map(({ wide, narrow }) => ({ wide: { weeks: wide }, narrow: { weeks: narrow } })),
  quantity(1, 90).map(({ wide, narrow }) => ({ wide: { days: wide }, narrow: { days: narrow } })),
  fc.record({ a: date, b: date }).map(({ a, b }) => {
    const [first, last] = a.narrow <= b.narrow ? [a, b] : [b, a]
    return { wide: { start: first.wide, stop: last.wide }, narrow: { start: first.narrow, stop: last.narrow } }
  }),
)

const doses = (step: number) =>
  fc.array(quantity(0, step * 8, step), { minLength: 0, maxLength: 1 }).map((steps) => ({
    wide: steps.map(({ wide }) => ({ mgPerDay: wide })),
    narrow: steps.map(({ narrow }) => ({ mgPerDay: narrow })),
  }))

const adherence = fc.oneof(
  quantity(0, 1, 0.1).map(({ wide, narrow }) => ({
    wide: { method: 'selfReport', proportion: wide },
    narrow: { method: 'selfReport', proportion: narrow },
  })),
  fc.constantFrom('good', 'partial', 'poor').map((category) => ({ wide: { category }, narrow: { category } })),
)

const outcome = fc.oneof(
  stated(0, 100, 5).map(({ wide, narrow }) => ({ wide: { improvement: wide }, narrow: { improvement: narrow } })),
  fc
    .constantFrom('remission', 'partial', 'minimal', 'none', 'failed', 'notFailed')
    .map((band) => ({ wide: { band }, narrow: { band } })),
  fc.record({ baseline: stated(0, 27), endpoint: stated(0, 27) }).map(({ baseline, endpoint }) => ({
    wide: { scale: 'PHQ-9', baseline: baseline.wide, endpoint: endpoint.wide },
    narrow: { scale: 'PHQ-9', baseline: baseline.narrow, endpoint: endpoint.narrow },
  })),
)

/** Exact answers to each field that may be asked for, as parts of a trial. */
function answersOf(
  drug: string,
  parts: {
    readonly length: Pair<Record<string, unknown>>
    readonly doses: Pair<readonly object[]>
    readonly adherence: Pair<object>
    readonly exactImprovement: number
    readonly exactDose: number
  },
): Readonly<Record<string, object>> {
  const doses = parts.doses.wide.length === 0 ? [{ mgPerDay: parts.exactDose }] : parts.doses.narrow
  return {
    drug: { drug },
    dose: { doses },
    duration: parts.length.narrow,
    adherence: { adherence: parts.adherence.narrow },
    outcome: { outcome: { improvement: parts.exactImprovement }, lostResponse: false },
    indication: { indication: 'depression' },
    episode: { episode: 'current' },
  }
}

const trial = fc.constantFrom(...DRUGS).chain((drug) =>
  fc
    .record({
      length,
      doses: doses(STEPS[drug]),
      adherence,
      outcome,
      exactDose: fc.nat({ max: 8 }).map((steps) => steps * STEPS[drug]),
      exactImprovement: fc.integer({ min: -10, max: 100 }),
      isAdherenceLeftOut: fc.boolean(),
      isOutcomeLeftOut: fc.boolean(),
      stopReason: fc.constantFrom(
        undefined,
        undefined,
        'lackOfEfficacy',
        'sideEffects',
        'patientPreference',
        'remission',
      ),
      indication: fc.constantFrom(undefined, undefined, 'depression', 'other'),
      lostResponse: fc.constantFrom(
        ...[{}, {}, {}, {}].map((none) => ({ wide: none, narrow: none })),
        { wide: { lostResponse: true }, narrow: { lostResponse: true } },
        { wide: { lostResponse: null }, narrow: { lostResponse: true } },
        { wide: { lostResponse: null }, narrow: { lostResponse: false } },
      ),
    })
    .map((parts) => {
      const of = (side: 'wide' | 'narrow') => ({
        drug,
        ...parts.length[side],
        doses: parts.doses[side],
        ...(parts.isAdherenceLeftOut ? {} : { adherence: parts.adherence[side] }),
        ...(parts.isOutcomeLeftOut ? {} : { outcome: parts.outcome[side] }),
        ...(parts.stopReason === undefined ? {} : { stopReason: parts.stopReason }),
        ...(parts.indication === undefined ? {} : { indication: parts.indication }),
        ...parts.lostResponse[side],
      })
      return { wide: of('wide'), narrow: of('narrow'), answers: answersOf(drug, parts) }
    }),
)

/** A plausible history with ranges and partial dates, beside one completion of it. */
export const narrowing: fc.Arbitrary<Narrowing> = fc.array(trial, { minLength: 1, maxLength: 5 }).map((trials) => {
  const file = (side: 'wide' | 'narrow') =>
    aCaseFile({ trials: trials.map((pair, index) => trialSchema.parse({ id: `t${index + 1}`, ...pair[side] })) })
  return { wide: file('wide'), narrow: file('narrow'), answers: trials.map((pair) => pair.answers) }
})
