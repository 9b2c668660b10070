import type { DraftSent } from './send-draft'

export type Trouble = { readonly message: string; readonly isSignedOut: boolean }

type Props = { readonly trouble: Trouble | null; readonly draft: DraftSent | null }

/** The line beside the save button: what went wrong, or when the draft was last kept. */
export function SaveState({ trouble, draft }: Props) {
  const notKept = draft?.kind === 'notKept' ? draft : null
  const wrong = trouble ?? notKept
  return (
    <p className="save-state" role="status">
      {wrong !== null && (
        <strong className="save-trouble">
          {wrong.message}{' '}
          {wrong.isSignedOut && (
            <a href="/sign-in" target="_blank" rel="noreferrer">
              Sign in
            </a>
          )}
        </strong>
      )}
      {wrong === null && draft?.kind === 'kept' && `Draft saved ${draft.savedAt}`}
    </p>
  )
}
