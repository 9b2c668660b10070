import { aFairTrial, assessFirst, findingOf } from './builders'

export type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>
export type Level = NonNullable<Recorded['plasmaLevels']>[number]

export const POOR = { method: 'selfReport', proportion: 0.5 } as const
/** A trough at steady state, in the middle of 90 days on one dose. */
export const TROUGH = { on: '2025-02-14', analyte: 'nortriptyline', unit: 'ng/mL', hoursAfterDose: 12 } as const

/** Nortriptyline from 1 January to 31 March 2025; its range is 50 to 150 ng/mL, its minimum dose 75 mg. */
export function nortriptyline(mgPerDay: number, levels: readonly Level[], recorded: Recorded = {}) {
  return assessFirst([
    aFairTrial({
      drug: 'nortriptyline',
      indication: 'depression',
      start: '2025-01-01',
      stop: '2025-03-31',
      doses: [{ mgPerDay }],
      adherence: POOR,
      plasmaLevels: levels,
      ...recorded,
    }),
  ])
}

/** What becomes of its dose. */
export const doseOf = (...given: Parameters<typeof nortriptyline>) => findingOf(nortriptyline(...given), 'dose').verdict
/** What becomes of its adherence. */
export const adherenceOf = (...given: Parameters<typeof nortriptyline>) =>
  findingOf(nortriptyline(...given), 'adherence').verdict
