import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '@/lib/server/db'
import { applyMigrations } from '@/lib/server/migrations'
import { EMBEDDED_POSTGRES_MAJOR } from '@/lib/server/pglite'
import { setUpChildren } from './child'
import { aClinician } from './database'
import { countUnsynced } from './fsync-trace'

const { newFolder, start } = setUpChildren()
const SLOW_DISK_MS = 120_000
const canTrace = spawnSync('strace', ['-V']).status === 0

let original: string

beforeAll(async () => {
  original = await newFolder()
  const database = await openDatabase({ folder: original })
  await applyMigrations(database)
  await database.close()
}, SLOW_DISK_MS)

async function copyDatabase(): Promise<string> {
  const folder = await newFolder()
  await cp(original, folder, { recursive: true })
  return folder
}

describe('a change that was acknowledged', { timeout: SLOW_DISK_MS }, () => {
  it('was written to disk first', async () => {
    const database = await openDatabase({ folder: await copyDatabase() })
    const fsync = vi.spyOn(fs, 'fsyncSync')
    syncBuiltinESMExports()
    for (let change = 1; change <= 5; change += 1) {
      await aClinician(database)
      expect(fsync.mock.calls.length).toBeGreaterThanOrEqual(change)
    }
    vi.restoreAllMocks()
    syncBuiltinESMExports()
    await database.close()
  })

  it.runIf(canTrace)('reached the operating system’s fsync before the acknowledgement left (R-02)', async () => {
    const folder = await copyDatabase()
    const trace = `${folder}.trace`
    const child = start(['write', folder, '20'], ['strace', '-f', '-e', 'trace=fsync,write', '-s', '64', '-o', trace])
    expect(await child.ended).toBe(0)
    expect(countUnsynced(await readFile(trace, 'utf8'), 'stored')).toEqual({ all: 20, unsynced: 0 })
  })

  it('is there after the process was killed (R-01)', async () => {
    const folder = await copyDatabase()
    const child = start(['write', folder, '100000'])
    await child.wrote(30)
    child.process.kill('SIGKILL')
    await child.ended
    const acknowledged = child.lines.filter((line) => /^stored [0-9a-f-]{36}$/.test(line)).map((line) => line.slice(7))
    expect(acknowledged.length).toBeGreaterThanOrEqual(29)

    const database = await openDatabase({ folder })
    const stored = await database.prisma.clinician.findMany({ select: { username: true } })
    expect(stored.map((row) => row.username)).toEqual(expect.arrayContaining(acknowledged))
    expect(stored.length - acknowledged.length).toBeLessThanOrEqual(2)
    await database.close()
  })
})

describe('the folder of the embedded database', { timeout: SLOW_DISK_MS }, () => {
  it('is opened by its owner only', () => {
    expect((fs.statSync(original).mode & 0o077).toString(8)).toBe('0')
  })

  it('is made afresh when the first start was cut off', async () => {
    const folder = await newFolder()
    await mkdir(`${folder}.new`, { recursive: true })
    await writeFile(path.join(`${folder}.new`, 'PG_VERSION'), EMBEDDED_POSTGRES_MAJOR)
    const database = await openDatabase({ folder })
    expect(await applyMigrations(database)).not.toEqual([])
    await database.close()
    expect(fs.existsSync(`${folder}.new`)).toBe(false)
  })

  it('of another PostgreSQL is refused with what to do, and left as it is', async () => {
    const folder = await newFolder()
    await mkdir(folder)
    await writeFile(path.join(folder, 'PG_VERSION'), '17\n')
    await expect(openDatabase({ folder })).rejects.toThrow(
      `the database in ${folder} was written by PostgreSQL 17, and this version of Fair Trial holds PostgreSQL 18: ` +
        'run npm run db:backup with the version of Fair Trial that wrote it, then npm run db:restore here with DATA_DIR set to another folder',
    )
    expect(fs.readdirSync(folder)).toEqual(['PG_VERSION'])
  })

  it('that holds something else is refused, and left as it is', async () => {
    const folder = await newFolder()
    await mkdir(folder)
    await writeFile(path.join(folder, 'holiday.txt'), 'sun')
    await expect(openDatabase({ folder })).rejects.toThrow('holds no database of Fair Trial')
    expect(fs.readdirSync(folder)).toEqual(['holiday.txt'])
  })

  it('is of the version of PostgreSQL that PGlite holds', async () => {
    const database = await openDatabase({ memory: true })
    const [version] = await database.prisma.$queryRaw<{ server_version: string }[]>`SHOW server_version`
    expect(version?.server_version.split('.')[0]).toBe(EMBEDDED_POSTGRES_MAJOR)
    await database.close()
  })
})
