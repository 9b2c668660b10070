import type { TypedForm } from './form-values'

/** Boxes that no clinician sees: which draft the form writes, and which version of the record it was opened from. */
export const DRAFT_ID_BOX = 'draftId'
export const DRAFT_OF_BOX = 'draftOf'
export const LOADED_VERSION_BOX = 'loadedVersion'

/** The box that carries the key of something new, chosen when its form was opened: sent twice, it is stored once. */
export const NEW_KEY_BOX = 'newKey'

/** Names that say where a form belongs; they are no boxes, so they are never stored with what was typed. */
export const DRAFT_FORM = 'draft-form'
export const DRAFT_NUMBER = 'draft-number'
export const WRITTEN_BY = 'written-by'

/** What a page says of drafts above its form. */
export type FormDraft = {
  /** "Draft of 14:02, not yet saved as a trial."; `null` where the form was opened without one. */
  readonly said: string | null
  /** Drafts of the same form from other tabs. */
  readonly others: readonly { readonly href: string; readonly savedAt: string }[]
  /** A draft that was discarded just now, and can be put back. */
  readonly discardedId: string | null
}

/** A form as its page opens it: what stands in it, what it carries unseen, and what is said of drafts. */
export type OpenedForm = {
  readonly typed: TypedForm
  readonly hidden: Readonly<Record<string, string>>
  readonly draft: FormDraft
}

export const DRAFT_SAVE_ACTION = '/api/drafts'
export const DRAFT_DISCARD_ACTION = '/api/drafts/discard'
export const DRAFT_RESTORE_ACTION = '/api/drafts/restore'
