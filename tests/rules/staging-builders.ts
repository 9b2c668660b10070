import type { AntidepressantTrial, CaseFile, OtherTreatment } from '@/lib/domain/case-file'
import { listShownStaging } from '@/lib/exchange/describe-staging'
import { assessSurroundings } from '@/lib/rules/assess-surroundings'
import type { StagingScoreId } from '@/lib/rules/staging/staging-result'
import { aCaseFile } from '../factories'
import { aDay, aFairTrial } from './builders'

export type Facts = NonNullable<Parameters<typeof aCaseFile>[0]>['case']

/** One staging score of a case, on 20 November 2026. `null`: nobody was asked about other treatments. */
export function stage(
  id: StagingScoreId,
  trials: readonly AntidepressantTrial[],
  otherTreatments: CaseFile['otherTreatments'] | null = [],
  facts: Facts = {},
) {
  const file = aCaseFile({ case: facts, trials, ...(otherTreatments === null ? {} : { otherTreatments }) })
  const { staging } = assessSurroundings(file, { today: aDay('2026-11-20') })
  const found = staging.find((result) => result.id === id)
  if (found === undefined) throw new Error(`${id} was not staged`)
  return found
}

const DOSES = {
  sertraline: 50,
  escitalopram: 10,
  fluoxetine: 20,
  venlafaxine: 150,
  bupropion: 300,
  mirtazapine: 30,
  amitriptyline: 150,
  phenelzine: 60,
} as const
export type Drug = keyof typeof DOSES

/** A fair failed trial of a drug at its minimum effective dose: nothing was raised. */
export function failed(drug: Drug, recorded: Parameters<typeof aFairTrial>[0] = {}): AntidepressantTrial {
  return aFairTrial({ id: drug, drug, doses: [{ mgPerDay: DOSES[drug] }], ...recorded })
}

/** The same, with nothing known of the tablets taken: it may count. */
export function mayHaveFailed(drug: Drug): AntidepressantTrial {
  return failed(drug, { adherence: null })
}

/** One course of bilateral ECT without effect. */
export function ect(recorded: Partial<OtherTreatment> = {}): OtherTreatment[] {
  return [{ id: 'ect', kind: 'ect', laterality: 'bilateral', outcome: { band: 'none' }, ...recorded }]
}

/** The inputs of a score as they are shown: what was recorded, the points it gives, and the rows it falls under. */
export function shownInputs(...given: Parameters<typeof stage>) {
  const [shown] = listShownStaging([stage(...given)])
  return shown?.inputs.map(({ label, observed, points, sources }) => [
    label,
    observed,
    points,
    sources.map((s) => s.label),
  ])
}
