type Props = {
  readonly said: string
  /** Where the form that takes it back is sent, and the id of what comes back. */
  readonly action: string
  readonly id: string
  readonly undoLabel?: string
}

/** Says what was deleted, and takes it back with one button, also without script. */
export function UndoNotice({ said, action, id, undoLabel = 'Undo' }: Props) {
  return (
    <form method="post" action={action} className="notice undo-notice no-print" id="undo">
      <input type="hidden" name="id" value={id} />
      <p role="status">{said}</p>
      <button type="submit" className="button">
        {undoLabel}
      </button>
    </form>
  )
}
