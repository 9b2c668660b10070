/** What the record of who did what can say, each with the words that people read. */
export const AUDIT_ACTIONS = {
  'session.started': 'Signed in',
  'session.ended': 'Signed out',
  'session.revoked': 'Ended a session',
  'account.created': 'Made an account',
  'account.passwordChanged': 'Changed the password',
  'account.passwordReset': 'Set a new password for someone',
  'account.resetLinkMade': 'Made a link for a new password',
  'account.switchedOff': 'Switched an account off',
  'account.switchedOn': 'Switched an account on',
  'account.secondFactorOn': 'Turned the second factor on',
  'account.secondFactorOff': 'Turned the second factor off',
  'account.recoveryCodesMade': 'Made new recovery codes',
  'account.recoveryCodeUsed': 'Used a recovery code',
  'account.singleSignOnConnected': 'Connected single sign-on',
  'account.singleSignOnDisconnected': 'Disconnected single sign-on',
  'practice.changed': 'Changed the practice',
  'practice.invited': 'Invited a member',
  'practice.invitationUsed': 'Accepted an invitation',
  'practice.invitationWithdrawn': 'Withdrew an invitation',
  'practice.roleChanged': 'Changed a role',
  'practice.exported': 'Exported every case of the practice',
  'practice.left': 'Left with all that the practice has',
  'practice.returned': 'Put back all that leaving deleted',
  'emergency.started': 'Opened emergency access',
  'emergency.ended': 'Closed emergency access',
  'list.viewed': 'Viewed the list of cases',
  'list.searched': 'Searched for a label',
  'deleted.viewed': 'Viewed what was deleted',
  'case.viewed': 'Viewed a case',
  'case.created': 'Entered a case',
  'case.imported': 'Imported a case',
  'case.factsChanged': 'Changed the facts of a case',
  'case.treatmentsChanged': 'Changed other treatments',
  'case.conclusionChanged': 'Changed the conclusion',
  'case.scoresAdded': 'Added scores',
  'case.assessmentKept': 'Kept an assessment',
  'case.audienceChanged': 'Changed who sees a case',
  'case.partPutBack': 'Put an earlier state of a part back',
  'case.deleted': 'Deleted a case',
  'case.restored': 'Put a deleted case back',
  'case.purged': 'Removed deleted records for good',
  'case.exported': 'Exported a case',
  'case.printed': 'Printed a case',
  'trial.added': 'Added a trial',
  'trial.changed': 'Changed a trial',
  'trial.deleted': 'Deleted a trial',
  'trial.restored': 'Put a deleted trial back',
  'cases.exported': 'Exported all cases',
  'cases.imported': 'Imported cases',
  'page.refused': 'Asked for a page that is closed to them',
  'backup.made': 'Made a backup',
  'backup.downloaded': 'Downloaded a backup',
  'backup.restored': 'Restored a backup',
  'keys.rotated': 'Changed the encryption key',
  'audit.viewed': 'Viewed the record',
  'audit.exported': 'Exported the record',
  'audit.checked': 'Checked the record',
  'audit.anchorRenewed': 'Renewed the mark outside the database',
  'audit.repaired': 'Found the end of the record changed from outside',
} as const satisfies Readonly<Record<string, string>>

export type AuditAction = keyof typeof AUDIT_ACTIONS

/** How it ended: it was done, it was refused, or it was tried in vain. */
export const AUDIT_OUTCOMES = { done: 'done', denied: 'refused', failed: 'failed' } as const

export type AuditOutcome = keyof typeof AUDIT_OUTCOMES

/** Whether a text is the code of an action. */
export function isAuditAction(code: string): code is AuditAction {
  return Object.hasOwn(AUDIT_ACTIONS, code)
}

/** What an entry says was done; the code itself where it was written by a version that knew more. */
export function describeAuditAction(code: string): string {
  return isAuditAction(code) ? AUDIT_ACTIONS[code] : code
}

/** Kinds to filter by: what the code of an action begins with. */
export const AUDIT_KINDS = {
  session: 'Signing in and out',
  account: 'Accounts',
  practice: 'The practice',
  emergency: 'Emergency access',
  list: 'The list of cases',
  case: 'Cases',
  trial: 'Trials',
  cases: 'Many cases',
  deleted: 'Deleted records',
  page: 'Closed pages',
  backup: 'Backups',
  keys: 'Keys',
  audit: 'This record',
} as const satisfies Readonly<Record<KindOf<AuditAction>, string>>

type KindOf<Action extends string> = Action extends `${infer Kind}.${string}` ? Kind : never

export type AuditKind = keyof typeof AUDIT_KINDS
