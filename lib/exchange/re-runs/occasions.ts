/** What an assessment is kept for. */
export const KEPT_OCCASIONS = ['byHand', 'pdf', 'text', 'csv', 'caseFile'] as const
export type KeptOccasion = (typeof KEPT_OCCASIONS)[number]

export const OCCASION_LABELS = {
  byHand: 'kept by hand',
  pdf: 'with a PDF summary',
  text: 'with a text summary',
  csv: 'with a table of trials',
  caseFile: 'with a case file',
} as const satisfies Record<KeptOccasion, string>
