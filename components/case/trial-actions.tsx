import type { CasePaths } from './case-paths'

type Props = { readonly drug: string; readonly trialId: string; readonly paths: CasePaths }

/** Edit and delete; deleting asks first, on a page of its own. */
export function TrialActions({ drug, trialId, paths }: Props) {
  const path = paths.edit?.trials[trialId]
  if (path === undefined) return null
  return (
    <p className="trial-actions">
      <a href={path.edit}>
        Edit <span className="visually-hidden">the trial of {drug}</span>
      </a>
      <a href={path.remove}>
        Delete <span className="visually-hidden">the trial of {drug}</span>
      </a>
    </p>
  )
}
