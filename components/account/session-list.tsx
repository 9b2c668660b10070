/** A session as its owner sees it. */
export type SessionItem = {
  readonly key: string
  readonly started: string
  readonly lastUsed: string
  readonly isThis: boolean
}

type Props = { readonly sessions: readonly SessionItem[]; readonly endAction: string }

/** The sessions that are open, each with a button that ends it, also without script. */
export function SessionList({ sessions, endAction }: Props) {
  return (
    <ul className="deleted-list">
      {sessions.map(({ key, started, lastUsed, isThis }) => (
        <li key={key}>
          <div>
            <strong>{isThis ? 'This session' : 'Another session'}</strong>
            <p className="small">
              Signed in {started}, last used {lastUsed}
            </p>
          </div>
          {!isThis && (
            <form method="post" action={endAction}>
              <input type="hidden" name="session" value={key} />
              <button type="submit" className="button" aria-label={`End the session of ${started}`}>
                End
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
