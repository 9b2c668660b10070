type Props = { readonly action: string; readonly deleteLabel: string; readonly keepHref: string }

/** Asks once before something is deleted. */
export function DeleteForm({ action, deleteLabel, keepHref }: Props) {
  return (
    <form method="post" action={action} className="actions">
      <button type="submit" className="button button-danger">
        {deleteLabel}
      </button>
      <a className="button" href={keepHref}>
        Keep it
      </a>
    </form>
  )
}
