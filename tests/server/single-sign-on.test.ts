import { describe, expect, it } from 'vitest'
import { disableAccount, savePassword } from '@/lib/server/accounts'
import type { Clinician } from '@/lib/server/clinician'
import { getProof, redeemProof } from '@/lib/server/second-factor/sign-in-proof'
import { countStart, MOST_FAILURES } from '@/lib/server/sign-in-limits'
import {
  connectIdentity,
  disconnectIdentities,
  getConnectedAt,
  proveIdentity,
} from '@/lib/server/single-sign-on/identities'
import { keepStart, SIGN_ON_MINUTES, spendStart, toSessionMark } from '@/lib/server/single-sign-on/sign-on-starts'
import { setUpTestDatabase } from './database'
import { aMember, anEnrolledMember, codeAt, later, START } from './second-factor-tools'

const database = setUpTestDatabase()

const ISSUER = 'https://login.example.org'
let subjects = 0
const anIdentity = () => {
  subjects += 1
  return { issuer: ISSUER, subject: `synthetic-${subjects}` }
}

async function aConnectedMember() {
  const member = await aMember(database.current)
  const identity = anIdentity()
  expect(await connectIdentity(member.clinician, identity, START)).toBe('connected')
  return { ...member, identity }
}

const listAudit = ({ id }: Clinician) =>
  database.current.prisma.auditEntry.findMany({ where: { clinicianId: id }, orderBy: { sequence: 'asc' } })

describe('whom a provider vouches for', () => {
  it('signs in to the account that is connected, and to no other', async () => {
    const [one, other] = [await aConnectedMember(), await aConnectedMember()]
    const proof = await proveIdentity(one.identity, START)
    expect(proof).toMatchObject({ clinicianId: one.clinician.id, asksForCode: false })
    expect(await redeemProof(proof?.token ?? '', '', START)).toEqual({
      clinicianId: one.clinician.id,
      method: 'singleSignOn',
    })
    expect(await redeemProof(proof?.token ?? '', '', START)).toBeNull()
    expect((await proveIdentity(other.identity, START))?.clinicianId).toBe(other.clinician.id)
  })

  it('signs in to none where nobody connected them, or another provider uses the same name for somebody', async () => {
    const { identity, username } = await aConnectedMember()
    const accounts = await database.current.prisma.clinician.count()
    expect(await proveIdentity({ issuer: ISSUER, subject: username }, START)).toBeNull()
    expect(await proveIdentity({ ...identity, issuer: 'https://another.example.org' }, START)).toBeNull()
    expect(await proveIdentity({ ...identity, subject: identity.subject.toUpperCase() }, START)).toBeNull()
    expect(await database.current.prisma.clinician.count()).toBe(accounts)
  })

  it('signs in to no account that is switched off, and the record says so (T5)', async () => {
    const { clinician, identity } = await aConnectedMember()
    const proof = await proveIdentity(identity, START)
    await disableAccount(clinician.id, START)
    expect(await redeemProof(proof?.token ?? '', '', START)).toBeNull()
    expect(await proveIdentity(identity, START)).toBeNull()
    const last = (await listAudit(clinician)).at(-1)
    expect(last).toMatchObject({ action: 'session.started', outcome: 'failed' })
    expect(JSON.parse(last?.detail ?? '')).toEqual({ reason: 'switchedOff', method: 'singleSignOn' })
  })

  it('still gives the code where the account has a second factor', async () => {
    const { clinician, secret } = await anEnrolledMember(database.current)
    const identity = anIdentity()
    await connectIdentity(clinician, identity, START)
    const proof = await proveIdentity(identity, START)
    expect(proof?.asksForCode).toBe(true)
    expect(await redeemProof(proof?.token ?? '', '', START)).toBeNull()
    expect(await redeemProof(proof?.token ?? '', codeAt(secret, START), START)).toEqual({
      clinicianId: clinician.id,
      method: 'singleSignOnAndCode',
    })
  })
})

describe('a connection', () => {
  it('is made once: a second account that asks for the same changes nothing', async () => {
    const { clinician, identity } = await aConnectedMember()
    const other = await aMember(database.current)
    expect(await connectIdentity(other.clinician, identity, START)).toBe('taken')
    expect(await getConnectedAt(other.clinician, ISSUER)).toBeNull()
    expect((await proveIdentity(identity, START))?.clinicianId).toBe(clinician.id)
  })

  it('is made by one of two accounts that ask at once, every time', async () => {
    const [one, other] = [await aMember(database.current), await aMember(database.current)]
    for (let time = 0; time < 20; time += 1) {
      const identity = anIdentity()
      const asked = [one, other].map(({ clinician }) => connectIdentity(clinician, identity, START))
      expect((await Promise.all(asked)).toSorted()).toEqual(['connected', 'taken'])
    }
  })

  it('ends with a new password, since whoever knew the former one may have made it; another account may make it then', async () => {
    const { clinician, identity } = await aConnectedMember()
    await savePassword(clinician.id, 'another synthetic lantern tide', START)
    expect(await getConnectedAt(clinician, ISSUER)).toBeNull()
    expect(await proveIdentity(identity, START)).toBeNull()
    const other = await aMember(database.current)
    expect(await connectIdentity(other.clinician, identity, START)).toBe('connected')
  })

  it('ends for its owner alone, with the sign-ins that are under way by it', async () => {
    const [one, other] = [await aConnectedMember(), await aConnectedMember()]
    const proof = await proveIdentity(one.identity, START)
    await disconnectIdentities(other.clinician)
    expect(await getConnectedAt(one.clinician, ISSUER)).toEqual(START)
    await disconnectIdentities(one.clinician)
    expect(await getConnectedAt(one.clinician, ISSUER)).toBeNull()
    expect(await getProof(proof?.token ?? '', START)).toBeNull()
    expect(await proveIdentity(one.identity, START)).toBeNull()
    const actions = (await listAudit(one.clinician)).map(({ action }) => action)
    expect(actions).toContain('account.singleSignOnConnected')
    expect(actions).toContain('account.singleSignOnDisconnected')
  })
})

describe('the way to the provider and back', () => {
  const start = { kind: 'signIn', returnPath: '/rules' } as const

  it('counts once, also when it comes back twice at once', async () => {
    await keepStart('a state', start, START)
    const spent = await Promise.all(['a state', 'a state', 'a state'].map((state) => spendStart(state, START)))
    expect(spent.filter((each) => each !== null)).toEqual([start])
    expect(await spendStart('a state', START)).toBeNull()
  })

  it('counts for ten minutes, and under its own state', async () => {
    await keepStart('in time', start, START)
    await keepStart('too late', start, START)
    expect(await spendStart('', START)).toBeNull()
    expect(await spendStart('in timf', START)).toBeNull()
    expect(await spendStart('in time', later(SIGN_ON_MINUTES * 60 - 1))).toEqual(start)
    expect(await spendStart('too late', later(SIGN_ON_MINUTES * 60))).toBeNull()
  })

  it('says in which session it began, of which the database cannot tell the id', async () => {
    const { clinician } = await aMember(database.current)
    const token = { sub: clinician.id, sid: 'a secret session', authTime: 0 }
    const [mark, another] = [
      toSessionMark({ clinician, token }),
      toSessionMark({ clinician, token: { ...token, sid: 'another' } }),
    ]
    expect(mark).not.toBe(another)
    const connecting = { kind: 'connect', clinicianId: clinician.id, sessionMark: mark } as const
    await keepStart('to connect', connecting, START)
    const [row] = await database.current.prisma.signOnStart.findMany({ where: { clinicianId: clinician.id } })
    expect(JSON.stringify(row)).not.toMatch(/a secret session|to connect/)
    expect(await spendStart('to connect', START)).toEqual(connecting)
  })

  it('is begun from one address so often and no more, and from another one still', async () => {
    const asked: (number | null)[] = []
    for (let start = 0; start <= MOST_FAILURES.start; start += 1) asked.push(await countStart('192.0.2.7'))
    expect(asked.slice(0, -1).every((seconds) => seconds === null)).toBe(true)
    expect(asked.at(-1)).toBeGreaterThan(0)
    expect(await countStart('192.0.2.8')).toBeNull()
  })
})
