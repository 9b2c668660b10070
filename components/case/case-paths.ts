import type { DefinitionId } from '@/lib/rules/evaluation'

export type LabelledPath = { readonly label: string; readonly href: string }

/** Where kept assessments are listed, and where the form that keeps one is sent; `null` for who may only read. */
export type KeptPaths = { readonly list: string; readonly keep: string | null }

/** Where a case is changed. */
export type EditPaths = {
  readonly facts: string
  readonly conclusion: string
  /** Where trials are written, a line each. */
  readonly quickEntry: string
  /** Where scores are written in lines; `null` where they are entered among the facts only. */
  readonly scoreEntry: string | null
  /** Where is said who sees the case; `null` where nobody else can. */
  readonly sharing: string | null
  /** Takes the whole case away. */
  readonly remove: LabelledPath
  /** Where a trial is edited, or deleted, by trial id. */
  readonly trials: Readonly<Record<string, { readonly edit: string; readonly remove: string }>>
}

/** Where the pages and exports of one case are. */
export type CasePaths = {
  readonly page: string
  /** `null` for who may only read. */
  readonly edit: EditPaths | null
  readonly policies: string
  /** `null` where no assessment can be kept. */
  readonly kept: KeptPaths | null
  /** Who changed what; `null` where no history is kept. */
  readonly history: string | null
  /** The case under a definition, whose id is added to this. */
  readonly definitionBase: string
  readonly exports: readonly LabelledPath[]
  /** The case without what identifies the patient; `null` where it is not given out. */
  readonly deIdentified: LabelledPath | null
}

const EXPORTS = [
  { file: 'pdf?paper=letter&', label: 'PDF summary, letter' },
  { file: 'pdf?paper=a4&', label: 'PDF summary, A4' },
  { file: 'text?', label: 'Plain text, to paste into a record' },
  { file: 'csv?', label: 'Trials as a table (CSV)' },
  { file: 'case-file?', label: 'Case file (JSON)' },
] as const

/** The addresses of a stored case, shown under one definition; they hold ids of rows and no patient data. */
export function toCasePaths(
  caseId: string,
  trialKeys: Readonly<Record<string, string>>,
  shown: DefinitionId = 'six-week',
): CasePaths & { readonly edit: EditPaths; readonly kept: KeptPaths; readonly history: string } {
  const page = `/cases/${encodeURIComponent(caseId)}`
  const trials = Object.entries(trialKeys).map(([trialId, key]) => {
    const trial = `trials/${encodeURIComponent(key)}`
    return [trialId, { edit: `${page}/${trial}`, remove: `${page}/${trial}/delete` }] as const
  })
  return {
    page,
    edit: {
      facts: `${page}/facts`,
      conclusion: `${page}/conclusion`,
      quickEntry: `${page}/trials/quick`,
      scoreEntry: `${page}/scores/quick`,
      sharing: `${page}/sharing`,
      remove: { label: 'Delete this case', href: `${page}/delete` },
      trials: Object.fromEntries(trials),
    },
    policies: `${page}/policies`,
    kept: { list: `${page}/assessments`, keep: `/api${page}/assessments` },
    history: `${page}/history`,
    definitionBase: `${page}?definition=`,
    exports: EXPORTS.map(({ file, label }) => ({ label, href: `/api${page}/export/${file}definition=${shown}` })),
    deIdentified: { label: 'Export de-identified', href: `/api${page}/export/de-identified` },
  }
}

/** The same for who may only read. */
export function toReadOnly(paths: CasePaths): CasePaths {
  return { ...paths, edit: null, kept: paths.kept && { ...paths.kept, keep: null } }
}
