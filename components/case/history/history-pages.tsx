type Props = {
  readonly path: string
  readonly isFirst: boolean
  /** The version that the older changes begin below; `null` where there are none. */
  readonly older: number | null
  /** When the case was entered: what the history ends with. */
  readonly entered: string
}

/** From one page of the history to the next; the last one says when the case was entered. */
export function HistoryPages({ path, isFirst, older, entered }: Props) {
  return (
    <>
      {older === null && <p className="small history-entered">Entered {entered}.</p>}
      {(!isFirst || older !== null) && (
        <nav className="case-pages" aria-label="Pages of the history">
          {!isFirst && <a href={path}>Newest</a>}
          {older !== null && (
            <a rel="next" href={`${path}?below=${older}`}>
              Older
            </a>
          )}
        </nav>
      )}
    </>
  )
}
