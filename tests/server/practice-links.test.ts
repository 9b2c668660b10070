import { beforeEach, describe, expect, it } from 'vitest'
import { checkCredentials } from '@/lib/server/accounts'
import type { Clinician } from '@/lib/server/clinician'
import {
  INVITATION_DAYS,
  inviteMember,
  listInvitations,
  makeResetLink,
  RESET_HOURS,
  withdrawInvitation,
} from '@/lib/server/practice/account-links'
import { changeRole, switchMemberOff } from '@/lib/server/practice/change-member'
import {
  acceptInvitation,
  getInvitation,
  getResetLink,
  setPasswordByLink,
} from '@/lib/server/practice/use-account-link'
import { hasSecondFactor } from '@/lib/server/second-factor/enrolment'
import { getSessionClinician, startSession } from '@/lib/server/sessions'
import { aClinician, setUpTestDatabase } from './database'
import { anEnrolledMember, later, START } from './second-factor-tools'

const database = setUpTestDatabase()
const prisma = () => database.current.prisma
const PASSWORD = 'granite violin harbour moss'
const DAY_SECONDS = 86_400
const BERTA = { username: 'berta', displayName: 'Dr Berta Example', password: PASSWORD }

let owner: Clinician
let second: Clinician
let stranger: Clinician
let names = 0

beforeEach(async () => {
  owner = await aClinician(database.current, 'Owner')
  second = await aClinician(database.current, 'Second owner', { colleague: owner, role: 'owner' })
  stranger = await aClinician(database.current, 'Owner of another practice')
  names += 1
})

const someone = (suffix = '') => ({ ...BERTA, username: `berta${names}${suffix}` })
const invite = async (by = owner, note: string | null = null) =>
  (await inviteMember(by, { role: 'reader', note }, START)) ?? ''
const lastActions = async (count: number) => {
  const rows = await prisma().auditEntry.findMany({ orderBy: { sequence: 'desc' }, take: count })
  return rows.map(({ action }) => action).reverse()
}

describe('an invitation', () => {
  it('makes a member with the role that its owner chose, in the practice of that owner', async () => {
    const token = await invite()
    await expect(getInvitation(token, START)).resolves.toEqual({
      practiceName: null,
      invitedBy: 'Owner',
      role: 'reader',
    })
    await expect(acceptInvitation(token, someone(), START)).resolves.toBe('saved')
    const made = await prisma().clinician.findUniqueOrThrow({ where: { username: someone().username } })
    expect(made).toMatchObject({ practiceId: owner.practiceId, role: 'reader', displayName: BERTA.displayName })
    await expect(checkCredentials(someone().username, PASSWORD)).resolves.toBe(made.id)
    await expect(lastActions(2)).resolves.toEqual(['practice.invited', 'practice.invitationUsed'])
  })

  it('opens once, also for eight who come at the same moment', async () => {
    const token = await invite()
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => acceptInvitation(token, someone(`-${index}`), START)),
    )
    expect(results.filter((result) => result === 'saved')).toHaveLength(1)
    await expect(prisma().clinician.count({ where: { practiceId: owner.practiceId } })).resolves.toBe(3)
    await expect(getInvitation(token, START)).resolves.toBeNull()
  })

  it('is not used up by a username that somebody has already', async () => {
    await acceptInvitation(await invite(stranger), someone(), START)
    const token = await invite()
    await expect(acceptInvitation(token, someone(), START)).resolves.toBe('taken')
    await expect(acceptInvitation(token, someone('-other'), START)).resolves.toBe('saved')
  })

  it('opens for seven days, to the second', async () => {
    const token = await invite()
    const end = INVITATION_DAYS * DAY_SECONDS
    await expect(getInvitation(token, later(end - 1))).resolves.not.toBeNull()
    await expect(getInvitation(token, later(end))).resolves.toBeNull()
    await expect(acceptInvitation(token, someone(), later(end))).resolves.toBeNull()
    await expect(listInvitations(owner, later(end))).resolves.toEqual([])
  })

  it('opens nothing once it is withdrawn, which the owner of another practice cannot', async () => {
    const token = await invite()
    const [open] = await listInvitations(owner, START)
    await expect(withdrawInvitation(stranger, open?.id ?? '')).resolves.toBeNull()
    await expect(getInvitation(token, START)).resolves.not.toBeNull()
    await expect(withdrawInvitation(owner, open?.id ?? '')).resolves.toBe('done')
    await expect(getInvitation(token, START)).resolves.toBeNull()
    await expect(listInvitations(stranger, START)).resolves.toEqual([])
  })

  it.each([
    ['was made a clinician', () => changeRole(owner, second.id, 'clinician')],
    ['was switched off', () => switchMemberOff(owner, second.id, START)],
    // Not through the program, as by a command of the machine’s owner.
    [
      'was switched off elsewhere',
      () => prisma().clinician.update({ where: { id: second.id }, data: { disabledAt: START } }),
    ],
  ])('opens nothing when its maker %s since', async (_, change) => {
    const token = await invite(second)
    await change()
    await expect(getInvitation(token, START)).resolves.toBeNull()
    await expect(acceptInvitation(token, someone(), START)).resolves.toBeNull()
    await expect(listInvitations(owner, START)).resolves.toEqual([])
  })

  it('is stored without its token, and with the note sealed', async () => {
    const token = await invite(owner, 'For Marked-4711')
    const stored = JSON.stringify(await prisma().accountLink.findMany())
    expect(stored).not.toContain(token)
    expect(stored).not.toContain('4711')
    await expect(listInvitations(owner, START)).resolves.toMatchObject([
      { note: 'For Marked-4711', role: 'reader', madeBy: 'Owner' },
    ])
  })

  it('is no link for a password, and the other way round', async () => {
    const reset = (await makeResetLink(owner, second.id, START)) ?? ''
    await expect(getInvitation(reset, START)).resolves.toBeNull()
    await expect(getResetLink(await invite(), START)).resolves.toBeNull()
    await expect(getInvitation('', START)).resolves.toBeNull()
  })
})

describe('a link for a new password', () => {
  it('sets the password that its holder chose, ends every session, and leaves the second factor on', async () => {
    const { clinician, username } = await anEnrolledMember(database.current)
    const chief = await aClinician(database.current, 'Chief', { colleague: clinician, role: 'owner' })
    const session = await startSession(clinician.id, START)
    const token = (await makeResetLink(chief, clinician.id, START)) ?? ''
    // Making it changes nothing yet.
    await expect(getSessionClinician(session, START, 'active')).resolves.not.toBeNull()
    await expect(getResetLink(token, START)).resolves.toEqual({ username, displayName: clinician.displayName })
    await expect(setPasswordByLink(token, 'short', START)).resolves.toHaveProperty('problem')
    await expect(setPasswordByLink(token, PASSWORD, START)).resolves.toBe('saved')
    await expect(checkCredentials(username, PASSWORD)).resolves.toBe(clinician.id)
    await expect(getSessionClinician(session, START, 'active')).resolves.toBeNull()
    await expect(hasSecondFactor(clinician.id)).resolves.toBe(true)
    await expect(setPasswordByLink(token, `${PASSWORD} again`, START)).resolves.toBeNull()
    await expect(lastActions(1)).resolves.toEqual(['account.passwordChanged'])
  })

  it('opens for 24 hours, to the second', async () => {
    const token = (await makeResetLink(owner, second.id, START)) ?? ''
    const end = RESET_HOURS * 3600
    await expect(getResetLink(token, later(end - 1))).resolves.not.toBeNull()
    await expect(getResetLink(token, later(end))).resolves.toBeNull()
    await expect(setPasswordByLink(token, PASSWORD, later(end))).resolves.toBeNull()
  })

  it('is made by an owner of the same practice only, and not for who is switched off', async () => {
    await expect(makeResetLink(stranger, second.id, START)).resolves.toBeNull()
    const token = (await makeResetLink(owner, second.id, START)) ?? ''
    await switchMemberOff(owner, second.id, START)
    await expect(getResetLink(token, START)).resolves.toBeNull()
    await expect(makeResetLink(owner, second.id, START)).resolves.toBeNull()
  })

  it('takes the place of the one before', async () => {
    const former = (await makeResetLink(owner, second.id, START)) ?? ''
    const token = (await makeResetLink(owner, second.id, START)) ?? ''
    await expect(getResetLink(former, START)).resolves.toBeNull()
    await expect(getResetLink(token, START)).resolves.not.toBeNull()
  })

  it('opens nothing when its maker is no owner any more', async () => {
    const token = (await makeResetLink(second, owner.id, START)) ?? ''
    await changeRole(owner, second.id, 'reader')
    await expect(setPasswordByLink(token, PASSWORD, START)).resolves.toBeNull()
  })
})
