import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { toAuditCsvLines } from '@/lib/exchange/audit/audit-file'
import { parseAuditQuery } from '@/lib/exchange/audit/audit-query'
import { checkCredentials } from '@/lib/server/accounts'
import { getAuditPage, listVisibleCases } from '@/lib/server/audit/list-audit'
import { verifyAudit } from '@/lib/server/audit/verify-audit'
import { viewCase } from '@/lib/server/audit/view-case'
import { restoreBackup } from '@/lib/server/backup/restore-backup'
import { createCase, importCases, saveTrial } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { deleteCase, deleteTrial, restoreDeleted } from '@/lib/server/deleted-records'
import { revokeSession, startSession } from '@/lib/server/sessions'
import { aCaseFile, aTrial } from '../factories'
import { setUpDataFolder } from './audit-tools'
import { backUpToBytes, readParts } from './backup-tools'
import { aClinician, openTestDatabase, setUpTestDatabase } from './database'

setUpDataFolder()
const database = setUpTestDatabase()
// Wherever a clinician may type, this stands.
const MARKED = 'marked-value-that-was-typed'
const FILE = aCaseFile({
  case: { label: MARKED, conclusion: { verdict: 'criteriaMet', note: MARKED } },
  trials: [aTrial({ id: 't1', comment: MARKED })],
})

const listEntries = () => database.current.prisma.auditEntry.findMany({ orderBy: { sequence: 'asc' } })

/** What something adds to the record. */
async function listAdded(run: () => Promise<unknown>) {
  const before = (await listEntries()).length
  await run()
  return (await listEntries()).slice(before)
}

async function expectOne(run: () => Promise<unknown>, entry: object): Promise<void> {
  const added = await listAdded(run)
  expect(added).toHaveLength(1)
  expect(added[0]).toMatchObject(entry)
}

async function aCaseOf(clinician: Clinician): Promise<{ caseId: string; trialKey: string }> {
  const caseId = await createCase(clinician, FILE)
  const trial = await database.current.prisma.trial.findFirstOrThrow({ where: { caseId }, select: { id: true } })
  return { caseId, trialKey: trial.id }
}

it('each operation writes exactly one entry (T27)', async () => {
  const anna = await aClinician(database.current, 'Anna')
  const mine = { clinicianId: anna.id, practiceId: anna.practiceId, outcome: 'done' }
  await expectOne(() => createCase(anna, FILE), { ...mine, action: 'case.created' })
  await expectOne(() => importCases(anna, [FILE, FILE]), { ...mine, action: 'cases.imported', detail: '{"count":2}' })
  const { caseId, trialKey } = await aCaseOf(anna)
  await expectOne(() => viewCase(anna, caseId, 'case'), { ...mine, action: 'case.viewed', caseId })
  const trial = aTrial({ id: 't1', comment: `${MARKED} again` })
  await expectOne(() => saveTrial(anna, caseId, trialKey, trial), { ...mine, action: 'trial.changed', caseId })
  await expectOne(() => saveTrial(anna, caseId, null, trial), { ...mine, action: 'trial.added', caseId })
  await expectOne(() => deleteTrial(anna, caseId, trialKey), { ...mine, action: 'trial.deleted', caseId })
  let deleted: string | null = null
  const remove = async () => {
    deleted = await deleteCase(anna, caseId)
  }
  await expectOne(remove, { ...mine, action: 'case.deleted', caseId })
  const restore = () => restoreDeleted(anna, deleted ?? '', new Date())
  await expectOne(restore, { ...mine, action: 'case.restored', caseId })
  let sid = ''
  const start = async () => {
    sid = (await startSession(anna.id, new Date())).sid
  }
  await expectOne(start, { ...mine, action: 'session.started' })
  await expectOne(() => revokeSession(sid, new Date()), { ...mine, action: 'session.ended' })
})

it('what another practice asks for is refused, and recorded as refused once (T2)', async () => {
  const [anna, other] = [await aClinician(database.current, 'Anna'), await aClinician(database.current, 'Other')]
  const { caseId, trialKey } = await aCaseOf(anna)
  const refused = { clinicianId: other.id, caseId, outcome: 'denied' }
  await expectOne(() => viewCase(other, caseId, 'case'), { ...refused, action: 'case.viewed' })
  await expectOne(() => saveTrial(other, caseId, trialKey, aTrial({ id: 't1' })), {
    ...refused,
    action: 'trial.changed',
  })
  await expectOne(() => deleteTrial(other, caseId, trialKey), { ...refused, action: 'trial.deleted' })
  await expectOne(() => deleteCase(other, caseId), { ...refused, action: 'case.deleted' })
})

it('a sign-in that fails is recorded, without the name that was typed', async () => {
  await expectOne(() => checkCredentials(MARKED, MARKED), {
    ...{ action: 'session.started', outcome: 'failed', clinicianId: null, detail: '{"reason":"unknownName"}' },
  })
})

it('nothing that a clinician typed is in the record, nor in its export', async () => {
  const entries = await listEntries()
  expect(entries.length).toBeGreaterThan(15)
  expect(JSON.stringify(entries)).not.toContain(MARKED)
  expect(toAuditCsvLines(entries)).not.toContain(MARKED)
})

it('a practice reads its own entries and those of nobody, and not those of another practice', async () => {
  const [anna, other] = [await aClinician(database.current, 'Anna'), await aClinician(database.current, 'Other')]
  const { caseId } = await aCaseOf(anna)
  const ofCase = parseAuditQuery({ case: caseId })
  expect((await getAuditPage(anna, ofCase)).rows.map(({ action }) => action)).toEqual(['case.created'])
  expect((await getAuditPage(other, ofCase)).rows).toEqual([])
  const failed = parseAuditQuery({ outcome: 'failed', who: 'nobody' })
  expect((await getAuditPage(other, failed)).rows.map(({ action }) => action)).toContain('session.started')
  expect(await listVisibleCases(anna, [caseId])).toEqual(new Set([caseId]))
  expect(await listVisibleCases({ ...anna, role: 'auditor', audienceIds: [] }, [caseId])).toEqual(new Set())
})

it('pages lead through every entry once, forwards and backwards', async () => {
  const anna = await aClinician(database.current, 'Anna')
  for (let index = 0; index < 120; index += 1) await viewCase(anna, randomUUID(), 'case')
  const query = parseAuditQuery({ who: anna.id })
  const first = await getAuditPage(anna, query)
  const second = await getAuditPage(anna, { ...query, place: first.older })
  const third = await getAuditPage(anna, { ...query, place: second.older })
  const all = [first, second, third].flatMap(({ rows }) => rows.map(({ sequence }) => sequence))
  expect(all).toHaveLength(120)
  expect(all).toEqual([...new Set(all)].sort((a, b) => b - a))
  expect([first.newer, third.older]).toEqual([null, null])
  expect((await getAuditPage(anna, { ...query, place: third.newer })).rows).toEqual(second.rows)
})

it('a backup brings the record back whole, and still only added to (R-15)', async () => {
  const bytes = await backUpToBytes(database.current)
  const restored = await openTestDatabase()
  await restoreBackup(restored, readParts(bytes), { replace: false })
  const { entries, problems } = await verifyAudit(restored.prisma)
  expect([entries, problems]).toEqual([(await listEntries()).length, 0])
  await expect(restored.prisma.$executeRaw`DELETE FROM "AuditEntry"`).rejects.toThrow('only added to')
  // In place of what is there, the trigger is in nobody's way.
  await restoreBackup(restored, readParts(bytes), { replace: true })
  expect((await verifyAudit(restored.prisma)).problems).toBe(0)
  await restored.close()
})
