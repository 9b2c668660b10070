import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as join from '@/app/api/account/join/route'
import * as reset from '@/app/api/account/reset/route'
import * as backup from '@/app/api/practice/backup/route'
import * as exportAll from '@/app/api/practice/export/route'
import * as invite from '@/app/api/practice/invitations/route'
import * as leave from '@/app/api/practice/leave/route'
import * as role from '@/app/api/practice/members/[memberId]/role/route'
import * as switchOff from '@/app/api/practice/members/[memberId]/switch-off/route'
import * as name from '@/app/api/practice/name/route'
import { createCase } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { getMember } from '@/lib/server/members'
import { inviteMember, makeResetLink } from '@/lib/server/practice/account-links'
import { renamePractice } from '@/lib/server/practice/practice'
import { getResetLink } from '@/lib/server/practice/use-account-link'
import { aCaseFile } from '../factories'
import { aClinician, setUpTestDatabase } from '../server/database'
import { aMember, PASSWORD } from '../server/second-factor-tools'

const session = vi.hoisted((): { clinician: Clinician | null } => ({ clinician: null }))
vi.mock('@/lib/server/require-clinician', async (original) => ({
  ...(await original<typeof import('@/lib/server/require-clinician')>()),
  ...(await import('../server/asked-as')).askedAs(session),
}))

const database = setUpTestDatabase()
const NEW_PASSWORD = 'granite violin harbour moss'

let owner: Clinician
let reader: Clinician
let stranger: Clinician

beforeEach(async () => {
  owner = (await aMember(database.current)).clinician
  reader = await aClinician(database.current, 'Reader', { colleague: owner, role: 'reader' })
  stranger = await aClinician(database.current, 'Owner of another practice')
  session.clinician = owner
  await database.current.prisma.signInAttempt.deleteMany()
})

type Typed = Readonly<Record<string, string>>
type Handler<Params> = (request: Request, context: { readonly params: Promise<Params> }) => Promise<Response>

function aRequest(typed: Typed, origin = 'http://localhost:3000'): Request {
  return new Request('http://localhost:3000/api/practice', {
    method: 'POST',
    headers: { host: 'localhost:3000', origin },
    body: new URLSearchParams(typed),
  })
}

const post = <Params>({ POST }: { readonly POST: Handler<Params> }, typed: Typed, params: Params, origin?: string) =>
  POST(aRequest(typed, origin), { params: Promise.resolve(params) })
const leadsTo = (response: Response) => [response.status, response.headers.get('location')]
const cookieOf = (response: Response) => response.headers.getSetCookie().join('\n')

describe('a form of the practice page', () => {
  it('T12: is refused when another site sent it', async () => {
    const response = await post(name, { name: 'Elsewhere' }, {}, 'https://elsewhere.example')
    expect(response.status).toBe(403)
    await expect(database.current.prisma.practice.count({ where: { name: 'Elsewhere' } })).resolves.toBe(0)
  })

  it('T3: is refused to every role but the owner’s, and leads to the sign-in page when nobody is signed in', async () => {
    for (const refused of ['clinician', 'reader', 'auditor'] as const) {
      session.clinician = await aClinician(database.current, refused, { colleague: owner, role: refused })
      expect((await post(role, { role: 'owner' }, { memberId: session.clinician.id })).status).toBe(403)
      expect((await post(exportAll, { exportPassword: PASSWORD }, {})).status).toBe(403)
    }
    session.clinician = null
    expect(leadsTo(await post(name, { name: 'A' }, {}))).toEqual([303, '/sign-in?next=%2Fpractice&notice=ended'])
  })

  it('T28: finds no member of another practice', async () => {
    session.clinician = stranger
    expect((await post(role, { role: 'owner' }, { memberId: reader.id })).status).toBe(404)
    expect((await post(switchOff, {}, { memberId: reader.id })).status).toBe(404)
    expect((await post(switchOff, {}, { memberId: 'no-key' })).status).toBe(404)
    await expect(getMember(reader.id, new Date())).resolves.toMatchObject({ role: 'reader' })
  })

  it('says on the page of the member what became of a change', async () => {
    const page = `/practice/members/${reader.id}`
    expect(leadsTo(await post(role, { role: 'clinician' }, { memberId: reader.id }))).toEqual([
      303,
      `${page}?done=role`,
    ])
    const own = await post(switchOff, {}, { memberId: owner.id })
    expect(leadsTo(own)).toEqual([303, `/practice/members/${owner.id}?done=last-owner`])
    expect((await post(role, { role: 'administrator' }, { memberId: reader.id })).status).toBe(404)
  })

  it('shows a new link by a cookie that nobody else reads, and puts no token into an address', async () => {
    const response = await post(invite, { role: 'reader', note: '' }, {})
    expect(leadsTo(response)).toEqual([303, '/practice'])
    expect(cookieOf(response)).toMatch(
      /^fair-trial\.account-link=ey[^;]+; Path=\/practice; Max-Age=600; HttpOnly; SameSite=Strict$/,
    )
  })

  it('comes back when something is wrong with it', async () => {
    expect(leadsTo(await post(invite, { role: '', note: '' }, {}))).toEqual([303, '/practice?done=wrong'])
    expect(leadsTo(await post(name, { name: 'x'.repeat(101) }, {}))).toEqual([303, '/practice?done=wrong'])
  })
})

describe('the data of a practice', () => {
  it('are exported only with the password of the owner', async () => {
    await createCase(owner, aCaseFile({ case: { label: 'A-1042' } }))
    const refused = await post(exportAll, { exportPassword: 'not the password' }, {})
    expect(leadsTo(refused)).toEqual([303, '/practice/data?done=wrong'])
    const response = await post(exportAll, { exportPassword: PASSWORD }, {})
    expect(response.headers.get('content-disposition')).toMatch(/filename="fair-trial-practice-[\d-]+\.jsonl"/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toContain('A-1042')
  })

  it('T13: let nobody guess that password', async () => {
    for (let guess = 0; guess < 5; guess += 1) await post(exportAll, { exportPassword: `guess ${guess}` }, {})
    expect((await post(exportAll, { exportPassword: PASSWORD }, {})).status).toBe(429)
  })

  it('are backed up for no owner of one practice where there are several', async () => {
    const typed = { passphrase: NEW_PASSWORD, passphraseAgain: NEW_PASSWORD, backupPassword: PASSWORD }
    expect((await post(backup, typed, {})).status).toBe(404)
  })

  it('are deleted only when the name of the practice is typed, and after an export', async () => {
    const typed = { practiceName: 'Harbour clinic', leavePassword: PASSWORD }
    expect(leadsTo(await post(leave, typed, {}))).toEqual([303, '/practice/data?done=wrong'])
    await renamePractice(owner, 'Harbour clinic')
    const wrong = await post(leave, { ...typed, practiceName: 'Harbor clinic' }, {})
    expect(leadsTo(wrong)).toEqual([303, '/practice/data?done=wrong'])
    const noPassword = await post(leave, { ...typed, leavePassword: '' }, {})
    expect(leadsTo(noPassword)).toEqual([303, '/practice/data?done=wrong'])
    expect(leadsTo(await post(leave, typed, {}))).toEqual([303, '/practice/data?done=export-first'])
    await (await post(exportAll, { exportPassword: PASSWORD }, {})).text()
    expect(leadsTo(await post(leave, typed, {}))).toEqual([303, '/practice/data?done=left'])
  })
})

describe('the only practice', () => {
  it('is backed up into one encrypted file, with a passphrase typed twice and the password of the owner', async () => {
    const { prisma } = database.current
    await prisma.clinician.deleteMany({ where: { practiceId: { not: owner.practiceId }, cases: { none: {} } } })
    await prisma.patientCase.deleteMany()
    await prisma.clinician.deleteMany({ where: { practiceId: { not: owner.practiceId } } })
    await prisma.practice.deleteMany({ where: { id: { not: owner.practiceId } } })
    const typed = { passphrase: NEW_PASSWORD, passphraseAgain: NEW_PASSWORD, backupPassword: PASSWORD }
    for (const wrong of [{ passphrase: 'short' }, { passphraseAgain: 'another' }, { backupPassword: 'no' }])
      expect(leadsTo(await post(backup, { ...typed, ...wrong }, {}))).toEqual([303, '/practice/data?done=wrong'])
    const response = await post(backup, typed, {})
    expect(response.headers.get('content-disposition')).toMatch(/filename="fair-trial-[\d-]+\.age"/)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/)
    expect(bytes).toHaveLength(Number(response.headers.get('content-length')))
    const last = await prisma.auditEntry.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
    expect(last).toMatchObject({ action: 'backup.downloaded', outcome: 'done', clinicianId: owner.id })
  })
})

describe('a link that an owner made', () => {
  const account = { username: 'berta', displayName: 'Dr Berta', password: NEW_PASSWORD }

  it('leads to the sign-in page once the account is made, and back to its own page otherwise', async () => {
    const token = (await inviteMember(owner, { role: 'reader', note: null }, new Date())) ?? ''
    const wrong = await join.POST(aRequest({ ...account, token, password: 'short' }))
    expect(leadsTo(wrong)).toEqual([303, `/invitation/${token}`])
    expect(cookieOf(wrong)).not.toContain(token)
    expect(leadsTo(await join.POST(aRequest({ ...account, token })))).toEqual([303, '/sign-in?notice=joined'])
    // Used, it leads to the page that says so.
    expect(leadsTo(await join.POST(aRequest({ ...account, token })))).toEqual([303, `/invitation/${token}`])
  })

  it('sets a password, and that of nobody else', async () => {
    const token = (await makeResetLink(owner, reader.id, new Date())) ?? ''
    const foreign = await reset.POST(aRequest({ token, password: NEW_PASSWORD }, 'https://elsewhere.example'))
    expect(foreign.status).toBe(403)
    const weak = await reset.POST(aRequest({ token, password: 'short' }))
    expect(leadsTo(weak)).toEqual([303, `/reset/${token}`])
    await expect(getResetLink(token, new Date())).resolves.not.toBeNull()
    const set = await reset.POST(aRequest({ token, password: NEW_PASSWORD }))
    expect(leadsTo(set)).toEqual([303, '/sign-in?notice=new-password'])
  })
})
