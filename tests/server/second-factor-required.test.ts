import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { PERMISSIONS, type Permission } from '@/lib/domain/permissions'
import type { Clinician } from '@/lib/server/clinician'
import { refuseWho } from '@/lib/server/form-handler'
import { askWho, requireClinician } from '@/lib/server/require-clinician'
import { confirmSecondFactor, turnOffSecondFactor } from '@/lib/server/second-factor/enrolment'
import { isSecondFactorRequired, setSecondFactorRequired } from '@/lib/server/second-factor/requirement'
import { toSessionCookie } from '@/lib/server/session-cookie'
import { getSessionClinician, type SessionToken, startSession } from '@/lib/server/sessions'
import { setUpTestDatabase } from './database'
import { aMember, anEnrolledMember, beginSecondFactor, codeAt, PASSWORD } from './second-factor-tools'

const browser = vi.hoisted(() => ({ cookie: '' }))

// The session that a request brings.
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: () => ({ value: browser.cookie }),
    has: () => browser.cookie !== '',
  }),
}))

const database = setUpTestDatabase()
const open: readonly Permission[] = ['account.secondFactor']
const closed = Object.keys(PERMISSIONS).filter((name) => name !== 'account.secondFactor')

beforeAll(() => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests, 32 characters or more')
})

beforeEach(() => {
  browser.cookie = ''
})

/** Comes with an open session of somebody, as they are now. */
async function comeAs({ id }: Clinician): Promise<SessionToken> {
  const now = new Date()
  const token = await startSession(id, now)
  const request = new Request('http://localhost/')
  const cookie = await toSessionCookie(request, token, new Date(now.getTime() + 3_600_000), now)
  browser.cookie = cookie.split(';')[0]?.split('=').slice(1).join('=') ?? ''
  return token
}

const own = (clinician: Clinician): Clinician => ({ ...clinician, role: 'owner' })

async function listRefused(): Promise<string[]> {
  const refused: string[] = []
  for (const permission of Object.keys(PERMISSIONS)) {
    if (isPermission(permission) && (await askWho(permission)).refused === 'noSecondFactor') refused.push(permission)
  }
  return refused
}

function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSIONS, name)
}

describe('a practice that requires a second factor', () => {
  it('opens nothing but the page that sets it up to who has none, at once, also in an open session', async () => {
    const { clinician } = await aMember(database.current)
    await comeAs(clinician)
    expect(await listRefused()).toEqual([])
    await setSecondFactorRequired(own(clinician), true)
    await expect(isSecondFactorRequired(clinician)).resolves.toBe(true)
    expect(await listRefused()).toEqual(closed)
    for (const permission of open) expect((await askWho(permission)).refused).toBeNull()
  })

  it('leads them from every page to that one, and says 403 and why to every form', async () => {
    const { clinician } = await aMember(database.current)
    await comeAs(clinician)
    await setSecondFactorRequired(own(clinician), true)
    await expect(requireClinician('account.own')).rejects.toMatchObject({
      digest: expect.stringContaining('/account/second-factor'),
    })
    await expect(requireClinician('account.secondFactor')).resolves.toMatchObject({ id: clinician.id })
    const answer = refuseWho(new Request('http://localhost/', { method: 'POST' }), 'noSecondFactor')
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('your practice requires a second factor')
  })

  it('opens everything again once it is set up, and nothing after it is turned off', async () => {
    const { clinician } = await aMember(database.current)
    const token = await comeAs(clinician)
    await setSecondFactorRequired(own(clinician), true)
    const now = new Date()
    const secret = await beginSecondFactor(clinician, now)
    expect(await listRefused()).toEqual(closed)
    await confirmSecondFactor(clinician, { current: PASSWORD, code: codeAt(secret, now) }, now)
    expect(await listRefused()).toEqual([])
    const later = new Date(now.getTime() + 30_000)
    await turnOffSecondFactor(clinician, { current: PASSWORD, code: codeAt(secret, later) }, later)
    expect(await listRefused()).toEqual(closed)
    await setSecondFactorRequired(own(clinician), false)
    expect((await getSessionClinician(token, now, 'active'))?.mustSetUpSecondFactor).toBe(false)
  })

  it('leaves alone who has one, and other practices', async () => {
    const [anna, berta] = [await anEnrolledMember(database.current), await aMember(database.current)]
    expect(anna.clinician.practiceId).not.toBe(berta.clinician.practiceId)
    await setSecondFactorRequired(own(anna.clinician), true)
    await comeAs(anna.clinician)
    expect(await listRefused()).toEqual([])
    await comeAs(berta.clinician)
    expect(await listRefused()).toEqual([])
  })

  it('is made so by its owner alone', async () => {
    const { clinician } = await aMember(database.current)
    for (const role of ['clinician', 'reader', 'auditor'] as const)
      await expect(setSecondFactorRequired({ ...clinician, role }, true)).resolves.toBe(false)
    await expect(isSecondFactorRequired(clinician)).resolves.toBe(false)
  })
})
