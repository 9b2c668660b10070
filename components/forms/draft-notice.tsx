import { DRAFT_DISCARD_ACTION, type FormDraft } from '@/lib/exchange/forms/form-draft'

/** Says that a form was opened with a draft, and offers to discard it; stands inside the form, which is sent along. */
export function DraftNotice({ said, others }: FormDraft) {
  if (said === null && others.length === 0) return null
  return (
    <div className="notice draft-notice">
      {said !== null && (
        <p>
          {said}{' '}
          <button
            type="submit"
            className="button button-quiet"
            formAction={DRAFT_DISCARD_ACTION}
            formNoValidate
            data-leaves-form
          >
            Discard draft
          </button>
        </p>
      )}
      {others.map(({ href, savedAt }) => (
        <p key={href}>
          There is another draft of this form, of {savedAt}. <a href={href}>Open that one</a>
        </p>
      ))}
    </div>
  )
}
