import type { CountRange } from '../evaluation'
import type { Verdict } from '../verdict'
import type { Grouping } from './failure-states'
import { failedEct, NEEDS_PAIRS, needsOfEct, observeEct, type StagingContext } from './staging-context'
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

type Points = { readonly value: number }

function pointsOf(count: CountRange, { value }: Points): CountRange {
  return { min: count.min * value, max: count.max * value }
}

function sum(ranges: readonly CountRange[]): CountRange {
  return ranges.reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max }))
}

/** What one grouping of the drugs comes to, at its least or at its most: a further failure never lowers any of the three. */
function tally(grouping: Grouping, isCounted: (verdict: Verdict) => boolean) {
  const failing = grouping.map((group) => group.filter(({ failed }) => isCounted(failed)))
  const raised = failing.flat().filter(({ isOptimized }) => isCounted(isOptimized)).length
  const failures = failing.filter((group) => group.length > 0).length
  const combinations = failing.filter((group) => group.length > 1).length
  const points = [
    { count: failures, row: MGH_ROWS.failure },
    { count: raised, row: MGH_ROWS.optimization },
    { count: combinations, row: MGH_ROWS.augmentation },
  ]
  return { raised, combinations, points: points.reduce((sum, { count, row }) => sum + count * row.value, 0) }
}

/** A count over all groupings, the least of them at the least and the most at the most. */
function over(groupings: readonly Grouping[], read: (tallied: ReturnType<typeof tally>) => number): CountRange {
  const least = groupings.map((grouping) => read(tally(grouping, (verdict) => verdict === 'met')))
  const most = groupings.map((grouping) => read(tally(grouping, (verdict) => verdict !== 'notMet')))
  return { min: Math.min(...least), max: Math.max(...most) }
}

function toInput(label: string, observed: CountRange | null, row: PublishedRow & Points, reading?: PublishedRow) {
  const points = observed === null ? null : pointsOf(observed, row)
  return { label, observed, points, rows: reading === undefined ? [row] : [row, reading] } as const
}

const ECT_COUNT = { met: { min: 1, max: 1 }, notMet: { min: 0, max: 0 }, unknown: null } as const

/** The Massachusetts General Hospital score, lowest and highest. */
export function stageMgh(staging: StagingContext): StagingResult {
  const { groupings, ect, failures, augmentations } = staging
  const hasFailed = failedEct(ect, false)
  const ectCount = ECT_COUNT[hasFailed ?? 'unknown']
  const raised = groupings && over(groupings, (tallied) => tallied.raised)
  const strategies = groupings && sum([augmentations, over(groupings, ({ combinations }) => combinations)])
  const inputs: readonly StagingInput[] = [
    toInput('Adequate failures in this episode', failures, MGH_ROWS.failure),
    toInput('Doses raised above the minimum', raised, MGH_ROWS.optimization, MGH_READINGS[0]),
    toInput(
      'Augmentations and combinations that failed adequately',
      strategies,
      MGH_ROWS.augmentation,
      MGH_READINGS[1],
    ),
    { ...toInput('ECT', ectCount, MGH_ROWS.ect), observed: observeEct(ect) },
  ]
  if (groupings === null || ectCount === null) {
    const needs = [
      ...(groupings === null ? [NEEDS_PAIRS] : []),
      ...(ectCount === null ? [needsOfEct(hasFailed, false)] : []),
    ]
    return { id: 'mgh', inputs, kind: 'notComputable', needs }
  }
  const { min, max } = sum([
    over(groupings, ({ points }) => points),
    pointsOf(augmentations, MGH_ROWS.augmentation),
    pointsOf(ectCount, MGH_ROWS.ect),
  ])
  return { id: 'mgh', inputs, kind: 'score', min, max, bands: [] }
}
