/** A link that opens nothing: the same words whatever the reason. */
export function ClosedLink() {
  return (
    <section className="card stack door">
      <h1>This link opens nothing</h1>
      <p>
        It may be incomplete, used already, withdrawn or too old. Copy it whole once more; if that does not help, ask
        the owner of the practice for a new one.
      </p>
      <p>
        <a className="button" href="/sign-in">
          Go to the sign-in page
        </a>
      </p>
    </section>
  )
}
