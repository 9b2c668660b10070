import { describe, expect, it } from 'vitest'
import { auditDetailSchema } from '@/lib/exchange/audit/audit-detail'
import { describeAuditDetail } from '@/lib/exchange/audit/describe-detail'
import { EMERGENCY_REASONS, isEmergencyReason } from '@/lib/exchange/audit/emergency-reasons'

const MEMBER = '11111111-1111-4111-8111-111111111111'

function say(action: string, detail: object, names: Readonly<Record<string, string>> = {}): string {
  return describeAuditDetail({ action, detail: JSON.stringify(detail) }, (id) => names[id] ?? null)
}

describe('the detail of an entry of the audit record', () => {
  it('says what was counted', () => {
    expect(say('case.created', { count: 1 })).toBe('1 case')
    expect(say('cases.imported', { count: 1200 })).toBe('1,200 cases')
    expect(say('session.revoked', { count: 2 })).toBe('2 sessions')
    expect(say('case.audienceChanged', { audience: 'named', count: 1 })).toBe('named members · 1 member')
    expect(say('case.audienceChanged', { audience: 'practice', count: 0 })).toBe('the practice')
  })

  it('says to whom it was done, where they are of the practice', () => {
    const detail = { memberId: MEMBER, method: 'commandLine' }
    expect(say('account.switchedOff', detail, { [MEMBER]: 'Dr Example' })).toBe('Dr Example · on the command line')
    expect(say('account.switchedOff', detail)).toBe('on the command line')
  })

  it('gives the reason of emergency access, for each that can be chosen', () => {
    const codes = Object.keys(EMERGENCY_REASONS)
    expect(codes).not.toEqual([])
    for (const emergency of codes) {
      if (!isEmergencyReason(emergency)) throw new Error('a code is none')
      expect(auditDetailSchema.safeParse({ emergency }).success).toBe(true)
      expect(say('emergency.started', { emergency })).toBe(EMERGENCY_REASONS[emergency])
    }
  })

  it('is empty where it is no detail of ours', () => {
    expect(describeAuditDetail({ action: 'case.viewed', detail: '{"typed":"by somebody"}' })).toBe('')
    expect(describeAuditDetail({ action: 'case.viewed', detail: 'none' })).toBe('')
  })
})
