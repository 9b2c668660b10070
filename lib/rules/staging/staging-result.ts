import type { CountRange, Evidence } from '../evaluation'
import type { ReferenceId } from '../references'

export type StagingScoreId = 'thaseRush' | 'european' | 'mgh' | 'maudsley'

/** One published category, what it stands for, and where it was seen. */
export type PublishedRow = {
  readonly label: string
  /** A stage or a number of points. */
  readonly value: string | number
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  readonly lastChecked: string
}

/** One fact that goes into a score: what was recorded, the row it falls under, and the points it gives. */
export type StagingInput = {
  readonly label: string
  /** A count, or words ready to print; `null` where it is missing. */
  readonly observed: CountRange | string | null
  readonly points: CountRange | null
  readonly rows: readonly PublishedRow[]
}

export type StagingResult = {
  readonly id: StagingScoreId
  readonly inputs: readonly StagingInput[]
} & (
  | {
      /** Every stage that some completion of the record gives, the lowest first. */
      readonly kind: 'stage'
      readonly stages: readonly string[]
    }
  | {
      /** The lowest and the highest score, and the bands they fall in. */
      readonly kind: 'score'
      readonly min: number
      readonly max: number
      readonly bands: readonly string[]
    }
  | { readonly kind: 'notComputable'; readonly needs: readonly string[] }
  | { readonly kind: 'notApplicable'; readonly reason: string }
)

const LAST_CHECKED = '2026-11-21'

/** A row of a published score. */
export function publishedRow<T extends string | number>(
  label: string,
  value: T,
  source: ReferenceId,
  locator: string,
  evidence: Evidence,
): PublishedRow & { readonly value: T } {
  return { label, value, source, locator, evidence, lastChecked: LAST_CHECKED }
}
