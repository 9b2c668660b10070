/** Where the pages and exports of one case are. */
export type CasePaths = {
  readonly page: string
  readonly facts: string
  readonly conclusion: string
  readonly policies: string
  readonly assessments: string
  /** Where the form that keeps an assessment is sent. */
  readonly keep: string
  /** Where trials are written, a line each. */
  readonly quickEntry: string
  readonly exportBase: string
  readonly remove: string
  /** Pages on which a trial is edited, or deleted after asking, by trial id. */
  readonly trials: Readonly<Record<string, { readonly edit: string; readonly remove: string }>>
}

/** The addresses of a case; they hold ids of rows and no patient data. */
export function toCasePaths(caseId: string, trialKeys: Readonly<Record<string, string>>): CasePaths {
  const page = `/cases/${encodeURIComponent(caseId)}`
  const trials = Object.entries(trialKeys).map(([trialId, key]) => {
    const trial = `trials/${encodeURIComponent(key)}`
    return [trialId, { edit: `${page}/${trial}`, remove: `${page}/${trial}/delete` }] as const
  })
  return {
    page,
    facts: `${page}/facts`,
    conclusion: `${page}/conclusion`,
    policies: `${page}/policies`,
    assessments: `${page}/assessments`,
    keep: `/api${page}/assessments`,
    quickEntry: `${page}/trials/quick`,
    remove: `${page}/delete`,
    exportBase: `/api${page}/export`,
    trials: Object.fromEntries(trials),
  }
}
