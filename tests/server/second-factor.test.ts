import { describe, expect, it } from 'vitest'
import { savePassword } from '@/lib/server/accounts'
import {
  confirmSecondFactor,
  getSecondFactor,
  hasSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
  turnOffSecondFactor,
} from '@/lib/server/second-factor/enrolment'
import { spendCode } from '@/lib/server/second-factor/spend-code'
import { findStep, generateSecret, toAuthenticatorUri } from '@/lib/server/second-factor/time-codes'
import { getSessionClinician, renewSession, startSession } from '@/lib/server/sessions'
import { setUpTestDatabase } from './database'
import {
  aMember,
  anEnrolledMember,
  beginSecondFactor,
  codeAt,
  later,
  PASSWORD,
  START,
  wrongCodeAt,
} from './second-factor-tools'

const database = setUpTestDatabase()
const prisma = () => database.current.prisma
const spend = (clinician: { readonly id: string }, code: string, now: Date) =>
  prisma().$transaction((transaction) => spendCode(transaction, clinician.id, code, now))

describe('a code by time', () => {
  it('is that of RFC 6238, appendix B, in its last six digits', () => {
    // The secret there is the 20 bytes of this text; in base32 as authenticator apps take it.
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect(findStep(secret, '287082', new Date(59_000))).toBe(1)
    expect(findStep(secret, '081804', new Date(1_111_111_109_000))).toBe(0x23523ec)
    expect(findStep(secret, '353130', new Date(20_000_000_000_000))).toBe(0x27bc86aa)
  })

  it('counts in its 30 seconds, the 30 before and the 30 after, and no longer', () => {
    const secret = generateSecret()
    const code = codeAt(secret, START)
    const step = START.getTime() / 30_000
    for (const seconds of [-30, -1, 0, 29, 30, 59]) expect(findStep(secret, code, later(seconds))).toBe(step)
    for (const seconds of [-31, 60]) expect(findStep(secret, code, later(seconds))).toBeNull()
  })

  it('comes from a secret of 160 bits, which is another one each time', () => {
    expect(generateSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(generateSecret()).not.toBe(generateSecret())
  })

  it('is set up by what the QR code says: whose it is, and the secret', () => {
    const uri = new URL(toAuthenticatorUri('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', 'anna@example.org'))
    expect(decodeURIComponent(uri.pathname)).toBe('/Fair Trial:anna@example.org')
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Fair Trial',
      secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })
})

describe('turning a second factor on', () => {
  it('takes a right code and the password, and gives ten recovery codes', async () => {
    const { clinician } = await aMember(database.current)
    const secret = await beginSecondFactor(clinician, START)
    await expect(hasSecondFactor(clinician.id)).resolves.toBe(false)
    const typed = { current: PASSWORD, code: codeAt(secret, START) }
    const confirmed = await confirmSecondFactor(clinician, typed, START)
    expect(confirmed.ok && new Set(confirmed.codes).size).toBe(10)
    await expect(hasSecondFactor(clinician.id)).resolves.toBe(true)
    await expect(getSecondFactor(clinician, START)).resolves.toEqual({
      kind: 'on',
      since: START,
      recoveryCodesLeft: 10,
    })
  })

  it('is refused for a wrong code, a wrong password, and after 15 minutes', async () => {
    const { clinician } = await aMember(database.current)
    const secret = await beginSecondFactor(clinician, START)
    const confirm = (current: string, code: string, now: Date) => confirmSecondFactor(clinician, { current, code }, now)
    await expect(confirm(PASSWORD, wrongCodeAt(secret, START), START)).resolves.toMatchObject({ ok: false })
    await expect(confirm('another one', codeAt(secret, START), START)).resolves.toMatchObject({
      ok: false,
      problems: { current: expect.stringContaining('not your password') },
    })
    const late = later(15 * 60)
    await expect(confirm(PASSWORD, codeAt(secret, late), late)).resolves.toMatchObject({ ok: false })
    await expect(hasSecondFactor(clinician.id)).resolves.toBe(false)
  })

  it('uses the code up that it took (T11)', async () => {
    const { clinician } = await aMember(database.current)
    const secret = await beginSecondFactor(clinician, START)
    const code = codeAt(secret, START)
    await confirmSecondFactor(clinician, { current: PASSWORD, code }, START)
    await expect(spend(clinician, code, later(1))).resolves.toBeNull()
  })

  it('that is begun again has another secret; one that is on stays as it is', async () => {
    const { clinician } = await aMember(database.current)
    const first = await beginSecondFactor(clinician, START)
    expect(await beginSecondFactor(clinician, START)).not.toBe(first)
    const enrolled = await anEnrolledMember(database.current)
    await startSecondFactor(enrolled.clinician, START)
    await expect(spend(enrolled.clinician, codeAt(enrolled.secret, START), START)).resolves.toBe('code')
  })

  it('leaves neither the secret nor a recovery code in the database in clear', async () => {
    const { clinician, secret, recoveryCodes } = await anEnrolledMember(database.current)
    const stored = JSON.stringify([
      await prisma().secondFactor.findMany({ where: { clinicianId: clinician.id } }),
      await prisma().recoveryCode.findMany({ where: { clinicianId: clinician.id } }),
    ])
    expect(stored).toContain(clinician.id)
    expect(stored).not.toContain(secret)
    for (const code of recoveryCodes) expect(stored).not.toContain(code.replaceAll('-', ''))
    for (const code of recoveryCodes) expect(stored).not.toContain(code)
  })
})

describe('T11: a code', () => {
  it('counts once', async () => {
    const { clinician, secret } = await anEnrolledMember(database.current)
    const code = codeAt(secret, START)
    await expect(spend(clinician, code, START)).resolves.toBe('code')
    await expect(spend(clinician, code, later(5))).resolves.toBeNull()
  })

  it('counts once when it is sent eight times at the same moment', async () => {
    const { clinician, secret } = await anEnrolledMember(database.current)
    const code = codeAt(secret, START)
    const spent = await Promise.all(Array.from({ length: 8 }, () => spend(clinician, code, START)))
    expect(spent.filter((by) => by !== null)).toEqual(['code'])
  })

  it('no longer counts after a later one was used', async () => {
    const { clinician, secret } = await anEnrolledMember(database.current)
    await expect(spend(clinician, codeAt(secret, later(30)), START)).resolves.toBe('code')
    await expect(spend(clinician, codeAt(secret, START), START)).resolves.toBeNull()
  })

  it('may be typed with a space, and is refused with anything else around it', async () => {
    const { clinician, secret } = await anEnrolledMember(database.current)
    const code = codeAt(secret, START)
    await expect(spend(clinician, `${code}0`, START)).resolves.toBeNull()
    await expect(spend(clinician, `${code}-`, START)).resolves.toBeNull()
    await expect(spend(clinician, ` ${code.slice(0, 3)} ${code.slice(3)}`, START)).resolves.toBe('code')
  })

  it('of another clinician counts for nothing', async () => {
    const anna = await anEnrolledMember(database.current)
    const berta = await anEnrolledMember(database.current)
    await expect(spend(berta.clinician, codeAt(anna.secret, START), START)).resolves.toBeNull()
    await expect(spend(anna.clinician, codeAt(anna.secret, START), START)).resolves.toBe('code')
  })

  it('counts for nothing while the factor is still being set up', async () => {
    const { clinician } = await aMember(database.current)
    const secret = await beginSecondFactor(clinician, START)
    await expect(spend(clinician, codeAt(secret, START), START)).resolves.toBeNull()
  })
})

describe('T12: recovery codes', () => {
  it('count once each, however their letters and hyphens are typed', async () => {
    const { clinician, recoveryCodes } = await anEnrolledMember(database.current)
    const [first = '', second = ''] = recoveryCodes
    await expect(spend(clinician, first, START)).resolves.toBe('recoveryCode')
    await expect(spend(clinician, first, START)).resolves.toBeNull()
    await expect(spend(clinician, ` ${second.toUpperCase().replaceAll('-', ' ')} `, START)).resolves.toBe(
      'recoveryCode',
    )
    await expect(getSecondFactor(clinician, START)).resolves.toMatchObject({ recoveryCodesLeft: 8 })
  })

  it('count once when one is sent eight times at the same moment', async () => {
    const { clinician, recoveryCodes } = await anEnrolledMember(database.current)
    const [code = ''] = recoveryCodes
    const spent = await Promise.all(Array.from({ length: 8 }, () => spend(clinician, code, START)))
    expect(spent.filter((by) => by !== null)).toEqual(['recoveryCode'])
  })

  it('are ten, of 118 random bits each', async () => {
    const { recoveryCodes } = await anEnrolledMember(database.current)
    expect(recoveryCodes).toHaveLength(10)
    for (const code of recoveryCodes) expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){5}[a-hjkmnp-z2-9]{4}$/)
    expect(24 * Math.log2(31)).toBeGreaterThan(112)
  })

  it('of another clinician count for nothing', async () => {
    const anna = await anEnrolledMember(database.current)
    const berta = await anEnrolledMember(database.current)
    await expect(spend(berta.clinician, anna.recoveryCodes[0] ?? '', START)).resolves.toBeNull()
  })

  it('are replaced by new ones, for a code; the earlier ones no longer count', async () => {
    const { clinician, secret, recoveryCodes } = await anEnrolledMember(database.current)
    await expect(renewRecoveryCodes(clinician, wrongCodeAt(secret, START), START)).resolves.toMatchObject({ ok: false })
    await expect(getSecondFactor(clinician, START)).resolves.toMatchObject({ recoveryCodesLeft: 10 })
    const renewed = await renewRecoveryCodes(clinician, codeAt(secret, START), START)
    const [old = ''] = recoveryCodes
    const [fresh = ''] = renewed.ok ? renewed.codes : []
    await expect(spend(clinician, old, START)).resolves.toBeNull()
    await expect(spend(clinician, fresh, START)).resolves.toBe('recoveryCode')
  })
})

describe('turning a second factor off', () => {
  it('takes the password and a code, and neither alone', async () => {
    const { clinician, secret } = await anEnrolledMember(database.current)
    const off = (current: string, code: string) => turnOffSecondFactor(clinician, { current, code }, START)
    await expect(off(PASSWORD, wrongCodeAt(secret, START))).resolves.toMatchObject({ ok: false })
    await expect(off('another one', codeAt(secret, START))).resolves.toMatchObject({ ok: false })
    await expect(hasSecondFactor(clinician.id)).resolves.toBe(true)
    await expect(off(PASSWORD, codeAt(secret, START))).resolves.toEqual({ ok: true, codes: [] })
    await expect(hasSecondFactor(clinician.id)).resolves.toBe(false)
    expect(await prisma().recoveryCode.count({ where: { clinicianId: clinician.id } })).toBe(0)
  })

  it('leaves that of a colleague on', async () => {
    const anna = await anEnrolledMember(database.current)
    const berta = await anEnrolledMember(database.current)
    await turnOffSecondFactor(anna.clinician, { current: PASSWORD, code: codeAt(anna.secret, START) }, START)
    await expect(getSecondFactor(berta.clinician, START)).resolves.toMatchObject({ kind: 'on', recoveryCodesLeft: 10 })
  })

  it('is not what a new password from the owner does (6.4.3)', async () => {
    const { clinician, secret } = await anEnrolledMember(database.current)
    await savePassword(clinician.id, 'purple monday lantern', START)
    await expect(hasSecondFactor(clinician.id)).resolves.toBe(true)
    await expect(spend(clinician, codeAt(secret, START), START)).resolves.toBe('code')
  })

  it('by the owner of the machine is a step of its own, and ends the sessions', async () => {
    const { clinician } = await anEnrolledMember(database.current)
    const token = await startSession(clinician.id, START)
    await expect(removeSecondFactor(clinician.id, null, later(1))).resolves.toBe(true)
    await expect(hasSecondFactor(clinician.id)).resolves.toBe(false)
    await expect(getSessionClinician(token, later(2), 'active')).resolves.toBeNull()
    await expect(removeSecondFactor(clinician.id, null, later(3))).resolves.toBe(false)
  })
})

describe('after a change of the second factor', () => {
  it('T7: the session has another id, and the one before opens nothing', async () => {
    const { clinician } = await aMember(database.current)
    const token = await startSession(clinician.id, START)
    const renewed = await renewSession(clinician, token, later(60))
    expect(renewed?.token.sid).not.toBe(token.sid)
    expect(renewed?.endsAt).toEqual(later(12 * 3600))
    await expect(getSessionClinician(token, later(61), 'active')).resolves.toBeNull()
    expect(renewed && (await getSessionClinician(renewed.token, later(61), 'active'))?.id).toBe(clinician.id)
  })

  it('T6: the other sessions have ended, and those of a colleague have not', async () => {
    const [anna, berta] = [await aMember(database.current), await aMember(database.current)]
    const own = await startSession(anna.clinician.id, START)
    const other = await startSession(anna.clinician.id, START)
    const colleagues = await startSession(berta.clinician.id, START)
    await renewSession(anna.clinician, own, later(60))
    await expect(getSessionClinician(other, later(61), 'active')).resolves.toBeNull()
    await expect(getSessionClinician(colleagues, later(61), 'active')).resolves.not.toBeNull()
  })

  it('a session that has ended meanwhile stays ended', async () => {
    const { clinician } = await aMember(database.current)
    const token = await startSession(clinician.id, START)
    await prisma().session.updateMany({ where: { clinicianId: clinician.id }, data: { revokedAt: START } })
    await expect(renewSession(clinician, token, later(60))).resolves.toBeNull()
  })
})
