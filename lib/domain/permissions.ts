/** What a member may be in a practice. */
export const ROLES = ['owner', 'clinician', 'reader', 'auditor'] as const
export type Role = (typeof ROLES)[number]

/**
 * Who may do what: the one table of it. Every page and handler names the permission that it asks for; `docs/access.md`
 * restates both, and a test compares.
 */
export const PERMISSIONS = {
  'account.own': {
    what: 'Their own account: password, sessions; the rules',
    roles: ['owner', 'clinician', 'reader', 'auditor'],
  },
  'account.secondFactor': {
    what: 'Their own second factor, before anything else where the practice requires one and they have none',
    roles: ['owner', 'clinician', 'reader', 'auditor'],
  },
  'case.read': {
    what: 'See, print and export the cases that are shared with them',
    roles: ['owner', 'clinician', 'reader'],
  },
  'case.write': {
    what: 'Enter, change, import, delete and put back cases, and say who sees them',
    roles: ['owner', 'clinician'],
  },
  'cases.export': { what: 'Export all cases that are shared with them at once', roles: ['owner', 'clinician'] },
  'audit.read': {
    what: 'Read, check and export the audit record, which holds no clinical data',
    roles: ['owner', 'auditor'],
  },
  'practice.manage': {
    what: 'Invite members, change their roles, switch them off, reset them, set what the practice requires, back it up',
    roles: ['owner'],
  },
} as const satisfies Record<string, { readonly what: string; readonly roles: readonly Role[] }>

export type Permission = keyof typeof PERMISSIONS

/** What members are called, and what sets one role apart. */
export const ROLE_LABELS = {
  owner: 'Owner',
  clinician: 'Clinician',
  reader: 'Reader',
  auditor: 'Auditor',
} as const satisfies Record<Role, string>

/** Whether a role may do something. */
export function isAllowed(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission].roles
  return roles.includes(role)
}
