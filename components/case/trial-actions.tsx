import type { CasePaths } from './case-paths'

type Props = { readonly drug: string; readonly trialId: string; readonly paths: CasePaths }

/** Edit and delete. Deleting asks first, in a native popover that needs no script. */
export function TrialActions({ drug, trialId, paths }: Props) {
  const path = paths.trials[trialId]
  const popover = `delete-${trialId}`
  if (path === undefined) return null
  return (
    <div className="actions">
      <a className="button" href={path.edit}>
        Edit<span className="visually-hidden"> the trial of {drug}</span>
      </a>
      <button type="button" className="button button-quiet" popoverTarget={popover}>
        Delete<span className="visually-hidden"> the trial of {drug}</span>
      </button>
      <div id={popover} popover="auto" className="confirm" role="dialog" aria-label={`Delete the trial of ${drug}?`}>
        <p>
          <strong>Delete the trial of {drug}?</strong> Its doses, dates and outcome are removed from this case.
        </p>
        <form method="post" action={path.remove} className="actions">
          <button type="submit" className="button button-danger">
            Delete the trial
          </button>
          <button type="button" className="button" popoverTarget={popover} popoverTargetAction="hide">
            Keep it
          </button>
        </form>
      </div>
    </div>
  )
}
