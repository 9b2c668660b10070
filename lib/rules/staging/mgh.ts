import { countMatched, countOf } from '../counting'
import type { CountRange } from '../evaluation'
import type { FailingTrial } from './adequate-failures'
import { type Grouping, listGroupings } from './groupings'
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

type Points = { readonly value: number }

function pointsOf(count: CountRange, { value }: Points): CountRange {
  return { min: count.min * value, max: count.max * value }
}

function sum(ranges: readonly CountRange[]): CountRange {
  return ranges.reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max }))
}

/** What some failures come to in one grouping: counted as drugs are, and how often several were started together. */
function tally(failing: readonly FailingTrial[], startOf: Grouping) {
  const isCombination = (start: string) =>
    new Set(failing.filter(({ id }) => startOf(id) === start).map(({ key }) => key)).size > 1
  const combinations = [...new Set(failing.map(({ id }) => startOf(id)))].filter(isCombination).length
  const failures = countMatched(failing, startOf)
  const points = failures * MGH_ROWS.failure.value + combinations * MGH_ROWS.augmentation.value
  return { combinations, points }
}

function toInput(label: string, observed: CountRange | null, row: PublishedRow & Points, reading?: PublishedRow) {
  const points = observed === null ? null : pointsOf(observed, row)
  return { label, observed, points, rows: reading === undefined ? [row] : [row, reading] } as const
}

const ECT_COUNT = { met: { min: 1, max: 1 }, notMet: { min: 0, max: 0 }, unknown: null } as const

/** The Massachusetts General Hospital score, lowest and highest. */
export function stageMgh(staging: StagingContext): StagingResult {
  const { context, drugs, failing, ect, failures, augmentations } = staging
  const groupings = listGroupings(failing, context.startedTogether)
  const hasFailed = failedEct(ect, false)
  const ectCount = ECT_COUNT[hasFailed ?? 'unknown']
  const raised = countOf(drugs.map(({ isOptimized }) => isOptimized))
  const certain = failing.filter(({ counts }) => counts === 'met')
  // A further failure never lowers the points of the same grouping.
  const over = (read: (tallied: ReturnType<typeof tally>) => number) =>
    groupings && {
      min: Math.min(...groupings.map((startOf) => read(tally(certain, startOf)))),
      max: Math.max(...groupings.map((startOf) => read(tally(failing, startOf)))),
    }
  const combinations = over((tallied) => tallied.combinations)
  const trialPoints = over(({ points }) => points)
  const inputs: readonly StagingInput[] = [
    toInput('Adequate failures in this episode', failures, MGH_ROWS.failure),
    toInput('Doses raised above the minimum', raised, MGH_ROWS.optimization, MGH_READINGS[0]),
    toInput(
      'Augmentations and combinations that failed adequately',
      combinations && sum([augmentations, combinations]),
      MGH_ROWS.augmentation,
      MGH_READINGS[1],
    ),
    { ...toInput('ECT', ectCount, MGH_ROWS.ect), observed: observeEct(ect) },
  ]
  if (trialPoints === null || ectCount === null) {
    const needs = [
      ...(trialPoints === null ? ['which antidepressants were started together'] : []),
      ...(ectCount === null ? [needsOfEct(hasFailed, false)] : []),
    ]
    return { id: 'mgh', inputs, kind: 'notComputable', needs }
  }
  const { min, max } = sum([
    trialPoints,
    pointsOf(raised, MGH_ROWS.optimization),
    pointsOf(augmentations, MGH_ROWS.augmentation),
    pointsOf(ectCount, MGH_ROWS.ect),
  ])
  return { id: 'mgh', inputs, kind: 'score', min, max, bands: [] }
}
