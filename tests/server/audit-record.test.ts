import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { renewAnchor } from '@/lib/server/audit/audit-anchor'
import { recordAudit, recordAuditAlone } from '@/lib/server/audit/record-audit'
import { verifyAudit } from '@/lib/server/audit/verify-audit'
import { setUpDataFolder } from './audit-tools'
import { aClinician, setUpTestDatabase } from './database'

setUpDataFolder()
const database = setUpTestDatabase()

const listEntries = () => database.current.prisma.auditEntry.findMany({ orderBy: { sequence: 'asc' } })

it('an entry says who did what, when and to which case, and follows the one before', async () => {
  const anna = await aClinician(database.current, 'Anna')
  const caseId = randomUUID()
  await recordAuditAlone({ clinician: anna, action: 'case.viewed', caseId, detail: { page: 'case' } })
  await recordAuditAlone({ clinician: null, action: 'session.started', outcome: 'failed' })
  const [first, second] = await listEntries()
  expect(first).toMatchObject({
    sequence: 1,
    clinicianId: anna.id,
    clinicianName: 'Anna',
    action: 'case.viewed',
    caseId,
  })
  expect(first).toMatchObject({
    outcome: 'done',
    detail: '{"page":"case"}',
    address: null,
    previousHash: '0'.repeat(64),
  })
  expect(Math.abs((first?.at.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
  expect(second).toMatchObject({ sequence: 2, clinicianId: null, caseId: null, outcome: 'failed' })
  expect(second?.previousHash).toBe(first?.hash)
  expect(await verifyAudit(database.current.prisma)).toMatchObject({ entries: 2, problems: 0 })
})

it('what is rolled back leaves no entry (T27)', async () => {
  const before = (await listEntries()).length
  const undone = database.current.prisma.$transaction(async (transaction) => {
    await recordAudit(transaction, { clinician: null, action: 'case.created' })
    throw new Error('thought better of it')
  })
  await expect(undone).rejects.toThrow('thought better of it')
  expect(await listEntries()).toHaveLength(before)
  await renewAnchor(database.current.prisma)
  expect((await verifyAudit(database.current.prisma)).problems).toBe(0)
})

it('twenty writers at once leave one unbroken record', async () => {
  const before = (await listEntries()).length
  const writers = Array.from({ length: 20 }, async () => {
    for (let index = 0; index < 10; index += 1) await recordAuditAlone({ clinician: null, action: 'list.viewed' })
  })
  await Promise.all(writers)
  expect(await verifyAudit(database.current.prisma)).toMatchObject({ entries: before + 200, problems: 0 })
})

it.each([
  ['an update', `UPDATE "AuditEntry" SET "outcome" = 'done'`],
  ['a deletion', 'DELETE FROM "AuditEntry"'],
  ['being emptied', 'TRUNCATE "AuditEntry"'],
  ['the deletion of its end', 'DELETE FROM "AuditHead"'],
  ['its end being emptied', 'TRUNCATE "AuditHead"'],
])('the database refuses %s of the record (T27)', async (_, statement) => {
  const before = await listEntries()
  await expect(database.current.prisma.$executeRawUnsafe(statement)).rejects.toThrow('only added to')
  expect(await listEntries()).toEqual(before)
})
