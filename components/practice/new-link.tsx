type Props = {
  /** What it is for: "Link for Dr Example". */
  readonly title: string
  readonly address: string
  /** What whoever gets it can do, and until when. */
  readonly says: string
  /** The page to stay on. */
  readonly page: string
  readonly shownMinutes: number
}

/** A link that was just made: to be copied now, since it is stored nowhere. */
export function NewLink({ title, address, says, page, shownMinutes }: Props) {
  return (
    <section className="card stack new-link" aria-labelledby="new-link-title">
      <h2 id="new-link-title">{title}</h2>
      <div className="field">
        <label htmlFor="new-link">Copy it and send it in a way that only they read</label>
        <textarea
          className="textarea"
          id="new-link"
          readOnly
          rows={3}
          defaultValue={address}
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the link is what was asked for
          autoFocus
        />
      </div>
      <p className="small">
        {says} It is stored nowhere and shown only here, for {shownMinutes} minutes or until you put it away.
      </p>
      <form method="post" action="/api/practice/link/kept">
        <input type="hidden" name="page" value={page} />
        <button type="submit" className="button">
          I have copied it
        </button>
      </form>
    </section>
  )
}
