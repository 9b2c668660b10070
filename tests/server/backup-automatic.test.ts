import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  BACKUPS_KEPT,
  backUpBesideData,
  backUpDaily,
  getBackupsFolder,
  type Wait,
} from '@/lib/server/backup/automatic-backups'
import { detectKeyKind, readBackupFile } from '@/lib/server/backup/backup-file'
import { checkBackup } from '@/lib/server/backup/restore-backup'
import { type Database, openDatabase } from '@/lib/server/db'
import { applyMigrations, runMigrations } from '@/lib/server/migrations'
import { makeBackupIdentity, readBackupIdentity } from '@/lib/server/secrets'
import { aClinician, openTestDatabase } from './database'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

/** The embedded one also where the tests have a server: a server backs itself up in its own ways. */
let database: Database
const HOURS = 3_600_000
let dataFolder = ''

beforeAll(async () => {
  database = await openDatabase({ memory: true })
  await applyMigrations(database)
  await aClinician(database)
})

afterAll(() => database.close())

beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'fair-trial-backups-'))
})

afterEach(() => {
  rmSync(dataFolder, { recursive: true, force: true })
})

const list = () => readdirSync(getBackupsFolder(dataFolder)).sort()
const modeOf = (file: string) => statSync(file).mode & 0o777
const toName = (moment: Date, reason: string) => `${moment.toISOString().replaceAll(/[:.]/g, '')}-${reason}.age`

type Waited = { readonly milliseconds: number; readonly run: () => void }

/** Waits that the test ends when it likes. */
function keepWaits(): { readonly waits: readonly Waited[]; readonly wait: Wait } {
  const waits: Waited[] = []
  return {
    waits,
    wait: (run, milliseconds) => {
      waits.push({ milliseconds, run })
      return () => undefined
    },
  }
}

/** Waits by turns of the event loop; what is said last has been done then. */
async function until(isSo: () => boolean): Promise<void> {
  const start = performance.now()
  while (!isSo() && performance.now() - start < 60_000) await new Promise((resolve) => setImmediate(resolve))
  expect(isSo()).toBe(true)
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('the backups that the embedded database makes of itself', () => {
  it('are opened by a key beside it, and by their owner only', async () => {
    const file = await backUpBesideData(database.prisma, dataFolder, 'daily')
    expect(path.dirname(file)).toBe(getBackupsFolder(dataFolder))
    expect([modeOf(path.dirname(file)), modeOf(file), modeOf(path.join(dataFolder, 'backup-key.txt'))]).toEqual([
      0o700, 0o600, 0o600,
    ])
    expect(await detectKeyKind(file)).toBe('identity')
    const identity = readBackupIdentity(dataFolder)
    // The clinician and their practice.
    expect((await checkBackup(readBackupFile(file, { identity }))).rows).toBe(2)
    const other = await makeBackupIdentity(getBackupsFolder(dataFolder))
    await expect(checkBackup(readBackupFile(file, { identity: other }))).rejects.toThrow('the passphrase or key is not')
  })

  it('are kept to the newest 14, and what others put there is left alone', async () => {
    await backUpBesideData(database.prisma, dataFolder, 'daily')
    const folder = getBackupsFolder(dataFolder)
    const [first = ''] = list()
    const earlier = Array.from({ length: 20 }, (_, days) => new Date(Date.now() - (days + 1) * 24 * HOURS))
    for (const moment of earlier) cpSync(path.join(folder, first), path.join(folder, toName(moment, 'daily')))
    writeFileSync(path.join(folder, 'mine.age'), '')
    writeFileSync(path.join(folder, 'cut-off.age.0123.part'), '')
    const last = await backUpBesideData(database.prisma, dataFolder, 'before-migration')
    const kept = [path.basename(last), first, ...earlier.slice(0, BACKUPS_KEPT - 2).map((day) => toName(day, 'daily'))]
    expect(BACKUPS_KEPT).toBe(14)
    expect(list()).toEqual([...kept, 'mine.age'].sort())
  })

  it('are made at the start and every 24 hours, and not again by a start on the same day', async () => {
    const { waits, wait } = keepWaits()
    const start = () => backUpDaily(database.prisma, dataFolder, wait)
    const stopFirst = start()
    expect(waits[0]?.milliseconds).toBe(0)
    waits[0]?.run()
    await until(() => waits.length === 2)
    expect(list()).toHaveLength(1)
    expect(waits[1]?.milliseconds).toBe(24 * HOURS)
    await stopFirst()
    const stopSecond = start()
    expect(waits[2]?.milliseconds).toBeGreaterThan(23 * HOURS)
    expect(waits[2]?.milliseconds).toBeLessThanOrEqual(24 * HOURS)
    waits[2]?.run()
    await until(() => waits.length === 4)
    expect(list()).toHaveLength(2)
    expect(waits[3]?.milliseconds).toBe(24 * HOURS)
    await stopSecond()
  })

  it('are not made of a database without accounts', async () => {
    const empty = await openTestDatabase()
    await runMigrations(empty.singleConnection)
    const stop = backUpDaily(empty.prisma, dataFolder)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await stop()
    expect(readdirSync(dataFolder)).toEqual([])
    await empty.close()
  })

  it('are tried again in an hour, and the log says where it failed, when one cannot be made', async () => {
    const { waits, wait } = keepWaits()
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    writeFileSync(path.join(dataFolder, 'backup-key.txt'), 'damaged')
    const stop = backUpDaily(database.prisma, dataFolder, wait)
    waits[0]?.run()
    await until(() => waits.length === 2)
    expect(said).toHaveBeenCalledTimes(1)
    expect(String(said.mock.calls[0]?.[0])).toMatch(/"event":"backup\.failed".*lib\/server\/secrets\.ts/)
    expect(waits[1]?.milliseconds).toBe(HOURS)
    rmSync(path.join(dataFolder, 'backup-key.txt'))
    waits[1]?.run()
    await until(() => waits.length === 3)
    expect(list()).toHaveLength(1)
    await stop()
    said.mockRestore()
  })

  it('leave nothing behind, and say nothing, when the program stops meanwhile', async () => {
    const stop = backUpDaily(database.prisma, dataFolder)
    await new Promise((resolve) => setTimeout(resolve, 5))
    await stop()
    const left = readdirSync(dataFolder).includes('backups') ? list() : []
    expect(left.filter((name) => !name.endsWith('.age'))).toEqual([])
  })
})

describe('the key of these backups', () => {
  it('stays the same, and is never made anew over a damaged one', async () => {
    const identity = await makeBackupIdentity(dataFolder)
    expect(await makeBackupIdentity(dataFolder)).toBe(identity)
    const file = path.join(dataFolder, 'backup-key.txt')
    writeFileSync(file, 'AGE-SECRET-KEY-1SHORT\n')
    await expect(makeBackupIdentity(dataFolder)).rejects.toThrow(`${file} is damaged`)
    expect(readFileSync(file, 'utf8')).toBe('AGE-SECRET-KEY-1SHORT\n')
  })

  it('is asked for, and not made, when another installation made the backup', () => {
    expect(() => readBackupIdentity(dataFolder)).toThrow('is opened by the key of that one: put it at')
    expect(readdirSync(dataFolder)).toEqual([])
  })
})
