import { beforeAll, describe, expect, it, vi } from 'vitest'
import { NOT_BACKED_UP } from '@/lib/server/backup/backup-tables'
import { checkBackup, restoreBackup } from '@/lib/server/backup/restore-backup'
import { writeBackup } from '@/lib/server/backup/write-backup'
import { type Database, openDatabase } from '@/lib/server/db'
import { applyMigrations, runMigrations } from '@/lib/server/migrations'
import { readMigrations } from '@/lib/server/schema-engine'
import { openColumns } from '@/lib/server/sealing/seal'
import { backUpToBytes, dumpRows, dumpSchema, fillDatabase, QUICK, readParts } from './backup-tools'
import { aClinician, openTestDatabase, setUpTestDatabase, TEST_SERVER } from './database'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const database = setUpTestDatabase()
let backup = new Uint8Array()
let rows: Record<string, readonly string[]> = {}

beforeAll(async () => {
  await fillDatabase(database.current, 40)
  rows = await dumpRows(database.current)
  backup = await backUpToBytes(database.current)
})

async function restored(into: Database, from = backup): Promise<Database> {
  await restoreBackup(into, readParts(from), { replace: false })
  return into
}

/** What a backup of these rows brings back. */
function without(all: Record<string, readonly string[]>) {
  const restored = Object.entries(all).map(([name, list]) => [name, name in NOT_BACKED_UP ? [] : list])
  // Written by the restore itself: which key the texts are sealed with now, and what the index is computed from.
  return { ...Object.fromEntries(restored), SealingKey: [expect.any(String)], CaseIndex: expect.any(Array) }
}

describe('a backup (R-15)', () => {
  it('is tried here with rows in every table, also in one that was added yesterday', () => {
    const empty = Object.entries(rows).filter(([, list]) => list.length === 0)
    expect(empty.map(([name]) => name)).toEqual([])
  })

  it('leaves out only tables that there are, each for a reason', () => {
    expect(Object.keys(rows)).toEqual(expect.arrayContaining(Object.keys(NOT_BACKED_UP)))
    for (const reason of Object.values(NOT_BACKED_UP)) expect(reason).toMatch(/\w.+\.$/)
  })

  it('brings back every other row exactly, with all that keeps rows in order, into an embedded database', async () => {
    const target = await restored(await openDatabase({ memory: true }))
    expect(await dumpRows(target)).toEqual(without(rows))
    if (TEST_SERVER === null) expect(await dumpSchema(target)).toEqual(await dumpSchema(database.current))
    await aClinician(target)
    await target.prisma.$executeRaw`
      INSERT INTO "DeletedRow" ("recordId", "tableName", "row") SELECT "recordId", 'new', "row" FROM "DeletedRow" LIMIT 1`
    await target.close()
  })

  const onServer = TEST_SERVER === null ? null : it
  onServer?.('goes on from an embedded database to a server', async () => {
    const embedded = await restored(await openDatabase({ memory: true }))
    const server = await restored(await openTestDatabase(), await backUpToBytes(embedded))
    expect(await dumpRows(server)).toEqual(without(rows))
    expect(await dumpSchema(server)).toEqual(await dumpSchema(database.current))
    await embedded.close()
    await server.close()
  })

  it('holds one moment, whatever is written meanwhile', async () => {
    let writing: Promise<unknown> | undefined
    const all: Uint8Array[] = []
    const { rows: counted } = await writeBackup(database.current.prisma, async (chunk) => void all.push(chunk), {
      ...QUICK,
      tell: () => {
        writing ??= aClinician(database.current, 'Later')
      },
    })
    await writing
    expect(await database.current.prisma.clinician.count({ where: { displayName: 'Later' } })).toBe(1)
    await database.current.prisma.clinician.deleteMany({ where: { displayName: 'Later' } })
    const found: string[] = []
    for await (const part of readParts(new Uint8Array(Buffer.concat(all)))) {
      if (part.kind === 'rows') found.push(...part.rows)
    }
    expect(found).toHaveLength(counted)
    expect(found.join('')).not.toContain('Later')
  })
})

describe('a database that is not empty (R-15)', () => {
  it('is left as it is, unless what it holds may be lost', async () => {
    const target = await openTestDatabase()
    await applyMigrations(target)
    await aClinician(target, 'There before')
    const before = await dumpRows(target)
    await expect(restored(target)).rejects.toThrow('the database is not empty, and was left as it is: add --replace')
    expect(await dumpRows(target)).toEqual(before)
    await restoreBackup(target, readParts(backup), { replace: true })
    expect(await dumpRows(target)).toEqual(without(rows))
    await target.close()
  })

  it('is refused when it holds a table of something else, whether or not that may be lost', async () => {
    const target = await openTestDatabase()
    await target.prisma.$executeRaw`CREATE TABLE invoice (id int)`
    const restoring = restoreBackup(target, readParts(backup), { replace: true })
    await expect(restoring).rejects.toThrow('holds a table that is not of Fair Trial (invoice)')
    expect(Object.keys(await dumpRows(target))).toEqual(['invoice'])
    await target.close()
  })
})

describe('a backup of another version (R-15)', () => {
  it('that is older is loaded as it was, and then brought to the schema of this one', async () => {
    const history = await readMigrations()
    const older = await openTestDatabase()
    await runMigrations(older.singleConnection, {
      ...history,
      migrationDirectories: history.migrationDirectories.slice(0, 2),
    })
    await older.prisma.$executeRaw`
      INSERT INTO "Clinician" ("id", "username", "displayName", "passwordHash")
      VALUES ('00000000-0000-4000-8000-000000000001', 'anna', 'Anna', 'none')`
    await older.prisma.$executeRaw`
      INSERT INTO "PatientCase" ("id", "ownerId", "label", "updatedAt") VALUES
      ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'Older', now())`
    const target = await restored(await openTestDatabase(), await backUpToBytes(older))
    const stored = await target.prisma.patientCase.findMany({
      select: { id: true, label: true, conclusionVersion: true },
    })
    expect(stored.map((row) => openColumns('PatientCase', row, row))).toEqual([
      { id: '00000000-0000-4000-8000-000000000002', label: 'Older', conclusionVersion: 1 },
    ])
    expect(stored[0]?.label).not.toContain('Older')
    expect(await applyMigrations(target)).toEqual([])
    await older.close()
    await target.close()
  })

  it.each([
    ['newer', '99990101000000_later', 'made by a newer version of Fair Trial'],
    ['another program’s', 'init', 'made by another program'],
  ])('that is %s is refused before a database is touched', async (_, name, message) => {
    const other = await openTestDatabase()
    await applyMigrations(other)
    await other.prisma.$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
      VALUES ('later', ${'0'.repeat(64)}, now(), ${name}, now(), 1)`
    await expect(checkBackup(readParts(await backUpToBytes(other)))).rejects.toThrow(message)
    await other.close()
  })

  it('that was made after a changed migration is refused', async () => {
    const other = await openTestDatabase()
    await applyMigrations(other)
    await other.prisma.$executeRaw`UPDATE _prisma_migrations SET checksum = ${'0'.repeat(64)}`
    await expect(checkBackup(readParts(await backUpToBytes(other)))).rejects.toThrow('a changed copy of Fair Trial')
    await other.close()
  })

  it('cannot be made of a database that holds nothing of Fair Trial', async () => {
    const empty = await openTestDatabase()
    await expect(backUpToBytes(empty)).rejects.toThrow('there is nothing to back up')
    await empty.close()
  })
})
