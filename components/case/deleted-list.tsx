/** Something that was deleted and can be put back. */
export type DeletedItem = {
  readonly id: string
  /** "Case A-1042", "Trial of sertraline, A-1042". */
  readonly what: string
  readonly deleted: string
  readonly keptUntil: string
}

type Props = { readonly items: readonly DeletedItem[]; readonly restoreAction: string }

/** What was deleted, each with a button that puts it back, also without script. */
export function DeletedList({ items, restoreAction }: Props) {
  return (
    <ul className="deleted-list">
      {items.map(({ id, what, deleted, keptUntil }) => (
        <li key={id}>
          <div>
            <strong>{what}</strong>
            <p className="small">
              Deleted {deleted}, kept until {keptUntil}
            </p>
          </div>
          <form method="post" action={restoreAction}>
            <input type="hidden" name="id" value={id} />
            <button type="submit" className="button" aria-label={`Put back: ${what}`}>
              Put back
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}
