import { ROLE_LABELS, ROLES, type Role } from '@/lib/domain/permissions'

const DOES: Readonly<Record<Role, string>> = {
  owner: 'All that a clinician does, and manages members, backups and what the practice requires.',
  clinician: 'Enters, changes, imports and exports cases.',
  reader: 'Sees and prints cases, and changes nothing.',
  auditor: 'Sees no case; reads and checks the record of who did what.',
}

type Props = { readonly legend: string; readonly chosen: Role; readonly problem?: string | undefined }

/** The four roles, each with what it opens. */
export function RoleChoice({ legend, chosen, problem }: Props) {
  return (
    <fieldset className="field role-choice" aria-describedby={problem === undefined ? undefined : 'role-problem'}>
      <legend>{legend}</legend>
      {problem !== undefined && (
        <p className="field-error" id="role-problem">
          {problem}
        </p>
      )}
      <div className="role-options">
        {ROLES.map((role) => (
          <label key={role} className="role-option">
            <input
              type="radio"
              name="role"
              id={role === 'owner' ? 'role' : undefined}
              value={role}
              defaultChecked={role === chosen}
            />
            <span>
              <strong>{ROLE_LABELS[role]}</strong> <span className="role-does">{DOES[role]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
