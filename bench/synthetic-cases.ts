import { CASE_FILE_FORMAT, type CaseFile, caseFileSchema } from '@/lib/domain/case-file'
import type { Verdict } from '@/lib/rules/verdict'

/** All the values that a fact may have; `max` is `MOST` where it has no limit. */
export type Interval = { readonly min: number; readonly max: number }

/** More than any dose or score is; `Infinity` is not a number that every engine knows. */
export const MOST = 1_000_000

/** A dose for so many days. */
export type DoseStep = { readonly mgPerDay: Interval; readonly days: Interval }

/**
 * One trial as plain facts, each with all the values it may have, and with the minimum dose of its drug beside them. We
 * work out both ourselves, from the name and from what is recorded.
 */
export type TrialFacts = {
  readonly id: string
  readonly drug: string
  readonly minimumMg: number
  readonly doses: readonly DoseStep[]
  readonly adherence: Interval
  readonly baseline: number
  readonly endpoint: Interval
}

/** One synthetic case twice: as the case file that we read, and as the facts of it that the others are given. */
export type SyntheticCase = { readonly file: CaseFile; readonly facts: { readonly trials: readonly TrialFacts[] } }

/** What is said of one trial: the four criteria one by one, and whether it failed, which is whether all are met. */
export type TrialAnswer = {
  readonly id: string
  readonly dose: Verdict
  readonly duration: Verdict
  readonly adherence: Verdict
  readonly outcome: Verdict
  readonly failed: Verdict
}

/** What is said of a case: of each trial, and whether two different drugs failed. */
export type Answer = { readonly trials: readonly TrialAnswer[]; readonly twoDrugs: Verdict }

/**
 * A way to judge cases. `load` reads some into the shape that the engine judges, and what it returns judges them; only
 * the judging is timed.
 */
export type Contestant = {
  readonly name: string
  readonly load: (cases: readonly SyntheticCase[]) => () => readonly Answer[] | Promise<readonly Answer[]>
}

/** The rule, written out a second time here, so that agreement means something. */
export const RULE = { daysAtDose: 42, adherence: 0.8, failedBelow: 0.5, drugs: 2 }

/** Daily doses from which a trial is adequate, again written out. */
const MINIMUM_MG = {
  sertraline: 50,
  fluoxetine: 20,
  paroxetine: 20,
  escitalopram: 10,
  fluvoxamine: 100,
  venlafaxine: 150,
  duloxetine: 60,
  vortioxetine: 10,
  agomelatine: 25,
} as const

/** As recorded: a number, a range, or nothing known. */
type Recorded = number | Interval | null

// Below, just below, at and above each threshold, on both sides of it, and not known; scores are PHQ-9 totals.
const DOSE_FACTORS = [0.5, 0.98, 1, 1, 1, 1.5, 2, { min: 0.8, max: 1.2 }] as const
const DAYS_BELOW_DOSE = [0, 0, 7, 14, 60] as const
const DAYS_AT_FIRST = [7, 14, 27, 28, 28, 29, { min: 21, max: 42 }] as const
const DAYS_AFTER = [0, 14, 14, 14, 62] as const
const ADHERENCES = [0.5, 0.79, 0.8, 0.8, 0.81, 1, { min: 0.7, max: 0.9 }, null] as const
const BASELINES = [20, 22] as const
const ENDPOINTS = [22, 20, 15, 12, 11, 10, 9, { min: 8, max: 12 }, null] as const
const NUMBERS_OF_TRIALS = [2, 3, 4, 5] as const

type Random = () => number

/** Mulberry32: the same numbers for the same seed, on every machine. */
function createRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pick<T>(random: Random, [first, ...others]: readonly [T, ...T[]]): T {
  return [first, ...others][Math.floor(random() * (others.length + 1))] ?? first
}

type RecordedStep = { readonly mgPerDay: Recorded; readonly days: Recorded }

function times(recorded: number | Interval, factor: number): number | Interval {
  return typeof recorded === 'number' ? recorded * factor : { min: recorded.min * factor, max: recorded.max * factor }
}

/** A dose that was raised once or twice, or not at all. */
function makeDoses(random: Random, minimumMg: number): readonly RecordedStep[] {
  const mgPerDay = times(pick<number | Interval>(random, DOSE_FACTORS), minimumMg)
  const steps = [
    { mgPerDay: minimumMg / 4, days: pick(random, DAYS_BELOW_DOSE) },
    { mgPerDay, days: pick<Recorded>(random, DAYS_AT_FIRST) },
    { mgPerDay: times(mgPerDay, 1.5), days: pick(random, DAYS_AFTER) },
  ]
  return steps.filter(({ days }) => days !== 0)
}

function toInterval(recorded: Recorded, max: number): Interval {
  if (recorded === null) return { min: 0, max }
  return typeof recorded === 'number' ? { min: recorded, max: recorded } : recorded
}

/** One trial as recorded, and as facts. */
function makeTrial(random: Random, id: string) {
  const [drug, minimumMg] = pick(random, [['sertraline', 50], ...Object.entries(MINIMUM_MG).slice(1)])
  const doses = makeDoses(random, minimumMg)
  const adherence = pick<Recorded>(random, ADHERENCES)
  const [baseline, endpoint] = [pick<number>(random, BASELINES), pick<Recorded>(random, ENDPOINTS)]
  const facts: TrialFacts = {
    id,
    drug,
    minimumMg,
    doses: doses.map((step) => ({ mgPerDay: toInterval(step.mgPerDay, MOST), days: toInterval(step.days, MOST) })),
    adherence: toInterval(adherence, 1),
    baseline,
    endpoint: toInterval(endpoint, MOST),
  }
  const recorded = {
    id,
    drug,
    doses,
    adherence: { method: 'refillRecord', proportion: adherence },
    outcome: { scale: 'PHQ-9', baseline, endpoint },
  }
  return { recorded, facts }
}

/** Synthetic cases of two to five trials; a drug may come twice, and some facts are ranges or not known. */
export function makeCases(count: number, seed: number): readonly SyntheticCase[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, index) => {
    const length = pick(random, NUMBERS_OF_TRIALS)
    const trials = Array.from({ length }, (_trial, position) => makeTrial(random, `t${position + 1}`))
    const file = caseFileSchema.parse({
      format: CASE_FILE_FORMAT,
      case: { label: `Synthetic ${index + 1}`, assessedOn: '2026-11-20' },
      trials: trials.map(({ recorded }) => recorded),
    })
    return { file, facts: { trials: trials.map(({ facts }) => facts) } }
  })
}
