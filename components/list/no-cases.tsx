/** The list before the first case. */
export function NoCases() {
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
    </section>
  )
}
