import { DRAFT_RESTORE_ACTION, type FormDraft } from '@/lib/exchange/forms/form-draft'
import { UndoNotice } from './undo-notice'

/** Takes back that a draft was discarded. */
export function DiscardedNotice({ draft }: { readonly draft: FormDraft }) {
  if (draft.discardedId === null) return null
  return <UndoNotice said="Draft discarded." action={DRAFT_RESTORE_ACTION} id={draft.discardedId} />
}
