import type { HistoryEntry } from '@/lib/exchange/history/history-entry'
import type { ChangedSubject } from '@/lib/exchange/history/list-changes'
import { ChangeTable } from './change-table'
import { HistoryList } from './history-list'
import { PutBackForm } from './put-back-form'

type Props = {
  readonly when: string
  /** `null` where the case has no room for a trial. */
  readonly changes: readonly ChangedSubject[] | null
  /** What others saved after the page that asked was opened. */
  readonly since: readonly HistoryEntry[]
  readonly form: Parameters<typeof PutBackForm>[0]
}

/** What putting one part of a case back changes now, and the question whether to do it. */
export function PutBackQuestion({ when, changes, since, form }: Props) {
  return (
    <div className="history-ask">
      {since.length > 0 && <Since entries={since} />}
      <section className="card" aria-label="What changes now">
        {changes !== null && changes.length > 0 ? (
          <>
            <p>As it was before the change of {when}. This changes now, and nothing else of the case:</p>
            {changes.map((change) => (
              <ChangeTable key={change.subject} change={change} />
            ))}
            <PutBackForm {...form} />
          </>
        ) : (
          <>
            <p>
              {changes === null
                ? 'The case holds as many trials as it can: delete one first, then put this one back.'
                : `Nothing to put back: it is as it was before the change of ${when}.`}
            </p>
            <p className="actions">
              <a className="button" href={form.historyHref}>
                Back to the history
              </a>
            </p>
          </>
        )}
      </section>
    </div>
  )
}

function Since({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  return (
    <div className="notice" role="alert">
      <p>
        Nothing was put back: {entries.length === 1 ? 'something else was' : `${entries.length} other changes were`}{' '}
        saved after you had opened this page. Look again at what would change.
      </p>
      <HistoryList entries={entries} path={null} opensFirst />
    </div>
  )
}
