import type { HistoryEntry } from '@/lib/exchange/history/history-entry'
import { ChangeTable } from './change-table'
import { PutBackLink } from './put-back-link'

type Props = {
  readonly entries: readonly HistoryEntry[]
  /** Where the history is, to which a change and a part of the case are added; `null` where nothing can be put back. */
  readonly path: string | null
  /** Whether the first one stands open. */
  readonly opensFirst?: boolean
}

/** The changes of a case, each opening to what it changed, from what and to what. */
export function HistoryList({ entries, path, opensFirst = false }: Props) {
  return (
    <ol className="history">
      {entries.map((entry, index) => (
        <li key={entry.id}>
          <details open={opensFirst && index === 0}>
            <summary>
              <span className="history-when">{entry.when}</span>{' '}
              <span className="history-did">
                <strong>{entry.who}</strong> {entry.did}
              </span>
            </summary>
            <div className="history-body">
              {entry.changes.length === 0 && (
                <p className="quiet">What stood there before cannot be read by this version of the program.</p>
              )}
              {entry.changes.map((change) => (
                <section key={change.subject} aria-label={change.title}>
                  <ChangeTable change={change} />
                  {path !== null && <PutBackLink change={change} path={`${path}/${entry.id}`} when={entry.when} />}
                </section>
              ))}
            </div>
          </details>
        </li>
      ))}
    </ol>
  )
}
