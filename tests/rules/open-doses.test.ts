import { describe, expect, it } from 'vitest'
import { judgeTrials } from '@/lib/rules/assess-definition'
import { decideDoses, isOpen, mayReachDays, onlyRun } from '@/lib/rules/decided-doses'
import { DEFINITIONS } from '@/lib/rules/definitions'
import { type Constraint, difference } from '@/lib/rules/difference-constraints'
import { prepareCase } from '@/lib/rules/prepare-case'
import { aCaseFile, aTrial } from '../factories'
import { aDay } from './builders'

type Recorded = Parameters<typeof aTrial>[0]

/** Sertraline by the six-week definition: 50 mg are enough, for 42 days. */
function judge(recorded: Recorded) {
  const file = aCaseFile({ trials: [aTrial({ drug: 'sertraline', ...recorded })] })
  const [judged] = judgeTrials(prepareCase(file, aDay('2026-11-20'), false), DEFINITIONS['six-week'])
  if (judged === undefined) throw new Error('one trial was judged')
  return judged.dose
}

const ENOUGH = { min: 50, max: 50 }
const steps = (...doses: readonly (readonly [mgPerDay: number | null, days?: number])[]) => ({
  doses: doses.map(([mgPerDay, days]) => (days === undefined ? { mgPerDay } : { mgPerDay, days })),
})

describe('a dose that is open', () => {
  it.each([
    [{ min: 25, max: 50 }, true],
    [{ min: 49, max: 100 }, true],
    [{ min: 25, max: 49 }, false],
    [{ min: 50, max: 100 }, false],
    [{ min: 50, max: 50 }, false],
  ])('%o mg against 50 mg: %s', (dose, expected) => {
    expect(isOpen(dose, ENOUGH)).toBe(expected)
  })

  it('against a minimum of 50 to 75 mg may lie on either side from 50 mg to below 75 mg', () => {
    const enough = { min: 50, max: 75 }
    const exact = (mg: number) => isOpen({ min: mg, max: mg }, enough)
    expect([49, 50, 74, 75].map(exact)).toEqual([false, true, true, false])
  })
})

describe('open doses, decided', () => {
  const decided = (recorded: Recorded) =>
    decideDoses(judge(recorded).course, ENOUGH).map(({ segments }) => segments.map(({ dose }) => dose))
  const at = { min: 50, max: Infinity }
  const below = { min: 0, max: 0 }

  it('are enough or nothing, one after another, and known doses stay as they are', () => {
    const known = { min: 25, max: 25 }
    expect(decided(steps([25, 10]))).toEqual([[known]])
    expect(decided(steps([25, 10], [null, 10]))).toEqual([
      [known, at],
      [known, below],
    ])
    expect(decided(steps([null, 10], [null, 10]))).toEqual([
      [at, at],
      [at, below],
      [below, at],
      [below, below],
    ])
  })
})

describe('the only run at or above the dose', () => {
  const run = (recorded: Recorded) => onlyRun(judge(recorded).course, ENOUGH)

  it.each([
    ['all of one step', steps([50, 60]), { from: 0, to: 1 }],
    ['two steps that touch', steps([50, 20], [75, 40]), { from: 0, to: 2 }],
    ['the step between two lower ones', steps([25, 10], [50, 60], [25, 10]), { from: 1, to: 2 }],
    ['the steps after titration', steps([25, 10], [50, 10], [100, 50]), { from: 1, to: 3 }],
    ['the steps before a lower one', steps([50, 10], [100, 50], [25, 10]), { from: 0, to: 2 }],
    ['none below the dose', steps([25, 60]), 'none'],
    ['not certain where a lower dose lies between', steps([50, 30], [25, 10], [50, 30]), null],
    ['not certain where the last of three is apart', steps([50, 30], [50, 30], [25, 10], [50, 30]), null],
  ] as const)('is %s', (_, recorded, expected) => {
    expect(run(recorded)).toEqual(expected)
  })

  it('is not broken by a lower dose of no days: 28 and 28 days of 8 weeks', () => {
    expect(run({ weeks: 8, ...steps([50, 28], [25], [50, 28]) })).toEqual({ from: 0, to: 3 })
    expect(run({ weeks: 9, ...steps([50, 28], [25], [50, 28]) })).toBeNull()
  })

  it('is not known of facts that exclude each other', () => {
    expect(run({ start: '2025-01-01', stop: '2025-12-31', weeks: 4 })).toBeNull()
  })
})

describe('whether a trial may reach its days', () => {
  const always: readonly (readonly Constraint[])[] = [[]]
  const never: readonly (readonly Constraint[])[] = []
  const may = (recorded: Recorded, constraints = always) => mayReachDays(judge(recorded), () => constraints)

  it.each([
    ['42 days at 50 mg', { days: 42, ...steps([50]) }, true],
    ['41 days at 50 mg', { days: 41, ...steps([50]) }, false],
    ['41 to 42 days at 50 mg', { days: { min: 41, max: 42 }, ...steps([50]) }, true],
    ['60 days at 25 mg', { days: 60, ...steps([25]) }, false],
    ['60 days at an unknown dose', { days: 60, ...steps([null]) }, true],
    ['20 days at 50 mg and 21 at an unknown dose', steps([50, 20], [null, 21]), false],
    ['20 days at 50 mg and 22 at an unknown dose', steps([50, 20], [null, 22]), true],
  ] as const)('%s: %s', (_, recorded, expected) => {
    expect(may(recorded)).toBe(expected)
    expect(may(recorded, never)).toBe(false)
  })

  it('is taken for granted where there may be several runs, no minimum, or facts that exclude each other', () => {
    expect(may(steps([50, 30], [25, 10], [50, 30]), never)).toBe(true)
    expect(may({ days: 60, drug: 'the blue one', ...steps([50]) }, never)).toBe(true)
    expect(may({ start: '2025-01-01', stop: '2025-12-31', weeks: 4, ...steps([50]) }, never)).toBe(true)
  })

  it('is taken for granted of seven stretches of unknown dose', () => {
    expect(may({ doses: Array.from({ length: 7 }, () => ({ mgPerDay: null, days: 8 })) }, never)).toBe(true)
  })

  it('is worked out for seven stretches of known doses', () => {
    const seven = steps([25, 1], [25, 1], [25, 1], [50, 20], [50, 20], [50, 20], [25, 1])
    expect(may(seven)).toBe(true)
    expect(may(seven, never)).toBe(false)
  })

  it('keeps the days of the course that are known: at most 52 days, of which the first 10 are too low', () => {
    const dose = judge({ days: { min: 40, max: 52 }, ...steps([25, 10], [50]) })
    expect(mayReachDays(dose, () => always)).toBe(true)
    const longest: number[] = []
    mayReachDays(dose, ({ from, to }, { network }) => {
      if (network !== null) longest.push(difference(network, from, to).max)
      return never
    })
    expect(longest).toEqual([42])
    expect(mayReachDays(dose, ({ from, to }) => [[{ from, to, min: 0, max: 41 }]])).toBe(false)
    expect(mayReachDays(dose, ({ from, to }) => [[{ from, to, min: 0, max: 41 }], []])).toBe(true)
  })
})
