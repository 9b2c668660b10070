import { z } from 'zod'
import { AUDIT_PROBLEM_KINDS } from './describe-verification'

/** Pages of the app, as codes. */
const PAGES = [
  ...['case', 'facts', 'conclusion', 'policies', 'scores', 'assessments', 'assessment', 'trial', 'newTrial'],
  ...['quickEntry', 'form', 'deleteTrial', 'deleteCase', 'conflict', 'history', 'audiences'],
] as const

const FORMATS = ['caseFile', 'text', 'csv', 'pdf', 'deIdentified', 'jsonLines', 'fhir', 'everything'] as const

const REASONS = [
  ...['wrongPassword', 'wrongCode', 'unknownName', 'switchedOff', 'tooManyAttempts', 'sessionEnded', 'notAllowed'],
  ...['notVisible', 'stale', 'headMissing', 'headChanged', 'headOlder', 'headKeyUnknown'],
  ...['unknownIdentity', 'notVouchedFor', 'connectedElsewhere', 'unknownLink'],
] as const

const METHODS = [
  ...['password', 'secondFactor', 'recoveryCode', 'commandLine'],
  ...['singleSignOn', 'singleSignOnAndCode', 'singleSignOnAndRecoveryCode'],
] as const

const count = z.int().nonnegative()

/**
 * What an entry may say besides: codes of ours, counts and keys. Nothing else has a place here, so that nothing typed
 * can get in.
 */
export const auditDetailSchema = z.strictObject({
  page: z.enum(PAGES).optional(),
  format: z.enum(FORMATS).optional(),
  reason: z.enum(REASONS).optional(),
  role: z.enum(['owner', 'clinician', 'reader', 'auditor']).optional(),
  formerRole: z.enum(['owner', 'clinician', 'reader', 'auditor']).optional(),
  method: z.enum(METHODS).optional(),
  audience: z.enum(['practice', 'named']).optional(),
  emergency: z.enum(['danger', 'urgentCare', 'colleagueAway', 'legalDuty']).optional(),
  /** How many: cases, sessions, entries. */
  count: count.optional(),
  problems: count.optional(),
  /** How many entries there were before a restore. */
  countBefore: count.optional(),
  /** The first place that a check found broken. */
  problem: z.enum(AUDIT_PROBLEM_KINDS).optional(),
  from: z.int().optional(),
  to: z.int().optional(),
  trialId: z.uuid().optional(),
  recordId: z.uuid().optional(),
  assessmentId: z.uuid().optional(),
  /** Whom it was done to. */
  memberId: z.uuid().optional(),
  /** A permission of the one table of them. */
  permission: z
    .string()
    .regex(/^[a-z][A-Za-z]{0,30}\.[a-z][A-Za-z]{0,30}$/)
    .optional(),
  keyId: z
    .string()
    .regex(/^[0-9a-f]{4,64}$/)
    .optional(),
})

export type AuditDetail = z.infer<typeof auditDetailSchema>
