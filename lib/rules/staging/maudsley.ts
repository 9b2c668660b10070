import { describeDate } from '@/lib/domain/calendar-date'
import { countOf } from '../counting'
import type { CountRange } from '../evaluation'
import type { PreparedCase } from '../prepare-case'
import { observeEct, type StagingContext } from './staging-context'
import { type PublishedRow, publishedRow, type StagingInput, type StagingResult } from './staging-result'

const SOURCE = ['fekadu2018', 'Table 3', 'read'] as const
const NO_END = Infinity
const MS_PER_DAY = 86_400_000

function banded<T extends number>(label: string, upTo: number, points: T) {
  return { ...publishedRow(label, points, ...SOURCE), upTo }
}

/** Months since the onset, up to and including. */
export const MAUDSLEY_DURATION = [
  banded('Acute: up to 12 months', 12, 1),
  banded('Sub-acute: 13 to 24 months', 24, 2),
  banded('Chronic: more than 24 months', NO_END, 3),
] as const

export const MAUDSLEY_SEVERITY = {
  subsyndromal: publishedRow('Sub-syndromal', 1, ...SOURCE),
  mild: publishedRow('Mild', 2, ...SOURCE),
  moderate: publishedRow('Moderate', 3, ...SOURCE),
  severe: publishedRow('Severe without psychosis', 4, ...SOURCE),
  severePsychotic: publishedRow('Severe with psychosis', 5, ...SOURCE),
} as const

/** Antidepressants that failed, up to and including. */
export const MAUDSLEY_FAILURES = [
  banded('1 or 2 failures', 2, 1),
  banded('3 or 4 failures', 4, 2),
  banded('5 or 6 failures', 6, 3),
  banded('7 to 10 failures', 10, 4),
  banded('More than 10 failures', NO_END, 5),
] as const

export const MAUDSLEY_USED = {
  augmentation: publishedRow('Augmentation used', 1, ...SOURCE),
  ect: publishedRow('ECT used', 1, ...SOURCE),
} as const

/** Of the total, up to and including. */
export const MAUDSLEY_BANDS = [banded('mild', 6, 3), banded('moderate', 10, 7), banded('severe', 15, 11)] as const

type Band = PublishedRow & { readonly upTo: number; readonly value: number }

function bandsBetween(bands: readonly Band[], low: number, high: number): readonly Band[] {
  const at = (value: number) => bands.findIndex(({ upTo }) => value <= upTo)
  return bands.slice(at(low), at(high) + 1)
}

function pointsOf(rows: readonly { readonly value: number }[]): CountRange | null {
  const values = rows.map(({ value }) => value)
  return values.length === 0 ? null : { min: Math.min(...values), max: Math.max(...values) }
}

/** The day this many months before another; the last day of a month that has no such day. */
function monthsBefore(day: number, months: number): number {
  const date = new Date(day * MS_PER_DAY)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months]
  const first = Date.UTC(year, month, 1) / MS_PER_DAY
  const last = Date.UTC(year, month + 1, 0) / MS_PER_DAY
  return Math.min(first + date.getUTCDate() - 1, last)
}

/** The bands of an onset; no day lies before one without an end. */
function durationRows({ onset, today }: PreparedCase): readonly Band[] {
  if (onset === null || onset.first > today) return []
  const bandOf = (day: number) => MAUDSLEY_DURATION.filter(({ upTo }) => day < monthsBefore(today, upTo)).length
  return MAUDSLEY_DURATION.slice(bandOf(onset.last), bandOf(onset.first) + 1)
}

type Severity = { readonly row: PublishedRow & { readonly value: number } } | { readonly needs: string }

function readSeverity({ file }: PreparedCase): Severity {
  const severity = file.case.episode?.severity ?? 'unknown'
  const psychotic = file.case.diagnosis?.psychoticFeatures ?? 'unknown'
  if (severity === 'unknown') return { needs: 'the severity of this episode' }
  if (severity !== 'severe') {
    return psychotic === 'present'
      ? { needs: `a severity that has a row: none is published for ${severity} with psychotic features` }
      : { row: MAUDSLEY_SEVERITY[severity] }
  }
  if (psychotic === 'unknown') return { needs: 'whether psychotic features are present' }
  return { row: psychotic === 'present' ? MAUDSLEY_SEVERITY.severePsychotic : MAUDSLEY_SEVERITY.severe }
}

function used(count: CountRange, { value }: { readonly value: number }): CountRange {
  return { min: count.min > 0 ? value : 0, max: count.max > 0 ? value : 0 }
}

/** Used whatever came of it; `null` where it is not known whether a course belongs to this episode. */
function ectUsed(ect: StagingContext['ect']): CountRange | null {
  const courses = ect === null ? null : countOf(ect.map(({ isCurrent }) => isCurrent))
  if (courses === null || (courses.min === 0 && courses.max > 0)) return null
  return used(courses, MAUDSLEY_USED.ect)
}

function observeOnset({ file }: PreparedCase, rows: readonly PublishedRow[]): string | null {
  const recorded = file.case.episode?.onset
  return recorded == null || rows.length === 0 ? null : `since ${describeDate(recorded)}`
}

/** The Maudsley score, lowest and highest, with the bands of its total. */
export function stageMaudsley(staging: StagingContext): StagingResult {
  const { context, failures, augmentations, ect } = staging
  const duration = durationRows(context)
  const severity = readSeverity(context)
  const failed = failures.min === 0 ? [] : bandsBetween(MAUDSLEY_FAILURES, failures.min, failures.max)
  const augmented = used(augmentations, MAUDSLEY_USED.augmentation)
  const ectPoints = ectUsed(ect)
  const severityRows = 'row' in severity ? [severity.row] : []
  const points = [pointsOf(duration), pointsOf(severityRows), pointsOf(failed), augmented, ectPoints] as const
  const inputs: readonly StagingInput[] = [
    { label: 'Length of this episode', observed: observeOnset(context, duration), points: points[0], rows: duration },
    {
      label: 'Severity',
      observed: severityRows[0]?.label.toLowerCase() ?? null,
      points: points[1],
      rows: severityRows,
    },
    { label: 'Adequate failures in this episode', observed: failures, points: points[2], rows: failed },
    {
      label: 'Augmentations that failed adequately',
      observed: augmentations,
      points: augmented,
      rows: [MAUDSLEY_USED.augmentation],
    },
    { label: 'ECT', observed: observeEct(ect), points: ectPoints, rows: [MAUDSLEY_USED.ect] },
  ]
  const base = { id: 'maudsley' as const, inputs }
  if (failures.max === 0) return { ...base, kind: 'notApplicable', reason: 'no adequate failure in this episode' }
  const needs = [
    ...(points[0] === null ? ['when this episode began'] : []),
    ...('needs' in severity ? [severity.needs] : []),
    ...(points[2] === null ? ['whether at least one trial failed adequately'] : []),
    ...(ectPoints === null
      ? [ect === null ? 'whether ECT was given in this episode' : 'in which episode the recorded ECT was given']
      : []),
  ]
  if (needs.length > 0) return { ...base, kind: 'notComputable', needs }
  const total = (end: 'min' | 'max') => points.reduce((sum, range) => sum + (range?.[end] ?? 0), 0)
  const [min, max] = [total('min'), total('max')]
  return { ...base, kind: 'score', min, max, bands: bandsBetween(MAUDSLEY_BANDS, min, max).map(({ label }) => label) }
}
