import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { caseFileSchema } from '@/lib/domain/case-file'
import { readBackupFile } from '@/lib/server/backup/backup-file'
import { checkBackup, restoreBackup } from '@/lib/server/backup/restore-backup'
import { getCase } from '@/lib/server/cases'
import { provideDatabase } from '@/lib/server/db'
import { listDeleted } from '@/lib/server/deleted-records'
import { getMember } from '@/lib/server/members'
import { applyMigrations } from '@/lib/server/migrations'
import { openColumns } from '@/lib/server/sealing/seal'
import { openTestDatabase } from './database'

vi.setConfig({ testTimeout: 300_000 })

// Written by the version of November 2026, and never written anew: whoever keeps such a file has to get it back.
const FILE = path.join('tests', 'server', 'backup-2026-11.age')
const KEY = { passphrase: 'kettle moon rug desk' }

it('a backup of November 2026 is read by this version and by every later one (R-15)', async () => {
  const header = await checkBackup(readBackupFile(FILE, KEY))
  expect([header.formatVersion, header.migrations.length, header.rows]).toEqual([1, 5, 37])
  const database = await openTestDatabase()
  await restoreBackup(database, readBackupFile(FILE, KEY), { replace: false })
  expect(await applyMigrations(database)).toEqual([])
  provideDatabase(database)
  const { id } = await database.prisma.clinician.findUniqueOrThrow({ where: { username: 'anna' } })
  const anna = await getMember(id, new Date())
  const [stored] = await database.prisma.patientCase.findMany({ select: { id: true, enteredById: true } })
  const expected = await readFile(path.join('tests', 'server', 'backup-2026-11.json'), 'utf8')
  expect([stored?.enteredById, anna.role]).toEqual([anna.id, 'owner'])
  expect((await getCase(anna, stored?.id ?? ''))?.file).toStrictEqual(caseFileSchema.parse(JSON.parse(expected)))
  expect(await database.prisma.keptAssessment.count()).toBe(1)
  const [draft] = await database.prisma.draft.findMany()
  const payload = draft && openColumns('Draft', draft, draft).payload
  expect(JSON.parse(payload ?? '')).toEqual({ comment: ['half a "sen\u0000\n'] })
  expect(await listDeleted(anna, new Date(header.madeAt))).toHaveLength(1)
  await database.close()
})
