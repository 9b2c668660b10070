import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCalendarDate, toDayRange } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import { assessCase } from '@/lib/rules/assess-case'
import type { DefinitionEvaluation, TrialEvaluation } from '@/lib/rules/evaluation'
import { aCaseFile, aTrial } from '../factories'
import { aDay, anotherFairTrial } from './builders'
import { caseNarrowing } from './open-case'
import { quantity, STEPS } from './plausible-case'

/** A fixed seed, so that a build never depends on chance. */
const SEED = 20261121

function assess(file: CaseFile) {
  return assessCase(file, { today: aDay('2026-11-20') })
}

function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => a.id.localeCompare(b.id))
}

/** Everything said of a trial, but the names of the other records of its course. */
function ofTrial({ notes, ...trial }: TrialEvaluation) {
  return { ...trial, notes: notes.filter((note) => !note.startsWith('One course with')) }
}

/** Everything said under a definition, whatever the order of the trials and of equally small sets of facts. */
function ofDefinition({ trials, toSettle, ...definition }: DefinitionEvaluation) {
  const sets = toSettle.map((facts) =>
    facts
      .map(({ trial, field }) => `${trial} ${field}`)
      .sort()
      .join(),
  )
  return { ...definition, trials: byId(trials).map(ofTrial), toSettle: sets.sort() }
}

function everythingSaid(file: CaseFile) {
  const { inputHash: _hash, definitions, beside, dateAlarms, ...rest } = assess(file)
  return {
    ...rest,
    definitions: definitions.map(ofDefinition),
    dateAlarms: [...dateAlarms].sort(),
    classes: beside.classes,
  }
}

/** A step by its dose and days, each exact, a range or not known; `exact` is one completion of the days. */
type Step = { readonly mgPerDay: Quantity; readonly days: Quantity; readonly exact: number }

const step = (size: number): fc.Arbitrary<Step> =>
  fc.record({ dose: quantity(0, size * 8, size), days: quantity(2, 60) }).map(({ dose, days }) => ({
    // A step has one dose, also where nobody knows it; two steps may have two.
    mgPerDay: dose.narrow,
    days: days.wide,
    exact: days.narrow,
  }))

/** The same days in two steps: the first as short as wanted, the second the rest. */
function split({ mgPerDay, days, exact }: Step, place: number): readonly Step[] {
  const least = typeof days === 'number' ? days : (days?.min ?? 2)
  const first = 1 + (place % (least - 1))
  const rest = (all: number) => all - first
  if (days === null) return [first, exact - first].map((part) => ({ mgPerDay, days: null, exact: part }))
  const second =
    typeof days === 'number' ? rest(days) : { min: rest(least), ...(days.max == null ? {} : { max: rest(days.max) }) }
  return [
    { mgPerDay, days: first, exact: first },
    { mgPerDay, days: second, exact: exact - first },
  ]
}

/** Each way in which the same steps may be written down. */
const WRITTEN: Readonly<Record<string, (steps: readonly Step[], start: string) => object>> = {
  'by their days': (steps) => ({ doses: steps.map(({ mgPerDay, days }) => ({ mgPerDay, days })) }),
  'by weeks and parts of weeks': (steps) => ({
    doses: steps.map(({ mgPerDay, exact }) => ({ mgPerDay, weeks: exact / 7 })),
  }),
  'by their days, from a first day on': (steps, start) => ({
    start,
    doses: steps.map(({ mgPerDay, days }) => ({ mgPerDay, days })),
  }),
  'by the days of all but the last, within a whole': (steps) => ({
    days: steps.reduce((sum, { exact }) => sum + exact, 0),
    doses: steps.map(({ mgPerDay, exact }, index) =>
      index === steps.length - 1 ? { mgPerDay } : { mgPerDay, days: exact },
    ),
  }),
  'by dates': (steps, start) => {
    const doses = steps.map(({ mgPerDay, exact }, index) => {
      const before = steps.slice(0, index).reduce((sum, one) => sum + one.exact, 0)
      return { mgPerDay, start: later(start, before), stop: later(start, before + exact - 1) }
    })
    return { start, stop: doses.at(-1)?.stop, doses }
  },
  'by the dates on which each began, to a last month': (steps, start) => {
    const lasting = steps.reduce((sum, one) => sum + one.exact, 0)
    const doses = steps.map(({ mgPerDay }, index) => {
      const before = steps.slice(0, index).reduce((sum, one) => sum + one.exact, 0)
      return { mgPerDay, start: later(start, before) }
    })
    return { start, stop: later(start, lasting + 31).slice(0, 7), doses }
  },
}

function later(day: string, days: number): string {
  return toCalendarDate(toDayRange(aDay(day)).first + days)
}

const taken = fc.constantFrom(
  { adherence: { category: 'good' } },
  { adherence: { method: 'selfReport', proportion: { min: 0.7, max: 0.9 } } },
  { dispenses: [{ date: '2025-01-15', daysSupply: 60 }] },
)
const ended = fc.constantFrom(
  { outcome: { band: 'none' } },
  { outcome: { scale: 'PHQ-9', baseline: 20, endpoint: 15, endpointOn: '2025-03-20' } },
  { outcome: { band: 'none' }, stopReason: 'sideEffects' },
)

const written = fc.constantFrom(...Object.entries(STEPS)).chain(([drug, size]) =>
  fc.record({
    drug: fc.constant(drug),
    steps: fc.array(step(size), { minLength: 1, maxLength: 3 }),
    taken,
    ended,
    onset: fc.constantFrom({}, { episode: { onset: '2025-02' } }),
  }),
)

describe.each(Object.entries(WRITTEN))('a dose step, written %s,', (_name, write) => {
  it('may be split in two, and two equal neighbours made one, and nothing that is said of the case changes', () => {
    fc.assert(
      fc.property(written, fc.nat({ max: 2 }), fc.nat({ max: 59 }), (made, at, place) => {
        const { steps } = made
        const parts = steps.flatMap((one, index) => (index === at % steps.length ? split(one, place) : [one]))
        const said = (recorded: readonly Step[]) => {
          const { drug } = made
          const trial = aTrial({
            drug,
            role: 'monotherapy',
            ...made.taken,
            ...made.ended,
            ...write(recorded, '2025-01-15'),
          })
          const { inputHash: _hash, ...rest } = assess(
            aCaseFile({ case: made.onset, trials: [trial, anotherFairTrial()] }),
          )
          return rest
        }
        expect(said(parts)).toEqual(said(steps))
      }),
      { numRuns: 60, seed: SEED },
    )
  })
})

describe('the trials of a case', () => {
  it('may be listed in any order, and nothing that is said of the case changes', () => {
    fc.assert(
      fc.property(caseNarrowing, fc.infiniteStream(fc.nat()), ({ wide }, numbers) => {
        const keys = wide.trials.map((trial) => ({ trial, key: numbers.next().value ?? 0 }))
        const trials = keys.sort((a, b) => a.key - b.key).map(({ trial }) => trial)
        expect(everythingSaid({ ...wide, trials })).toEqual(everythingSaid(wide))
      }),
      { numRuns: 150, seed: SEED },
    )
  })
})
