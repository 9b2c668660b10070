import { beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/domain/permissions'
import type { Clinician } from '@/lib/server/clinician'
import { getMember } from '@/lib/server/members'
import { inviteMember, listInvitations } from '@/lib/server/practice/account-links'
import {
  changeRole,
  isOnlyOwner,
  removeFactorOf,
  switchMemberOff,
  switchMemberOn,
} from '@/lib/server/practice/change-member'
import { getMemberOf, listMembers } from '@/lib/server/practice/list-members'
import { getPractice, renamePractice } from '@/lib/server/practice/practice'
import { getSessionClinician, startSession } from '@/lib/server/sessions'
import { aClinician, setUpTestDatabase } from './database'
import { anEnrolledMember, START } from './second-factor-tools'

const database = setUpTestDatabase()
const prisma = () => database.current.prisma

let owner: Clinician
let reader: Clinician
let stranger: Clinician

beforeEach(async () => {
  owner = await aClinician(database.current, 'Owner')
  reader = await aClinician(database.current, 'Reader', { colleague: owner, role: 'reader' })
  stranger = await aClinician(database.current, 'Owner of another practice')
})

const aColleague = (role: Role, name = 'Second') => aClinician(database.current, name, { colleague: owner, role })
const roleOf = async ({ id }: Clinician) => (await getMember(id, START)).role
const actionsOf = async ({ practiceId }: Clinician) => {
  const rows = await prisma().auditEntry.findMany({ where: { practiceId }, orderBy: { sequence: 'asc' } })
  return rows.map(({ action, detail }) => [action, JSON.parse(detail)])
}

describe('the members of a practice', () => {
  it('are listed with what an owner has to know of them, those that are switched off last', async () => {
    const second = await aColleague('auditor', 'Auditor')
    await startSession(reader.id, START)
    await switchMemberOff(owner, second.id, START)
    await expect(listMembers(owner)).resolves.toMatchObject([
      { displayName: 'Owner', role: 'owner', hasSecondFactor: false, lastSignInAt: null, disabledAt: null },
      { displayName: 'Reader', role: 'reader', lastSignInAt: START, disabledAt: null },
      { displayName: 'Auditor', role: 'auditor', lastSignInAt: null, disabledAt: START },
    ])
  })

  it('T28: are nobody to the owner of another practice, who can change nothing of them', async () => {
    await expect(getMemberOf(stranger, reader.id)).resolves.toBeNull()
    await expect(changeRole(stranger, reader.id, 'owner')).resolves.toBeNull()
    await expect(switchMemberOff(stranger, reader.id, START)).resolves.toBeNull()
    await expect(switchMemberOn(stranger, reader.id)).resolves.toBeNull()
    await expect(removeFactorOf(stranger, reader.id, START)).resolves.toBeNull()
    await expect(isOnlyOwner(stranger, owner.id)).resolves.toBe(false)
    await expect(listMembers(stranger)).resolves.toMatchObject([{ id: stranger.id }])
    await expect(getMemberOf(owner, reader.id)).resolves.toMatchObject({ role: 'reader', disabledAt: null })
  })

  it('are changed by nobody who is no owner, whatever an entry let through', async () => {
    await expect(changeRole(reader, reader.id, 'owner')).resolves.toBeNull()
    await expect(switchMemberOff(reader, owner.id, START)).resolves.toBeNull()
    await expect(renamePractice(reader, 'Mine')).resolves.toBeNull()
    await expect(inviteMember(reader, { role: 'owner', note: null }, START)).resolves.toBeNull()
    await expect(roleOf(reader)).resolves.toBe('reader')
  })
})

describe('a role', () => {
  it('is changed at once, and kept in the audit record with the former one', async () => {
    await expect(changeRole(owner, reader.id, 'clinician')).resolves.toBe('done')
    await expect(roleOf(reader)).resolves.toBe('clinician')
    await expect(changeRole(owner, reader.id, 'clinician')).resolves.toBe('unchanged')
    await expect(actionsOf(owner)).resolves.toEqual([
      ['practice.roleChanged', { memberId: reader.id, role: 'clinician', formerRole: 'reader' }],
    ])
  })

  it('of the only owner stays, and may change once somebody else is one', async () => {
    await expect(changeRole(owner, owner.id, 'clinician')).resolves.toBe('lastOwner')
    await expect(isOnlyOwner(owner, owner.id)).resolves.toBe(true)
    await expect(changeRole(owner, reader.id, 'owner')).resolves.toBe('done')
    await expect(isOnlyOwner(owner, owner.id)).resolves.toBe(false)
    await expect(changeRole(owner, owner.id, 'clinician')).resolves.toBe('done')
    await expect(roleOf(owner)).resolves.toBe('clinician')
  })

  it('of the only owner stays also where another owner is there but switched off', async () => {
    const second = await aColleague('owner')
    await switchMemberOff(owner, second.id, START)
    await expect(changeRole(owner, owner.id, 'reader')).resolves.toBe('lastOwner')
    await expect(switchMemberOff(owner, owner.id, START)).resolves.toBe('lastOwner')
    // Whoever is switched off can be made anything.
    await expect(changeRole(owner, second.id, 'reader')).resolves.toBe('done')
  })

  it.each([
    ['make each other clinicians', (by: Clinician, of: Clinician) => changeRole(by, of.id, 'clinician')],
    ['switch each other off', (by: Clinician, of: Clinician) => switchMemberOff(by, of.id, START)],
    ['each give up their own', (by: Clinician) => changeRole(by, by.id, 'reader')],
  ])('is left to one of two owners who %s at the same moment', async (_, change) => {
    for (let round = 0; round < 5; round += 1) {
      const first = await aClinician(database.current, 'First')
      const second = await aClinician(database.current, 'Second', { colleague: first, role: 'owner' })
      const results = await Promise.all([change(first, second), change(second, first)])
      expect(results.filter((result) => result === 'done')).toHaveLength(1)
      const left = await prisma().clinician.count({
        where: { practiceId: first.practiceId, role: 'owner', disabledAt: null },
      })
      expect(left).toBe(1)
    }
  })
})

describe('a member that is switched off', () => {
  it('T5: has no session any more from that moment on, and gets in again only when switched on', async () => {
    const token = await startSession(reader.id, START)
    await expect(getSessionClinician(token, START, 'active')).resolves.toMatchObject({ id: reader.id })
    await expect(switchMemberOff(owner, reader.id, START)).resolves.toBe('done')
    await expect(getSessionClinician(token, START, 'active')).resolves.toBeNull()
    await expect(switchMemberOn(owner, reader.id)).resolves.toBe('done')
    // Not the old session: the password is asked for again.
    await expect(getSessionClinician(token, START, 'active')).resolves.toBeNull()
    const again = await startSession(reader.id, START)
    await expect(getSessionClinician(again, START, 'active')).resolves.toMatchObject({ id: reader.id })
    expect((await actionsOf(owner)).map(([action]) => action)).toEqual([
      'session.started',
      'account.switchedOff',
      'account.switchedOn',
      'session.started',
    ])
  })

  it('takes the invitations along that they made', async () => {
    const second = await aColleague('owner')
    await inviteMember(second, { role: 'reader', note: 'For Berta' }, START)
    await expect(listInvitations(owner, START)).resolves.toHaveLength(1)
    await switchMemberOff(owner, second.id, START)
    await expect(listInvitations(owner, START)).resolves.toEqual([])
    await switchMemberOn(owner, second.id)
    await expect(listInvitations(owner, START)).resolves.toEqual([])
  })
})

describe('the second factor of a member', () => {
  it('is taken away by an owner of the same practice, which the record says', async () => {
    const { clinician } = await anEnrolledMember(database.current)
    const chief = await aClinician(database.current, 'Chief', { colleague: clinician, role: 'owner' })
    await expect(getMemberOf(chief, clinician.id)).resolves.toMatchObject({ hasSecondFactor: true })
    await expect(removeFactorOf(owner, clinician.id, START)).resolves.toBeNull()
    await expect(getMemberOf(chief, clinician.id)).resolves.toMatchObject({ hasSecondFactor: true })
    await expect(removeFactorOf(chief, clinician.id, START)).resolves.toBe('done')
    await expect(getMemberOf(chief, clinician.id)).resolves.toMatchObject({ hasSecondFactor: false })
    expect((await actionsOf(chief)).at(-1)).toEqual(['account.secondFactorOff', { memberId: clinician.id }])
  })
})

describe('the name of a practice', () => {
  it('is given by its owner, and the practice of another keeps its own', async () => {
    await expect(renamePractice(owner, 'Harbour clinic')).resolves.toBe('done')
    await expect(getPractice(owner)).resolves.toMatchObject({ name: 'Harbour clinic' })
    await expect(getPractice(stranger)).resolves.toMatchObject({ name: null })
  })
})
