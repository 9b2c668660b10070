import type { FailedDrug } from './adequate-failures'
import { countClasses, type FailureState } from './failure-states'
import { failedEct, listStages, needsOfEct, observeEct, type StagingContext } from './staging-context'
import { type PublishedRow, publishedRow, type StagingInput, type StagingResult } from './staging-result'

const RECALLED = ['stagingRecalled', 'number of failed trials', 'recalled'] as const
const WEEKS = ['stagingModels2020', 'Table 1: weeks', 'read'] as const

/** European staging, by the number of failed treatments: the bands of weeks overlap and are a check only. */
export const EUROPEAN_ROWS = [
  publishedRow('No adequate failure', 'no stage', 'decidedHere', 'below the first row', 'decided'),
  publishedRow('One failed treatment', 'non-responder', ...RECALLED),
  publishedRow('Two failed treatments', 'TRD 1', ...RECALLED),
  publishedRow('Three failed treatments', 'TRD 2', ...RECALLED),
  publishedRow('Four failed treatments', 'TRD 3', ...RECALLED),
  publishedRow('Five failed treatments', 'TRD 4', ...RECALLED),
  publishedRow('Six or more failed treatments', 'TRD 5', ...RECALLED),
] as const

/** Weeks of treatment in all, by stage. */
export const EUROPEAN_WEEKS = [
  publishedRow('One failed treatment', '6 to 8 weeks', 'stagingRecalled', 'weeks of a non-responder', 'recalled'),
  publishedRow('TRD 1', '12 to 16 weeks', ...WEEKS),
  publishedRow('TRD 2', '18 to 24 weeks', ...WEEKS),
  publishedRow('TRD 3', '24 to 32 weeks', ...WEEKS),
  publishedRow('TRD 4', '30 to 40 weeks', ...WEEKS),
  publishedRow('TRD 5', '36 to 52 weeks', ...WEEKS),
] as const satisfies readonly PublishedRow[]

/** Named here and not computed: how long resistance has lasted is not recorded. */
export const EUROPEAN_CHRONIC = publishedRow(
  'Resistant for more than 12 months in spite of several trials, augmentation among them',
  'chronic resistant depression (not computed)',
  ...WEEKS,
)

/** Resistance starts with a second class. */
export const EUROPEAN_CLASSES = publishedRow(
  'Different classes that have to have failed before the first stage of resistance',
  2,
  'stagingSummary',
  'different classes',
  'secondary',
)

/** ECT is a treatment like the others, of a class of its own. */
function stageOf(state: FailureState, hasFailedEct: boolean): PublishedRow {
  const ect = hasFailedEct ? 1 : 0
  const treatments = state.failures + ect
  const index = countClasses(state) + ect < EUROPEAN_CLASSES.value ? Math.min(treatments, 1) : treatments
  return EUROPEAN_ROWS[index] ?? EUROPEAN_ROWS[6]
}

const DAYS_PER_WEEK = 7

function weeksAtDose(drugs: readonly FailedDrug[]): string {
  const sum = (some: readonly FailedDrug[], end: 'min' | 'max') =>
    Math.floor(some.reduce((days, { daysAtDose }) => days + daysAtDose[end], 0) / DAYS_PER_WEEK)
  const certain = drugs.filter(({ failed }) => failed === 'met')
  const [min, max] = [sum(certain, 'min'), sum(drugs, 'max')]
  if (!Number.isFinite(max)) return `at least ${min}`
  return min === max ? String(min) : `${min} to ${max}`
}

function listInputs({ failures, drugs, ect }: StagingContext, rows: readonly PublishedRow[]): readonly StagingInput[] {
  const classes = [...new Set(drugs.map(({ drugClass }) => drugClass ?? 'class not known'))]
  return [
    { label: 'Adequate failures in this episode', observed: failures, points: null, rows },
    {
      label: 'Their classes',
      observed: classes.length === 0 ? 'none' : classes.join('; '),
      points: null,
      rows: [EUROPEAN_CLASSES],
    },
    { label: 'ECT', observed: observeEct(ect), points: null, rows: [] },
    {
      label: 'Weeks at dose in those trials (a check)',
      observed: weeksAtDose(drugs),
      points: null,
      rows: EUROPEAN_WEEKS.filter(({ label }) => rows.some((row) => row.value === label || row.label === label)),
    },
  ]
}

/** The stage of the European model: every one that some completion of the record gives. */
export function stageEuropean(staging: StagingContext): StagingResult {
  const { ect } = staging
  const failed = failedEct(ect, false)
  const base = { id: 'european' as const, inputs: listInputs(staging, []) }
  const found = listStages(staging, failed, stageOf)
  if (found === null) return { ...base, kind: 'notComputable', needs: [needsOfEct(failed, false)] }
  const rows = EUROPEAN_ROWS.filter((row) => found.has(row))
  const stages = rows.map(({ value }) => value)
  return { ...base, inputs: listInputs(staging, rows), kind: 'stage', stages }
}
