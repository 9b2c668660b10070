import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { getCallerAddress } from '@/lib/server/caller-address'
import { readDevice, toDeviceCookie } from '@/lib/server/known-device'
import { type Attempt, MOST_FAILURES, tryLink, trySignIn } from '@/lib/server/sign-in-limits'
import { aClinician, setUpTestDatabase } from './database'

const database = setUpTestDatabase()

/** Somebody whom no other test has heard of. */
function someone(changes: Partial<Attempt> = {}): Attempt {
  return { username: `clinician-${randomUUID()}`, address: null, device: null, ...changes }
}

const wrong = async () => null
const right = async () => 'a cookie'
const SIGNING_IN = { action: 'session.started', clinicianId: null } as const
const fail = (attempt: Attempt) => trySignIn(attempt, SIGNING_IN, wrong)
const succeed = (attempt: Attempt) => trySignIn(attempt, SIGNING_IN, right)

async function failOften(attempt: Attempt, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) expect((await fail(attempt)).kind).toBe('tried')
}

describe('T13: attempts to sign in', () => {
  it('to one account are ten, then wait for the rest of a quarter of an hour', async () => {
    const attempt = someone()
    expect(MOST_FAILURES.account).toBe(10)
    await failOften(attempt, 10)
    const eleventh = await fail(attempt)
    expect(eleventh).toMatchObject({ kind: 'wait' })
    if (eleventh.kind === 'wait') expect(eleventh.seconds).toBeGreaterThan(14 * 60)
    if (eleventh.kind === 'wait') expect(eleventh.seconds).toBeLessThanOrEqual(15 * 60)
  })

  it('wait whatever the password is, so that guessing on tells nothing', async () => {
    const attempt = someone()
    await failOften(attempt, 10)
    const check = vi.fn(right)
    expect((await trySignIn(attempt, SIGNING_IN, check)).kind).toBe('wait')
    expect(check).not.toHaveBeenCalled()
  })

  it('to one account are the same ones however its name is written', async () => {
    const attempt = someone()
    await failOften(attempt, 10)
    expect((await fail({ ...attempt, username: ` ${attempt.username.toUpperCase()} ` })).kind).toBe('wait')
  })

  it('to another account are counted for it alone', async () => {
    await failOften(someone(), 10)
    expect(await succeed(someone())).toEqual({ kind: 'tried', result: 'a cookie' })
  })

  it('from one address are fifty, over all accounts', async () => {
    const address = `2001:db8::${randomUUID().slice(0, 4)}`
    expect(MOST_FAILURES.address).toBe(50)
    for (let count = 0; count < 50; count += 1) await failOften(someone({ address }), 1)
    expect((await fail(someone({ address }))).kind).toBe('wait')
    expect((await fail(someone({ address: '2001:db8::ffff' }))).kind).toBe('tried')
  })

  it('that are right do not count', async () => {
    const attempt = someone({ address: '192.0.2.1' })
    for (let count = 0; count < 60; count += 1) expect((await succeed(attempt)).kind).toBe('tried')
    await failOften(attempt, 10)
  })

  it('never lock out who comes from a device on which the account signed in before', async () => {
    const attacked = someone()
    await failOften(attacked, 10)
    expect((await succeed(attacked)).kind).toBe('wait')
    expect(await succeed({ ...attacked, device: randomUUID() })).toEqual({ kind: 'tried', result: 'a cookie' })
  })

  it('from a known device are ten as well', async () => {
    const attempt = someone({ device: randomUUID() })
    await failOften(attempt, 10)
    expect((await succeed(attempt)).kind).toBe('wait')
  })

  it('T10: of which many come at once, no more are looked at than one after another', async () => {
    const attempt = someone()
    const check = vi.fn(wrong)
    await Promise.all(Array.from({ length: 30 }, () => trySignIn(attempt, SIGNING_IN, check)))
    expect(check).toHaveBeenCalledTimes(10)
  })

  it('are counted anew after a quarter of an hour', async () => {
    const attempt = someone()
    await failOften(attempt, 10)
    await database.current.prisma.signInAttempt.updateMany({ data: { expire: new Date(Date.now() - 1000) } })
    expect((await fail(attempt)).kind).toBe('tried')
  })

  it('leave nothing of what was typed in the database', async () => {
    const typed = `a password typed into the wrong box ${randomUUID()}`
    await fail(someone({ username: typed }))
    const rows = await database.current.prisma.signInAttempt.findMany()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(typed.slice(0, 20))
  })
})

describe('a known device', () => {
  beforeAll(() => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, 32 characters or more')
  })

  const ask = (cookie: string, secure = false) =>
    new Request('http://localhost/', { headers: { cookie, ...(secure ? { 'x-forwarded-proto': 'https' } : {}) } })
  const cookieOf = (clinicianId: string, secure = false) => toDeviceCookie(ask('', secure), clinicianId)
  const pairOf = (cookie: string) => cookie.split(';')[0] ?? ''

  it('is known by the cookie that signing in left there', () => {
    const clinicianId = randomUUID()
    const cookie = cookieOf(clinicianId)
    expect(cookie).toMatch(/; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Lax$/)
    expect(readDevice(ask(`other=1; ${pairOf(cookie)}`))?.clinicianId).toBe(clinicianId)
  })

  it('over TLS has a cookie that no other site can set', () => {
    const cookie = cookieOf(randomUUID(), true)
    expect(cookie).toMatch(/^__Host-fair-trial\.device=/)
    expect(cookie).toContain('; Secure')
    expect(readDevice(ask(pairOf(cookie), true))).not.toBeNull()
  })

  it('is not believed when its cookie was made up, or is that of another account', () => {
    const [id, device, signature] = pairOf(cookieOf(randomUUID())).split('=')[1]?.split('.') ?? []
    const other = randomUUID()
    for (const made of [
      `${other}.${device}.${signature}`,
      `${id}.${other}.${signature}`,
      `${id}.${device}.`,
      `${id}`,
      '',
    ])
      expect(readDevice(ask(`fair-trial.device=${made}`))).toBeNull()
  })
})

describe('T13: the address of a caller', () => {
  const headers = new Headers({ 'x-written-by-us': '192.0.2.7', 'x-forwarded-for': '203.0.113.9, 198.51.100.2' })

  it('is the one that the server saw, whatever the caller says of itself', () => {
    vi.stubEnv('FAIR_TRIAL_ADDRESS_HEADER', 'x-written-by-us')
    vi.stubEnv('TRUST_PROXY', '')
    expect(getCallerAddress(headers)).toBe('192.0.2.7')
  })

  it('is the last one that the proxy in front wrote, where the setting says that there is one', () => {
    vi.stubEnv('TRUST_PROXY', '1')
    expect(getCallerAddress(headers)).toBe('198.51.100.2')
    expect(getCallerAddress(new Headers())).toBeNull()
  })

  it('is known to nobody where nobody wrote it', () => {
    vi.stubEnv('FAIR_TRIAL_ADDRESS_HEADER', '')
    vi.stubEnv('TRUST_PROXY', '')
    expect(getCallerAddress(headers)).toBeNull()
  })
})

const RESET = 'account.passwordReset'

describe('T13: links that somebody was given', () => {
  it('are guessed fifty times from one address, together with passwords, and from elsewhere open at once', async () => {
    const address = `2001:db8:1::${randomUUID().slice(0, 4)}`
    for (let count = 0; count < MOST_FAILURES.address - 1; count += 1)
      expect((await tryLink(address, RESET, wrong)).kind).toBe('tried')
    // One that opens costs nothing.
    await expect(tryLink(address, RESET, right)).resolves.toEqual({ kind: 'tried', result: 'a cookie' })
    await failOften(someone({ address }), 1)
    expect((await tryLink(address, RESET, right)).kind).toBe('wait')
    expect((await tryLink('2001:db8:1::ffff', RESET, right)).kind).toBe('tried')
  })
})

describe('the record of who did what', () => {
  const readEntries = async (reason: string) => {
    const { auditEntry } = database.current.prisma
    const select = { action: true, outcome: true, clinicianId: true, practiceId: true, detail: true } as const
    return auditEntry.findMany({ where: { detail: JSON.stringify({ reason }) }, select, orderBy: { sequence: 'asc' } })
  }

  it('has one entry for those that wait in a row, of the account that was tried', async () => {
    const { id, practiceId } = await aClinician(database.current)
    const attempt = someone()
    const before = (await readEntries('tooManyAttempts')).length
    const tried = { action: 'session.started', clinicianId: id } as const
    for (let count = 0; count < MOST_FAILURES.account + 5; count += 1) await trySignIn(attempt, tried, wrong)
    const entries = (await readEntries('tooManyAttempts')).slice(before)
    const told = { reason: 'tooManyAttempts' }
    expect(entries).toEqual([
      { action: 'session.started', outcome: 'denied', clinicianId: id, practiceId, detail: JSON.stringify(told) },
    ])
  })

  it('has an entry for a link that opens nothing, and none for one that does', async () => {
    const before = (await readEntries('unknownLink')).length
    await tryLink(null, RESET, right)
    await tryLink(null, RESET, wrong)
    const entries = (await readEntries('unknownLink')).slice(before)
    expect(entries).toMatchObject([{ action: RESET, outcome: 'failed', clinicianId: null }])
  })
})
