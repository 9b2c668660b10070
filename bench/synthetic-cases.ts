import { CASE_FILE_FORMAT, type CaseFile, caseFileSchema } from '@/lib/domain/case-file'

/** A dose for so many days. */
export type DoseStep = { readonly mgPerDay: number; readonly days: number }

/** One trial as plain facts, with the minimum dose of its drug beside them: we look that up ourselves. */
export type TrialFacts = {
  readonly id: string
  readonly drug: string
  readonly minimumMg: number
  readonly doses: readonly DoseStep[]
  readonly adherence: number
  readonly baseline: number
  readonly endpoint: number
}

/** One synthetic case twice: as the case file that we read, and as the facts of it that the others are given. */
export type SyntheticCase = { readonly file: CaseFile; readonly facts: { readonly trials: readonly TrialFacts[] } }

/** What is said of one trial: the four criteria one by one, and whether all are met. */
export type TrialAnswer = {
  readonly id: string
  readonly dose: boolean
  readonly duration: boolean
  readonly adherence: boolean
  readonly outcome: boolean
  readonly failed: boolean
}

/** What is said of a case: of each trial, and whether two different drugs failed. */
export type Answer = { readonly trials: readonly TrialAnswer[]; readonly isMet: boolean }

/** A way to judge cases; `judgeAll` is what is timed, everything that can be prepared once is prepared before. */
export type Contestant = {
  readonly name: string
  readonly judgeAll: () => readonly Answer[] | Promise<readonly Answer[]>
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

// Below, just below, at and above each threshold; scores are PHQ-9 totals.
const DOSE_FACTORS = [0.5, 0.98, 1, 1, 1.5, 2] as const
const DAYS_BELOW_DOSE = [0, 0, 7, 14, 60] as const
const DAYS_AT_FIRST = [7, 14, 27, 28, 28, 29] as const
const DAYS_AFTER = [0, 14, 14, 14, 62] as const
const ADHERENCES = [0.5, 0.79, 0.8, 0.8, 0.81, 1] as const
const SCORES = [
  [20, 22],
  [20, 20],
  [20, 15],
  [22, 12],
  [20, 11],
  [20, 10],
  [22, 9],
] as const
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

/** A dose that was raised once or twice, or not at all. */
function makeDoses(random: Random, minimumMg: number): readonly DoseStep[] {
  const mgPerDay = minimumMg * pick(random, DOSE_FACTORS)
  const steps = [
    { mgPerDay: minimumMg / 4, days: pick(random, DAYS_BELOW_DOSE) },
    { mgPerDay, days: pick(random, DAYS_AT_FIRST) },
    { mgPerDay: mgPerDay * 1.5, days: pick(random, DAYS_AFTER) },
  ]
  return steps.filter(({ days }) => days > 0)
}

function makeTrial(random: Random, id: string): TrialFacts {
  const [drug, minimumMg] = pick(random, [['sertraline', 50], ...Object.entries(MINIMUM_MG).slice(1)])
  const [baseline, endpoint] = pick<readonly [number, number]>(random, SCORES)
  return {
    id,
    drug,
    minimumMg,
    doses: makeDoses(random, minimumMg),
    adherence: pick(random, ADHERENCES),
    baseline,
    endpoint,
  }
}

function toCaseFile(label: string, trials: readonly TrialFacts[]): CaseFile {
  return caseFileSchema.parse({
    format: CASE_FILE_FORMAT,
    case: { label, assessedOn: '2026-11-20' },
    trials: trials.map(({ id, drug, doses, adherence, baseline, endpoint }) => ({
      id,
      drug,
      doses,
      adherence: { method: 'refillRecord', proportion: adherence },
      outcome: { scale: 'PHQ-9', baseline, endpoint },
    })),
  })
}

/** Synthetic cases of two to five trials whose facts are all exact; a drug may come twice. */
export function makeCases(count: number, seed: number): readonly SyntheticCase[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, index) => {
    const length = pick(random, NUMBERS_OF_TRIALS)
    const trials = Array.from({ length }, (_trial, position) => makeTrial(random, `t${position + 1}`))
    return { file: toCaseFile(`Synthetic ${index + 1}`, trials), facts: { trials } }
  })
}
