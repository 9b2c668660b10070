/** Where the pages and handlers of one case are. */
export type CasePaths = {
  readonly page: string
  readonly facts: string
  readonly newTrial: string
  readonly exportBase: string
  /** Edit and delete addresses by trial id. */
  readonly trials: Readonly<Record<string, { readonly edit: string; readonly remove: string }>>
}

/** The addresses of a case; they hold ids of rows and no patient data. */
export function toCasePaths(caseId: string, trialKeys: Readonly<Record<string, string>>): CasePaths {
  const page = `/cases/${encodeURIComponent(caseId)}`
  const trials = Object.entries(trialKeys).map(([trialId, key]) => {
    const trial = `trials/${encodeURIComponent(key)}`
    return [trialId, { edit: `${page}/${trial}`, remove: `/api${page}/${trial}/delete` }] as const
  })
  return {
    page,
    facts: `${page}/facts`,
    newTrial: `${page}/trials/new`,
    exportBase: `/api${page}/export`,
    trials: Object.fromEntries(trials),
  }
}
