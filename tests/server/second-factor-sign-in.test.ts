import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { disableAccount, savePassword } from '@/lib/server/accounts'
import { authorize } from '@/lib/server/auth-options'
import { getProof, provePassword, redeemProof } from '@/lib/server/second-factor/sign-in-proof'
import { getSessionClinician } from '@/lib/server/sessions'
import { MOST_FAILURES, tryCode } from '@/lib/server/sign-in-limits'
import { setUpTestDatabase } from './database'
import {
  aMember,
  anEnrolledMember,
  codeAt,
  type Enrolled,
  later,
  type Member,
  PASSWORD,
  START,
  wrongCodeAt,
} from './second-factor-tools'

const database = setUpTestDatabase()

const prove = async ({ username }: Member, now = START) => {
  const proof = await provePassword(username, PASSWORD, now)
  if (proof === null) throw new Error('the password is right')
  return proof
}

describe('T9: a session', () => {
  let enrolled: Enrolled
  let other: Member
  let minutes = 0

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: START })
    enrolled = await anEnrolledMember(database.current)
    other = await aMember(database.current)
  })
  afterAll(() => {
    vi.useRealTimers()
  })

  type Given = 'ok' | 'bad' | 'absent'

  async function toToken(member: Member, password: Given): Promise<string> {
    if (password === 'absent') return ''
    const proof = await provePassword(member.username, password === 'ok' ? PASSWORD : 'not the password', new Date())
    return proof?.token ?? randomUUID()
  }

  function toCode(code: Given): string {
    if (code === 'absent') return ''
    return code === 'ok' ? codeAt(enrolled.secret, new Date()) : wrongCodeAt(enrolled.secret, new Date())
  }

  it('is started when the password is right and, where there is a second factor, its code is; never else', async () => {
    const given = fc.constantFrom<Given>('ok', 'bad', 'absent')
    await fc.assert(
      fc.asyncProperty(given, given, fc.boolean(), async (password, code, isEnrolled) => {
        minutes += 2
        vi.setSystemTime(later(minutes * 60))
        const member = isEnrolled ? enrolled : other
        const before = await database.current.prisma.session.count()
        const session = await authorize({ proof: await toToken(member, password), code: toCode(code) })
        const isAllowed = password === 'ok' && (!isEnrolled || code === 'ok')
        expect(session?.id).toBe(isAllowed ? member.clinician.id : undefined)
        expect(await database.current.prisma.session.count()).toBe(before + (isAllowed ? 1 : 0))
      }),
      {
        numRuns: 40,
        examples: (['ok', 'bad', 'absent'] as const).flatMap((password) =>
          (['ok', 'bad', 'absent'] as const).flatMap((code) => [
            [password, code, true] satisfies [Given, Given, boolean],
            [password, code, false] satisfies [Given, Given, boolean],
          ]),
        ),
      },
    )
  })

  it('is not started by what belongs to nobody, and is by both factors', async () => {
    await expect(authorize(undefined)).resolves.toBeNull()
    minutes += 2
    vi.setSystemTime(later(minutes * 60))
    const { token } = await prove(enrolled, new Date())
    const session = await authorize({ proof: token, code: codeAt(enrolled.secret, new Date()) })
    const opened = session && { sub: session.id, sid: session.sid, authTime: session.authTime }
    expect(opened && (await getSessionClinician(opened, new Date(), 'active'))?.id).toBe(enrolled.clinician.id)
  })
})

describe('the proof of a right password', () => {
  it('is no session, asks for a code where there is a second factor, and is stored under a hash', async () => {
    const enrolled = await anEnrolledMember(database.current)
    const { token, asksForCode } = await prove(enrolled)
    expect(asksForCode).toBe(true)
    expect((await prove(await aMember(database.current))).asksForCode).toBe(false)
    const stored = JSON.stringify(await database.current.prisma.signInProof.findMany())
    expect(stored).toContain(enrolled.clinician.id)
    expect(stored).not.toContain(token)
    const asSession = { sub: enrolled.clinician.id, sid: token, authTime: START.getTime() / 1000 }
    await expect(getSessionClinician(asSession, START, 'active')).resolves.toBeNull()
  })

  it('is taken for five minutes and no longer', async () => {
    const enrolled = await anEnrolledMember(database.current)
    const early = await prove(enrolled)
    const late = await prove(enrolled)
    await expect(getProof(late.token, later(299))).resolves.toMatchObject({ clinicianId: enrolled.clinician.id })
    await expect(redeemProof(late.token, codeAt(enrolled.secret, later(300)), later(300))).resolves.toBeNull()
    await expect(redeemProof(early.token, codeAt(enrolled.secret, later(299)), later(299))).resolves.toMatchObject({
      method: 'secondFactor',
    })
  })

  it('signs in once, also when two codes come at the same moment', async () => {
    const { recoveryCodes, ...enrolled } = await anEnrolledMember(database.current)
    const { token } = await prove(enrolled)
    const codes = [codeAt(enrolled.secret, START), ...recoveryCodes.slice(0, 3)]
    const redeemed = await Promise.all(codes.map((code) => redeemProof(token, code, START)))
    expect(redeemed.filter((result) => result !== null)).toHaveLength(1)
    const used = await database.current.prisma.recoveryCode.count({
      where: { clinicianId: enrolled.clinician.id, usedAt: { not: null } },
    })
    expect(used).toBeLessThanOrEqual(1)
  })

  it('does not outlive a new password, nor the account being switched off', async () => {
    const [anna, berta] = [await anEnrolledMember(database.current), await anEnrolledMember(database.current)]
    const [annas, bertas] = [await prove(anna), await prove(berta)]
    await savePassword(anna.clinician.id, 'purple monday lantern', START)
    await disableAccount(berta.clinician.id, START)
    await expect(redeemProof(annas.token, codeAt(anna.secret, START), START)).resolves.toBeNull()
    await expect(redeemProof(bertas.token, codeAt(berta.secret, START), START)).resolves.toBeNull()
  })

  it('of one clinician does not go with the code of another', async () => {
    const [anna, berta] = [await anEnrolledMember(database.current), await anEnrolledMember(database.current)]
    const { token } = await prove(anna)
    await expect(redeemProof(token, codeAt(berta.secret, START), START)).resolves.toBeNull()
    await expect(redeemProof(token, codeAt(anna.secret, START), START)).resolves.toEqual({
      clinicianId: anna.clinician.id,
      method: 'secondFactor',
    })
  })

  it('takes a recovery code once, and the password is asked for again next time', async () => {
    const { recoveryCodes, ...enrolled } = await anEnrolledMember(database.current)
    const [code = ''] = recoveryCodes
    const first = await prove(enrolled)
    await expect(redeemProof(first.token, code, START)).resolves.toMatchObject({ method: 'recoveryCode' })
    await expect(redeemProof(first.token, recoveryCodes[1] ?? '', START)).resolves.toBeNull()
    const second = await prove(enrolled)
    await expect(redeemProof(second.token, code, START)).resolves.toBeNull()
  })

  it('leaves in the audit record which code was wrong, and when a recovery code was used, but no code', async () => {
    const { recoveryCodes, ...enrolled } = await anEnrolledMember(database.current)
    const { token } = await prove(enrolled)
    const [code = ''] = recoveryCodes
    const wrong = wrongCodeAt(enrolled.secret, START)
    await redeemProof(token, wrong, START)
    await redeemProof(token, code, START)
    const entries = await database.current.prisma.auditEntry.findMany({
      where: { clinicianId: enrolled.clinician.id },
      orderBy: { sequence: 'asc' },
    })
    expect(entries.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['account.secondFactorOn', 'done'],
      ['session.started', 'failed'],
      ['account.recoveryCodeUsed', 'done'],
    ])
    const written = JSON.stringify(entries, (_key, value) => (typeof value === 'bigint' ? String(value) : value))
    expect(written).toContain('wrongCode')
    for (const secret of [wrong, code, enrolled.secret]) expect(written).not.toContain(secret)
  })

  it('is refused for a name or a password that nobody has, however long', async () => {
    const member = await aMember(database.current)
    await expect(provePassword(member.username, 'x'.repeat(100_000), START)).resolves.toBeNull()
    await expect(provePassword('x'.repeat(100_000), PASSWORD, START)).resolves.toBeNull()
  })
})

describe('T10: codes that are tried', () => {
  it('with one proof are five, also when twenty come at once', async () => {
    const enrolled = await anEnrolledMember(database.current)
    const { token } = await prove(enrolled)
    const wrong = wrongCodeAt(enrolled.secret, START)
    await Promise.all(Array.from({ length: 20 }, () => redeemProof(token, wrong, START)))
    const proof = await database.current.prisma.signInProof.findFirst({
      where: { clinicianId: enrolled.clinician.id },
    })
    expect(proof?.attempts).toBe(5)
    // The right one, too, is looked at no more.
    await expect(redeemProof(token, codeAt(enrolled.secret, START), START)).resolves.toBeNull()
    const again = await prove(enrolled)
    await expect(redeemProof(again.token, codeAt(enrolled.secret, START), START)).resolves.toMatchObject({
      method: 'secondFactor',
    })
  })

  const someone = (changes = {}) => ({ account: randomUUID(), address: null, device: null, ...changes })
  const SIGNING_IN = { action: 'session.started', clinicianId: null } as const
  const wrong = async () => null
  const right = async () => 'a cookie'

  it('for one account are five in a quarter of an hour, over all proofs and addresses, also twenty at once', async () => {
    const account = randomUUID()
    const check = vi.fn(wrong)
    const tried = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        tryCode(someone({ account, address: `192.0.2.${index}` }), SIGNING_IN, check),
      ),
    )
    expect(MOST_FAILURES.code).toBe(5)
    expect(check).toHaveBeenCalledTimes(5)
    expect(tried.filter(({ kind }) => kind === 'wait')).toHaveLength(15)
    expect((await tryCode(someone({ account }), SIGNING_IN, right)).kind).toBe('wait')
    expect((await tryCode(someone(), SIGNING_IN, right)).kind).toBe('tried')
  })

  it('for one account are twenty in a day', async () => {
    const attempt = someone()
    const check = vi.fn(wrong)
    for (let quarter = 0; quarter < 5; quarter += 1) {
      for (let count = 0; count < 6; count += 1) await tryCode(attempt, SIGNING_IN, check)
      const quarterOver = { key: `code:${attempt.account}` }
      await database.current.prisma.signInAttempt.deleteMany({ where: quarterOver })
    }
    expect(check).toHaveBeenCalledTimes(20)
    const refused = await tryCode(attempt, SIGNING_IN, right)
    expect(refused.kind === 'wait' && refused.seconds).toBeGreaterThan(23 * 3600)
  })

  it('that are right do not count', async () => {
    const attempt = someone()
    for (let count = 0; count < 30; count += 1) expect((await tryCode(attempt, SIGNING_IN, right)).kind).toBe('tried')
  })

  it('T13: elsewhere lock out nobody who comes from a device on which the account signed in before', async () => {
    const attacked = someone()
    for (let count = 0; count < 30; count += 1) await tryCode(attacked, SIGNING_IN, wrong)
    const device = randomUUID()
    for (let count = 0; count < 5; count += 1)
      expect((await tryCode({ ...attacked, device }, SIGNING_IN, wrong)).kind).toBe('tried')
    expect((await tryCode({ ...attacked, device }, SIGNING_IN, right)).kind).toBe('wait')
    expect((await tryCode({ ...attacked, device: randomUUID() }, SIGNING_IN, right)).kind).toBe('tried')
  })
})
