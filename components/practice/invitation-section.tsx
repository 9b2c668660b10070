import type { Role } from '@/lib/domain/permissions'
import { AccountField } from '../account/account-field'
import { ProblemSummary } from '../account/problem-summary'
import { RoleChoice } from './role-choice'

/** An invitation that is open, as the page shows it. */
export type InvitationItem = {
  readonly id: string
  readonly note: string | null
  readonly role: string
  readonly madeBy: string
  readonly until: string
}

type Props = {
  readonly invitations: readonly InvitationItem[]
  readonly chosenRole: Role
  readonly typedNote: string
  readonly problems: Readonly<Record<string, string>>
  readonly days: number
}

/** Invitations that are open, and the form that makes another. */
export function InvitationSection({ invitations, chosenRole, typedNote, problems, days }: Props) {
  return (
    <section className="card stack account-form" aria-labelledby="invite">
      <h2 id="invite">Invite a colleague</h2>
      <p>
        You get a link to send them. It opens once, within {days} days; they choose their own username and password. The
        link is shown to you alone, and once.
      </p>
      <ProblemSummary problems={problems} fields={['role', 'note']} />
      <form method="post" action="/api/practice/invitations">
        <RoleChoice legend="They become" chosen={chosenRole} problem={problems.role} />
        <AccountField
          name="note"
          label="For whom"
          hint="Optional, for you to tell open invitations apart."
          autoComplete="off"
          typed={typedNote}
          problem={problems.note ?? null}
        />
        <div className="actions">
          <button type="submit" className="button button-primary">
            Make the link
          </button>
        </div>
      </form>
      {invitations.length > 0 && (
        <>
          <h3>Open invitations</h3>
          <ul className="deleted-list">
            {invitations.map(({ id, note, role, madeBy, until }) => (
              <li key={id}>
                <div>
                  <strong>{note ?? 'Somebody'}</strong>
                  <p className="small">
                    {role}, invited by {madeBy}, open until {until}
                  </p>
                </div>
                <form method="post" action="/api/practice/invitations/withdraw">
                  <input type="hidden" name="invitation" value={id} />
                  <button type="submit" className="button" aria-label={`Withdraw the invitation of ${note ?? role}`}>
                    Withdraw
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
