import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { makeBackupDownload } from '@/lib/server/backup/backup-download'
import { readBackupFile } from '@/lib/server/backup/backup-file'
import { checkBackup } from '@/lib/server/backup/restore-backup'
import { closeDatabase, getDatabase, openDatabase } from '@/lib/server/db'
import { runMigrations } from '@/lib/server/migrations'
import { readMigrations } from '@/lib/server/schema-engine'
import { readBackupIdentity } from '@/lib/server/secrets'
import { readParts, toBytes } from './backup-tools'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let dataFolder = ''

beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'fair-trial-backups-'))
  vi.stubEnv('DATA_DIR', dataFolder)
  vi.stubEnv('DATABASE_URL', '')
  const history = await readMigrations()
  const older = { ...history, migrationDirectories: history.migrationDirectories.slice(0, 2) }
  const database = await openDatabase({ folder: path.join(dataFolder, 'database') })
  await runMigrations(database.singleConnection, older)
  await database.prisma.$executeRaw`
    INSERT INTO "Clinician" ("id", "username", "displayName", "passwordHash")
    VALUES ('00000000-0000-4000-8000-000000000001', 'anna', 'Anna', 'none')`
  await database.close()
})

afterAll(async () => {
  await closeDatabase()
  rmSync(dataFolder, { recursive: true })
})

const list = () => readdirSync(path.join(dataFolder, 'backups'))

it('an embedded database is backed up as it is before it is brought to a newer schema, and not by a later start (R-14)', async () => {
  expect(await (await getDatabase()).clinician.count()).toBe(1)
  const [name = '', ...more] = list()
  expect([name.replace(/^.*Z-/, ''), more]).toEqual(['before-migration.age', []])
  const key = { identity: readBackupIdentity(dataFolder) }
  const header = await checkBackup(readBackupFile(path.join(dataFolder, 'backups', name), key))
  expect([header.migrations.length, header.rows]).toEqual([2, 1])
  await closeDatabase()
  await getDatabase()
  expect(list()).toHaveLength(1)
})

it('a backup for a download is whole before its first byte is sent, and leaves no file behind (R-17)', async () => {
  const before = readdirSync(dataFolder)
  const { size, stream, name } = await makeBackupDownload('kettle moon rug desk')
  expect(readdirSync(dataFolder)).toEqual(before)
  const bytes = await toBytes(readAll(stream))
  expect(bytes).toHaveLength(size)
  expect((await checkBackup(readParts(bytes))).rows).toBe(2)
  expect(name).toMatch(/^fair-trial-\d{4}-\d\d-\d\d\.age$/)
})

async function* readAll(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
}
