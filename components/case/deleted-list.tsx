/** Something that was deleted and can be put back. */
export type DeletedRow = {
  readonly id: string
  /** "Case A-1042", "Trial of sertraline". */
  readonly what: string
  readonly deleted: string
  readonly keptUntil: string
}

type Props = { readonly rows: readonly DeletedRow[]; readonly restoreAction: string }

/** What was deleted, each with a button that puts it back, also without script. */
export function DeletedList({ rows, restoreAction }: Props) {
  return (
    <div className="scroll-box">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Deleted</th>
            <th scope="col">Kept until</th>
            <th scope="col">
              <span className="visually-hidden">Put back</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, what, deleted, keptUntil }) => (
            <tr key={id}>
              <th scope="row">{what}</th>
              <td>{deleted}</td>
              <td>{keptUntil}</td>
              <td className="number">
                <form method="post" action={restoreAction}>
                  <input type="hidden" name="id" value={id} />
                  <button type="submit" className="button" aria-label={`Put back: ${what}`}>
                    Put back
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
