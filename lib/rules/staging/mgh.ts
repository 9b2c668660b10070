import type { CountRange } from '../evaluation'
import { failedEct, needsOfEct, observeEct, type StagingContext } from './staging-context'
import { type PublishedRow, publishedRow, type StagingInput, type StagingResult } from './staging-result'

const SOURCE = ['stagingModels2020', 'Table 1: Massachusetts General Hospital', 'read'] as const

/** Points of the Massachusetts General Hospital staging; there is no upper end. */
export const MGH_ROWS = {
  failure: publishedRow('Each adequate trial that failed (at least 6 weeks)', 1, ...SOURCE),
  optimization: publishedRow('Each optimization of dose or duration', 0.5, ...SOURCE),
  augmentation: publishedRow('Each augmentation or combination', 0.5, ...SOURCE),
  ect: publishedRow('ECT that failed, once', 3, ...SOURCE),
} as const

/** What the publications leave open, and how it is read here. */
export const MGH_READINGS = [
  publishedRow(
    'An optimization is a dose raised above the minimum effective dose, in a trial that counts; longer trials give no points',
    'once per trial',
    'decidedHere',
    'no publication read gives a number',
    'decided',
  ),
  publishedRow(
    'A combination is two antidepressants started together; one added later counts as a trial of its own',
    'once per pair',
    'decidedHere',
    'no double counting',
    'decided',
  ),
] as const satisfies readonly PublishedRow[]

function pointsOf(count: CountRange, { value }: { readonly value: number }): CountRange {
  return { min: count.min * value, max: count.max * value }
}

/** The Massachusetts General Hospital score, lowest and highest. */
export function stageMgh(staging: StagingContext): StagingResult {
  const { states, ect, failures, augmentations } = staging
  const over = (read: (state: NonNullable<typeof states>[number]) => number): CountRange => {
    const values = (states ?? []).map(read)
    return { min: Math.min(...values), max: Math.max(...values) }
  }
  const optimized = over((state) => state.optimized)
  const combined = over((state) => state.combinations)
  const hasFailed = failedEct(ect, false)
  const ectCount = { met: { min: 1, max: 1 }, notMet: { min: 0, max: 0 }, unknown: null }[hasFailed ?? 'unknown']
  const strategies = { min: augmentations.min + combined.min, max: augmentations.max + combined.max }
  const inputs: readonly StagingInput[] = [
    {
      label: 'Adequate failures in this episode',
      observed: failures,
      points: pointsOf(failures, MGH_ROWS.failure),
      rows: [MGH_ROWS.failure],
    },
    {
      label: 'Doses raised above the minimum',
      observed: states === null ? null : optimized,
      points: states === null ? null : pointsOf(optimized, MGH_ROWS.optimization),
      rows: [MGH_ROWS.optimization, MGH_READINGS[0]],
    },
    {
      label: 'Augmentations and combinations that failed adequately',
      observed: states === null ? null : strategies,
      points: states === null ? null : pointsOf(strategies, MGH_ROWS.augmentation),
      rows: [MGH_ROWS.augmentation, MGH_READINGS[1]],
    },
    {
      label: 'ECT',
      observed: observeEct(ect),
      points: ectCount === null ? null : pointsOf(ectCount, MGH_ROWS.ect),
      rows: [MGH_ROWS.ect],
    },
  ]
  const needs = [
    ...(states === null ? ['which antidepressants were started together'] : []),
    ...(ectCount === null ? [needsOfEct(hasFailed, false)] : []),
  ]
  if (needs.length > 0 || states === null || ectCount === null)
    return { id: 'mgh', inputs, kind: 'notComputable', needs }
  const drugPoints = over(
    ({ failures: n, optimized: o, combinations: c }) =>
      n * MGH_ROWS.failure.value + o * MGH_ROWS.optimization.value + c * MGH_ROWS.augmentation.value,
  )
  const added = pointsOf(augmentations, MGH_ROWS.augmentation)
  const ectPoints = pointsOf(ectCount, MGH_ROWS.ect)
  return {
    id: 'mgh',
    inputs,
    kind: 'score',
    min: drugPoints.min + added.min + ectPoints.min,
    max: drugPoints.max + added.max + ectPoints.max,
    bands: [],
  }
}
