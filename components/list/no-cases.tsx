type Props = { readonly mayWrite: boolean }

/** The list before the first case. */
export function NoCases({ mayWrite }: Props) {
  if (!mayWrite) {
    return (
      <section className="card empty">
        <p>No case is shared with you yet.</p>
      </section>
    )
  }
  return (
    <section className="card empty">
      <p>No case yet: enter a patient’s past antidepressant trials and see which of them were fair trials.</p>
      <p>
        <a className="button button-primary" href="/cases/new">
          New case
        </a>
      </p>
      <p>
        or <a href="/cases/import">import case files</a>
      </p>
      <p className="small">
        Cases that name other members are not listed: <a href="/emergency">emergency access</a>.
      </p>
    </section>
  )
}
