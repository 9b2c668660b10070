/** A member of the practice as the list shows them. */
export type MemberItem = {
  readonly id: string
  readonly displayName: string
  readonly username: string
  readonly role: string
  readonly isOff: boolean
  readonly isYou: boolean
  readonly secondFactor: 'on' | 'off'
  /** "14:02", "20 November 2026, 14:02". */
  readonly lastSignIn: string | null
}

type Props = { readonly members: readonly MemberItem[] }

/** Who belongs to the practice, each leading to where they are managed. On a narrow screen a block each. */
export function MemberTable({ members }: Props) {
  return (
    <table className="table members">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">Second factor</th>
          <th scope="col">Last sign-in</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} {...member} />
        ))}
      </tbody>
    </table>
  )
}

function MemberRow({ id, displayName, username, role, isOff, isYou, secondFactor, lastSignIn }: MemberItem) {
  return (
    <tr>
      <th scope="row">
        <a href={`/practice/members/${id}`}>{displayName}</a>
        {isYou && <span className="member-mark">you</span>}
        {isOff && <span className="member-mark member-off">switched off</span>}
        <span className="member-username">{username}</span>
      </th>
      <td>{role}</td>
      <td>
        <span className="member-unit">Second factor </span>
        {secondFactor}
      </td>
      <td>
        <span className="member-unit">Last sign-in: </span>
        {lastSignIn ?? 'not known'}
      </td>
    </tr>
  )
}
