import type { Role } from '@/lib/domain/permissions'
import { RoleChoice } from './role-choice'

type Props = {
  readonly id: string
  readonly displayName: string
  readonly role: Role
  readonly isOff: boolean
  readonly isYou: boolean
  readonly isOnlyOwner: boolean
  readonly hasSecondFactor: boolean
  readonly resetHours: number
}

/** What an owner can change of a member, a section each. */
export function MemberSections(member: Props) {
  const { id, displayName, role, isOff, isYou, isOnlyOwner, hasSecondFactor, resetHours } = member
  const action = (name: string) => `/api/practice/members/${id}/${name}`
  return (
    <>
      <section className="card stack account-form" aria-labelledby="change-role">
        <h2 id="change-role">Role</h2>
        {isOnlyOwner ? (
          <p>The only owner of the practice. Make somebody else an owner first, then change this role.</p>
        ) : (
          <form method="post" action={action('role')}>
            <RoleChoice legend="May do" chosen={role} />
            <div className="actions">
              <button type="submit" className="button">
                Change the role
              </button>
            </div>
          </form>
        )}
      </section>
      {!isYou && !isOff && (
        <section className="card stack" aria-labelledby="new-password">
          <h2 id="new-password">Forgotten password</h2>
          <p>
            Make a link with which {displayName} sets a new password. It opens once, within {resetHours} hours. You
            never learn the password, and the second factor stays.
          </p>
          <form method="post" action={action('password-link')}>
            <button type="submit" className="button">
              Make the link
            </button>
          </form>
        </section>
      )}
      {!isYou && (
        <section className="card stack" aria-labelledby="lost-factor">
          <h2 id="lost-factor">Second factor</h2>
          {hasSecondFactor ? (
            <>
              <p>
                On. Take it away only when {displayName} has lost the phone and the recovery codes, and has told you so
                in person: then the password alone signs in. Open sessions end.
              </p>
              <form method="post" action={action('second-factor')}>
                <button type="submit" className="button button-danger">
                  Take the second factor away
                </button>
              </form>
            </>
          ) : (
            <p>Off. {displayName} sets it up under “Your account”.</p>
          )}
        </section>
      )}
      <section className="card stack" aria-labelledby="switch">
        <h2 id="switch">{isOff ? 'Switched off' : 'Switch off'}</h2>
        <p>{describeSwitch(member)}</p>
        {(isOff || !isOnlyOwner) && (
          <form method="post" action={action(isOff ? 'switch-on' : 'switch-off')}>
            <button type="submit" className={isOff ? 'button' : 'button button-danger'}>
              {isOff ? `Switch ${displayName} on` : `Switch ${isYou ? 'yourself' : displayName} off`}
            </button>
          </form>
        )}
      </section>
    </>
  )
}

function describeSwitch({ displayName, isOff, isOnlyOwner }: Props): string {
  if (isOff) return `${displayName} cannot sign in. Switched on again, the password is the one that they had.`
  if (isOnlyOwner) return 'The only owner of the practice cannot be switched off.'
  return 'Sessions end at the next click, and nobody signs in with this account. Cases and history stay, under the name.'
}
