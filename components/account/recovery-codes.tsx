type Props = { readonly codes: readonly string[]; readonly minutes: number }

/** Recovery codes, while they can be read. */
export function RecoveryCodes({ codes, minutes }: Props) {
  return (
    <section className="card stack" aria-labelledby="recovery-codes">
      <h2 id="recovery-codes">Keep these recovery codes</h2>
      <p>
        Each signs you in once when the phone is not there. Print this page or copy them to a place that you reach
        without the phone.{' '}
        <span className="no-print">They are shown here for {minutes} minutes, and then never again.</span>
      </p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <form method="post" action="/api/account/second-factor/kept">
        <div className="actions">
          <button type="submit" className="button button-primary">
            I have kept them
          </button>
        </div>
      </form>
    </section>
  )
}
