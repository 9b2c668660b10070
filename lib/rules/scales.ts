import type { Scale } from '@/lib/domain/case-file'
import type { Evidence } from './evaluation'
import type { ReferenceId } from './references'

export type ScaleRange = {
  readonly maximum: number
  /** Where the mildest band of depression starts: a lower baseline leaves no room to improve. */
  readonly mildFrom: number
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  /** A total at or below this is remission. */
  readonly remissionAtMost: number
  readonly remissionSource: ReferenceId
  readonly remissionEvidence: Evidence
  readonly lastChecked: string
}

const LAST_CHECKED = '2026-11-21'

/** Totals of the depression scales; all start at 0. */
export const SCALE_RANGES = {
  'PHQ-9': {
    maximum: 27,
    mildFrom: 5,
    source: 'phq9Mii',
    locator: '5 to 9 mild',
    evidence: 'read',
    remissionAtMost: 4,
    remissionSource: 'canmat2023',
    remissionEvidence: 'secondary',
    lastChecked: LAST_CHECKED,
  },
  'QIDS-SR16': {
    maximum: 27,
    mildFrom: 6,
    source: 'idsQids',
    locator: '6 to 10 mild',
    evidence: 'read',
    remissionAtMost: 5,
    remissionSource: 'canmat2023',
    remissionEvidence: 'secondary',
    lastChecked: LAST_CHECKED,
  },
  'IDS-SR30': {
    maximum: 84,
    mildFrom: 14,
    source: 'idsQids',
    locator: '14 to 25 mild',
    evidence: 'read',
    remissionAtMost: 13,
    remissionSource: 'idsQids',
    remissionEvidence: 'read',
    lastChecked: LAST_CHECKED,
  },
  MADRS: {
    maximum: 60,
    mildFrom: 7,
    source: 'cutPoints2012',
    locator: '7 to 19 mild',
    evidence: 'read',
    remissionAtMost: 10,
    remissionSource: 'canmat2023',
    remissionEvidence: 'secondary',
    lastChecked: LAST_CHECKED,
  },
  'HAM-D17': {
    maximum: 52,
    mildFrom: 8,
    source: 'idsQids',
    locator: '8 to 13 mild',
    evidence: 'read',
    remissionAtMost: 7,
    remissionSource: 'idsQids',
    remissionEvidence: 'read',
    lastChecked: LAST_CHECKED,
  },
  'BDI-II': {
    maximum: 63,
    mildFrom: 14,
    source: 'bdiMii',
    locator: '14 to 19 mild',
    evidence: 'read',
    remissionAtMost: 12,
    remissionSource: 'conventionRecalled',
    remissionEvidence: 'recalled',
    lastChecked: LAST_CHECKED,
  },
} as const satisfies Record<Scale, ScaleRange>

/** The range of a scale. */
export function getScaleRange(scale: Scale): ScaleRange {
  return SCALE_RANGES[scale]
}
