'use client'
import type { RefObject } from 'react'

type Props = {
  /** "Dose step 2", or `null` while nothing was removed. */
  readonly what: string | null
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onUndo: () => void
}

/** Says which row was removed last, and brings it back. */
export function RemovedRow({ what, button, onUndo }: Props) {
  return (
    <p className="row-removed">
      <span role="status">{what !== null && `${what} removed.`}</span>{' '}
      {what !== null && (
        <button ref={button} type="button" className="button button-quiet" onClick={onUndo}>
          Undo
        </button>
      )}
    </p>
  )
}
