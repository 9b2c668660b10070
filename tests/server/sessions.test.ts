import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { changePassword, disableAccount, savePassword } from '@/lib/server/accounts'
import type { Clinician } from '@/lib/server/clinician'
import { hashPassword } from '@/lib/server/passwords'
import { readSessionCookie } from '@/lib/server/session-cookie'
import {
  getSessionClinician,
  getSessionTimes,
  listSessions,
  revokeOtherSessions,
  revokeSession,
  revokeSessionByKey,
  type SessionToken,
  startSession,
} from '@/lib/server/sessions'
import { aClinician, setUpTestDatabase } from './database'

const SECRET = 'a secret of the tests, 32 characters or more'
const START = new Date('2026-11-20T08:00:00Z')
const at = (time: string) => {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return new Date(START.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000)
}

const database = setUpTestDatabase()
let anna: Clinician
let token: SessionToken

beforeAll(() => {
  vi.stubEnv('NEXTAUTH_SECRET', SECRET)
})

beforeEach(async () => {
  anna = await aClinician(database.current, 'Anna')
  token = await startSession(anna.id, START)
})

const request = (time: string) => getSessionClinician(token, at(time), 'active')
const poll = (time: string) => getSessionClinician(token, at(time), 'passive')

describe('a session', () => {
  it('says who is asking', async () => {
    await expect(request('0:01:00')).resolves.toEqual(anna)
  })

  it('is stored under a hash, so that reading the database opens none', async () => {
    const stored = await database.current.prisma.session.findMany({ where: { clinicianId: anna.id } })
    expect(stored).toHaveLength(1)
    expect(stored[0]?.id).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(stored)).not.toContain(token.sid)
  })

  it('has an id of its own each time, of 256 random bits', async () => {
    const second = await startSession(anna.id, START)
    expect(second.sid).not.toBe(token.sid)
    expect(Buffer.from(second.sid, 'base64url')).toHaveLength(32)
  })

  it('lasts for 15 minutes without a request and no longer', async () => {
    await expect(poll('0:15:00')).resolves.not.toBeNull()
    await expect(poll('0:15:01')).resolves.toBeNull()
  })

  it('is kept alive by a request at 14:59', async () => {
    await expect(request('0:14:59')).resolves.not.toBeNull()
    await expect(request('0:29:59')).resolves.not.toBeNull()
  })

  it('is not kept alive by what the browser asks on its own', async () => {
    for (let minute = 1; minute <= 15; minute += 1) await poll(`0:${minute}:00`)
    await expect(request('0:15:01')).resolves.toBeNull()
  })

  it('ends after 12 hours, however busy', async () => {
    for (let minute = 10; minute < 12 * 60; minute += 10) await request(`0:${minute}:00`)
    await expect(request('11:59:59')).resolves.not.toBeNull()
    await expect(request('12:00:00')).resolves.toBeNull()
  })

  it('does not open again once it has ended', async () => {
    await expect(request('0:16:00')).resolves.toBeNull()
    await expect(request('0:16:01')).resolves.toBeNull()
    const [stored] = await database.current.prisma.session.findMany({ where: { clinicianId: anna.id } })
    expect(stored?.lastActivityAt).toEqual(START)
  })

  it('leaves the other sessions of the same clinician open when it ends', async () => {
    const second = await startSession(anna.id, START)
    await revokeSession(token.sid, at('0:01:00'))
    await expect(getSessionClinician(second, at('0:02:00'), 'active')).resolves.not.toBeNull()
  })

  it('ends at once when the account is switched off', async () => {
    await disableAccount(anna.id, at('0:01:00'))
    await expect(request('0:01:00')).resolves.toBeNull()
  })

  it('ends at once when the account is switched off in the database alone', async () => {
    await database.current.prisma.clinician.update({ where: { id: anna.id }, data: { disabledAt: START } })
    await expect(request('0:01:00')).resolves.toBeNull()
  })

  it('ends at once when the account gets a new password', async () => {
    await savePassword(anna.id, 'kettle moon rug desk', at('0:01:00'))
    await expect(request('0:01:00')).resolves.toBeNull()
  })

  it('opens nothing for another clinician who is named in its token', async () => {
    const berta = await aClinician(database.current, 'Berta')
    await expect(getSessionClinician({ ...token, sub: berta.id }, at('0:01:00'), 'active')).resolves.toBeNull()
  })

  it('that was never started opens nothing', async () => {
    await expect(getSessionClinician({ ...token, sid: 'invented' }, at('0:01:00'), 'active')).resolves.toBeNull()
  })
})

describe('the session cookie', () => {
  const write = (content: Record<string, unknown>, secret = SECRET) => encode({ token: content, secret })

  it('that was kept from before signing out opens nothing when it is sent again (M1)', async () => {
    const cookie = await write({ ...token })
    const before = await readSessionCookie(cookie)
    expect(before).toEqual(token)
    await revokeSession(token.sid, at('0:01:00'))
    const replayed = await readSessionCookie(cookie)
    expect(replayed && (await getSessionClinician(replayed, at('0:01:01'), 'active'))).toBeNull()
  })

  it.each([
    ['left out', async () => undefined],
    ['empty', async () => ''],
    ['not a token', async () => '%E0%A4%A'],
    ['signed with another secret', () => write({ ...token }, 'another secret, also 32 characters long')],
    ['of another kind', () => write({ email: 'anna@example.org' })],
    ['without a session', () => write({ sub: randomUUID(), authTime: 1 })],
    ['unsigned', async () => `${toPart({ alg: 'none' })}.${toPart({ ...token })}.`],
  ])('counts for nothing when it is %s', async (_name, make) => {
    await expect(readSessionCookie(await make())).resolves.toBeNull()
  })
})

function toPart(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url')
}

describe('how long a session still lasts', () => {
  it('is 15 minutes from the last request, and 12 hours from the password', async () => {
    await expect(getSessionTimes(token, at('0:10:00'))).resolves.toEqual({
      idleEndsAt: at('0:15:00'),
      endsAt: at('12:00:00'),
    })
    await request('0:10:00')
    await expect(getSessionTimes(token, at('0:11:00'))).resolves.toMatchObject({ idleEndsAt: at('0:25:00') })
  })

  it('T4: can be asked every minute without making it longer', async () => {
    for (let minute = 1; minute <= 15; minute += 1) {
      await expect(getSessionTimes(token, at(`0:${minute}:00`))).resolves.toMatchObject({ idleEndsAt: at('0:15:00') })
    }
    await expect(getSessionTimes(token, at('0:15:01'))).resolves.toBeNull()
    await expect(request('0:15:01')).resolves.toBeNull()
  })
})

describe('the sessions of a clinician', () => {
  it('are listed with the one that asks, the last used first, and without those that have ended', async () => {
    const second = await startSession(anna.id, at('0:05:00'))
    const third = await startSession(anna.id, at('0:06:00'))
    await revokeSession(third.sid, at('0:07:00'))
    const listed = await listSessions(anna, token, at('0:10:00'))
    expect(listed.map(({ startedAt, isThis }) => [startedAt, isThis])).toEqual([
      [at('0:05:00'), false],
      [START, true],
    ])
    expect(JSON.stringify(listed)).not.toContain(second.sid)
    await expect(listSessions(anna, second, at('0:16:00'))).resolves.toHaveLength(1)
  })

  it('are not those of another', async () => {
    const berta = await aClinician(database.current, 'Berta')
    await startSession(berta.id, START)
    await expect(listSessions(anna, token, at('0:01:00'))).resolves.toHaveLength(1)
  })

  it('T6: end one at a time, at once, and only for their owner', async () => {
    const berta = await aClinician(database.current, 'Berta')
    const second = await startSession(anna.id, START)
    const [other] = (await listSessions(anna, token, at('0:01:00'))).filter(({ isThis }) => !isThis)
    const key = other?.key ?? ''
    await expect(revokeSessionByKey(berta, key, at('0:01:00'))).resolves.toBe(false)
    await expect(getSessionClinician(second, at('0:01:30'), 'passive')).resolves.not.toBeNull()
    await expect(revokeSessionByKey(anna, key, at('0:02:00'))).resolves.toBe(true)
    await expect(getSessionClinician(second, at('0:02:00'), 'passive')).resolves.toBeNull()
    await expect(poll('0:02:00')).resolves.not.toBeNull()
    await expect(revokeSessionByKey(anna, key, at('0:03:00'))).resolves.toBe(false)
    await expect(revokeSessionByKey(anna, 'no such key', at('0:03:00'))).resolves.toBe(false)
  })

  it('T6: end all but the one that asks', async () => {
    const others = [await startSession(anna.id, START), await startSession(anna.id, START)]
    await expect(revokeOtherSessions(anna, token, at('0:01:00'))).resolves.toBe(2)
    for (const other of others) await expect(getSessionClinician(other, at('0:01:00'), 'passive')).resolves.toBeNull()
    await expect(poll('0:01:00')).resolves.not.toBeNull()
  })
})

describe('a change of the password', () => {
  const OLD = 'synthetic lantern orchard tide'
  const NEW = 'granite violin harbour moss'

  beforeEach(async () => {
    const passwordHash = await hashPassword(OLD)
    await database.current.prisma.clinician.update({ where: { id: anna.id }, data: { passwordHash } })
  })

  const change = (current: string, password: string) =>
    changePassword({ clinician: anna, token }, current, password, at('0:01:00'))

  it('T6: ends the other sessions, and keeps the one in which it was made', async () => {
    const other = await startSession(anna.id, START)
    await expect(change(OLD, NEW)).resolves.toBeNull()
    await expect(getSessionClinician(other, at('0:01:00'), 'passive')).resolves.toBeNull()
    await expect(poll('0:01:00')).resolves.not.toBeNull()
    await expect(change(NEW, OLD)).resolves.toBeNull()
  })

  it.each([
    ['another password than the present one', 'guessed lantern orchard tide', NEW, 'current'],
    ['the same one again', OLD, OLD, 'password'],
    ['one that is too short', OLD, 'short one', 'password'],
    ['one that is easy to guess', OLD, 'aaaaaaaaaaaaaaaaaaaa', 'password'],
  ])('is refused for %s, names the field, and changes nothing', async (_, current, password, field) => {
    const other = await startSession(anna.id, START)
    const problems = await change(current, password)
    expect(Object.keys(problems ?? {})).toEqual([field])
    expect(JSON.stringify(problems)).not.toContain(password)
    await expect(getSessionClinician(other, at('0:01:00'), 'passive')).resolves.not.toBeNull()
    await expect(change(OLD, NEW)).resolves.toBeNull()
  })

  it('made twice at once is made once', async () => {
    const results = await Promise.all([change(OLD, NEW), change(OLD, `${NEW} too`)])
    expect(results.filter((result) => result === null)).toHaveLength(1)
  })
})
