type Props = {
  /** The label that was searched for, or `null` where filters left nothing. */
  readonly label: string | null
  readonly filters: string
  /** How many were looked through so far; `null` where it was all of them. */
  readonly lookedThrough: number | null
  readonly clearHref: string
}

/** The list when no case is what was asked for. */
export function NoMatch({ label, filters, lookedThrough, clearHref }: Props) {
  if (label !== null) {
    return (
      <div className="case-none">
        <p>
          No case has exactly the label <b className="case-none-label">{label}</b>.
        </p>
        <p className="small">Type the label whole; capital letters and spaces around it make no difference.</p>
        <p>
          <a href="/cases">Show all cases</a>
        </p>
      </div>
    )
  }
  return (
    <div className="case-none">
      <p>
        {lookedThrough === null
          ? `No case matches: ${filters}.`
          : `None of the ${lookedThrough.toLocaleString('en')} cases looked through here matches: ${filters}.`}
      </p>
      <p>
        <a href={clearHref}>Clear filters</a>
      </p>
    </div>
  )
}
