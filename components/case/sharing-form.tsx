import { ROLE_LABELS, type Role } from '@/lib/domain/permissions'

type Member = {
  readonly id: string
  readonly displayName: string
  readonly role: Role
  readonly isNamed: boolean
}

type Props = {
  readonly action: string
  readonly caseHref: string
  readonly youId: string
  readonly isRestricted: boolean
  readonly members: readonly Member[]
  readonly version: string
  readonly mayChange: boolean
}

/** Chooses between the whole practice and named members. */
export function SharingForm({ action, caseHref, youId, isRestricted, members, version, mayChange }: Props) {
  return (
    <form method="post" action={action} className="card stack">
      <input type="hidden" name="version" value={version} />
      {!mayChange && <p>You see it by emergency access, and those who are named decide who sees it.</p>}
      <fieldset disabled={!mayChange} className="audience-choice">
        <legend className="visually-hidden">Who sees this case</legend>
        <label className="choice">
          <input type="radio" name="audience" value="practice" defaultChecked={!isRestricted} />
          The whole practice: owners, clinicians and readers
        </label>
        <label className="choice">
          <input type="radio" name="audience" value="named" defaultChecked={isRestricted} />
          Only the members named here
        </label>
        <ul className="named-members">
          {members.map(({ id, displayName, role, isNamed }) => (
            <li key={id}>
              <label className="choice">
                <input type="checkbox" name="member" value={id} defaultChecked={isNamed || id === youId} />
                {displayName}
                {id === youId && ' (you)'}, {ROLE_LABELS[role].toLowerCase()}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <p className="small quiet">
        Owners who are not named do not see it either, but by emergency access, which is recorded.
      </p>
      <div className="actions">
        {mayChange && (
          <button type="submit" className="button button-primary">
            Save who sees it
          </button>
        )}
        <a className="button" href={caseHref}>
          Back to the case
        </a>
      </div>
    </form>
  )
}
