import type { AuditAction } from './audit-actions'
import { type AuditDetail, auditDetailSchema } from './audit-detail'
import { describeAuditProblem } from './describe-verification'
import { EMERGENCY_REASONS } from './emergency-reasons'

const PAGES = {
  // What was done says it.
  case: '',
  facts: 'the form of its facts',
  conclusion: 'the form of the conclusion',
  policies: 'policies',
  scores: 'the entry of scores',
  assessments: 'kept assessments',
  assessment: 'a kept assessment',
  trial: 'the form of a trial',
  newTrial: 'the form of a new trial',
  quickEntry: 'quick entry',
  form: 'a form',
  deleteTrial: 'the question before a trial is deleted',
  deleteCase: 'the question before it is deleted',
  conflict: 'two versions side by side',
  history: 'its history',
  audiences: 'who sees it',
} as const satisfies Readonly<Record<NonNullable<AuditDetail['page']>, string>>

const FORMATS = {
  caseFile: 'as case file',
  text: 'as text',
  csv: 'as CSV',
  pdf: 'as PDF',
  deIdentified: 'de-identified',
  jsonLines: 'as JSON lines',
  fhir: 'as FHIR',
  everything: 'everything',
} as const satisfies Readonly<Record<NonNullable<AuditDetail['format']>, string>>

const REASONS = {
  wrongPassword: 'wrong password',
  wrongCode: 'wrong code',
  unknownName: 'unknown name',
  unknownLink: 'unknown link',
  switchedOff: 'account switched off',
  tooManyAttempts: 'too many attempts',
  sessionEnded: 'session ended',
  notAllowed: 'the role does not allow it',
  notVisible: 'no such case, or not shared with them',
  stale: 'changed meanwhile',
  unknownIdentity: 'not connected to an account',
  notVouchedFor: 'single sign-on failed or was cancelled',
  connectedElsewhere: 'connected to another account, or from another session',
  headMissing: 'its end was gone',
  headChanged: 'its end was changed',
  headOlder: 'its end was put back',
  headKeyUnknown: 'its end was made with a key that is not here',
} as const satisfies Readonly<Record<NonNullable<AuditDetail['reason']>, string>>

const METHODS = {
  password: 'by password',
  secondFactor: 'by code',
  recoveryCode: 'by recovery code',
  singleSignOn: 'by single sign-on',
  singleSignOnAndCode: 'by single sign-on and code',
  singleSignOnAndRecoveryCode: 'by single sign-on and recovery code',
  commandLine: 'on the command line',
} as const satisfies Readonly<Record<NonNullable<AuditDetail['method']>, string>>

/** What is counted, by the action: one, and several. */
const COUNTED: Readonly<Record<string, readonly [string, string]>> = {
  'session.revoked': ['session', 'sessions'],
  'case.created': ['case', 'cases'],
  'case.imported': ['case', 'cases'],
  'case.audienceChanged': ['member', 'members'],
  'case.purged': ['record', 'records'],
  'cases.imported': ['case', 'cases'],
  'cases.exported': ['case', 'cases'],
  'practice.exported': ['case', 'cases'],
  'practice.left': ['case', 'cases'],
  'practice.returned': ['record', 'records'],
  'audit.checked': ['entry', 'entries'],
  'audit.exported': ['entry', 'entries'],
  'backup.made': ['row', 'rows'],
  'backup.downloaded': ['row', 'rows'],
} satisfies Partial<Record<AuditAction, readonly [string, string]>>

function describeCount(action: string, count: number): string {
  const [one, several] = COUNTED[action] ?? ['', '']
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`.trim()
}

/**
 * The detail of an entry in a few words; empty where it says nothing that is read by people. `nameOf` says what a member
 * is called whom something was done to.
 */
export function describeAuditDetail(
  { action, detail: json }: { readonly action: string; readonly detail: string },
  nameOf: (memberId: string) => string | null = () => null,
): string {
  const detail = readDetail(json)
  if (detail === null) return ''
  const { page, format, reason, method, formerRole, role, audience, count, countBefore, problems } = detail
  return [
    detail.memberId && nameOf(detail.memberId),
    detail.emergency && EMERGENCY_REASONS[detail.emergency],
    page && PAGES[page],
    format && FORMATS[format],
    method && METHODS[method],
    formerRole && role ? `from ${formerRole} to ${role}` : role,
    audience && (audience === 'practice' ? 'the practice' : 'named members'),
    count !== undefined && count > 0 && describeCount(action, count),
    countBefore !== undefined && `${countBefore.toLocaleString('en')} entries before`,
    reason && REASONS[reason],
    problems !== undefined && `${problems.toLocaleString('en')} ${problems === 1 ? 'problem' : 'problems'}`,
    detail.problem && describeAuditProblem({ kind: detail.problem, from: detail.from ?? 0, to: detail.to ?? 0 }),
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ')
}

/** The detail of an entry; `null` where this version does not know its words. */
export function readDetail(json: string): AuditDetail | null {
  try {
    return auditDetailSchema.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
