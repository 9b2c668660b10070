import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { backUpBesideData } from '@/lib/server/backup/automatic-backups'
import { openDatabase } from '@/lib/server/db'
import { lockFolder } from '@/lib/server/folder-lock'
import { applyMigrations } from '@/lib/server/migrations'
import { aClinician } from '../server/database'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const PASSPHRASE = 'kettle moon rug desk'
let place = ''
let source = ''
let file = ''
let own = ''

beforeAll(async () => {
  place = mkdtempSync(path.join(tmpdir(), 'fair-trial-backup-'))
  source = path.join(place, 'laptop')
  file = path.join(place, 'backup.age')
  const database = await openDatabase({ folder: path.join(source, 'database') })
  await applyMigrations(database)
  await aClinician(database, 'On the laptop')
  own = await backUpBesideData(database.prisma, source, 'daily')
  await database.close()
})

afterAll(() => rmSync(place, { recursive: true }))

/** Runs a command as the owner of the machine does; the passphrase is typed, or a setting. */
function run(
  command: 'backup' | 'restore',
  dataFolder: string,
  args: readonly string[],
  given: { typed?: string; set?: string },
) {
  const env = { ...process.env, DATA_DIR: dataFolder, DATABASE_URL: '', BACKUP_PASSPHRASE: given.set ?? '' }
  const script = ['bin/run.mjs', `lib/server/commands/${command}.ts`, ...args]
  return spawnSync(process.execPath, script, { env, input: given.typed ?? '', encoding: 'utf8' })
}

async function listNames(dataFolder: string): Promise<readonly string[]> {
  const database = await openDatabase({ folder: path.join(dataFolder, 'database') })
  const rows = await database.prisma.clinician.findMany({ select: { displayName: true } })
  await database.close()
  return rows.map((row) => row.displayName)
}

describe('npm run db:backup', () => {
  it('writes a file that only its owner reads, with a passphrase that was typed', () => {
    const { status, stdout, stderr } = run('backup', source, [file], { typed: `${PASSPHRASE}\n` })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`The backup of 2 rows is in ${file}.`)
    expect(stdout).not.toContain(PASSPHRASE)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/)
    expect(readFileSync(file, 'latin1')).not.toContain('laptop')
  })

  it('never writes over a file', () => {
    const before = readFileSync(file)
    const { status, stderr } = run('backup', source, [file], { set: PASSPHRASE })
    expect([status, stderr]).toEqual([1, `Stopped: ${file} is there already: name a file that is not.\n`])
    expect(readFileSync(file)).toEqual(before)
  })

  it('makes up a passphrase when none is typed, and prints it once', () => {
    const target = path.join(place, 'generated.age')
    const { status, stdout } = run('backup', source, [target], { typed: '\n' })
    const generated = /shown this once: (\S+)/.exec(stdout)?.[1] ?? ''
    expect([status, generated]).toEqual([0, expect.stringMatching(/^(\w{4}-){4}\w{4}$/)])
    expect(run('restore', source, ['--check', target], { set: generated }).status).toBe(0)
  })

  it('refuses a weak passphrase, a folder that is not there, and a database that is not there, in one line', () => {
    const target = path.join(place, 'not-made.age')
    const weak = run('backup', source, [target], { typed: 'short\n' })
    const nowhere = run('backup', source, [path.join(place, 'none', 'a.age')], { set: PASSPHRASE })
    const nothing = run('backup', path.join(place, 'nothing'), [target], { set: PASSPHRASE })
    expect([weak.status, nowhere.status, nothing.status]).toEqual([1, 1, 1])
    expect(weak.stderr).toMatch(/^Stopped: Enter a passphrase of at least 15 characters.*\n$/)
    expect(nowhere.stderr).toMatch(/^Stopped: .* cannot be written \(ENOENT\)\.\n$/)
    expect(nothing.stderr).toMatch(/^Stopped: there is no database in .*\n$/)
    expect([existsSync(target), existsSync(path.join(place, 'nothing', 'database'))]).toEqual([false, false])
  })

  it('refuses in one line while the app has the database (R-16)', () => {
    const unlock = lockFolder(path.join(source, 'database'))
    const target = path.join(place, 'not-made.age')
    const backup = run('backup', source, [target], { set: PASSPHRASE })
    const restore = run('restore', source, ['--replace', file], { set: PASSPHRASE })
    unlock()
    const line = /^Stopped: the data folder .* is in use by another Fair Trial process .*\n$/
    expect([backup.status, restore.status]).toEqual([1, 1])
    expect([backup.stderr, restore.stderr]).toEqual([expect.stringMatching(line), expect.stringMatching(line)])
    expect(existsSync(target)).toBe(false)
  })

  it('says how it is used', () => {
    expect(run('backup', source, [], {}).stderr).toContain('npm run db:backup -- FILE')
    expect(run('restore', source, ['--force', file], {}).stderr).toContain('npm run db:restore -- FILE')
  })
})

describe('npm run db:restore', () => {
  it('makes nothing of a file that is damaged, foreign or not there, or for a wrong passphrase', () => {
    const target = path.join(place, 'untouched')
    const damaged = path.join(place, 'damaged.age')
    writeFileSync(damaged, readFileSync(file).subarray(0, -1))
    const foreign = path.join(place, 'foreign.age')
    writeFileSync(foreign, '{"format":"something else"}')
    const tries = [
      [damaged, PASSPHRASE, 'the backup is damaged'],
      [foreign, PASSPHRASE, `${foreign} is no backup of Fair Trial`],
      [path.join(place, 'none.age'), PASSPHRASE, `${path.join(place, 'none.age')} cannot be read (ENOENT)`],
      [
        file,
        'another passphrase',
        'the passphrase or key is not the one of this backup, or its first lines are damaged',
      ],
      [own, PASSPHRASE, expect.stringContaining('put it at')],
    ] as const
    for (const [name, set, message] of tries) {
      const { status, stderr } = run('restore', target, [name], { set })
      expect([status, stderr.replace(/^Stopped: (.*)\.\n$/, '$1')]).toEqual([1, message])
    }
    expect(existsSync(target)).toBe(false)
  })

  it('moves everything to another machine, and only once unless it is told to replace it', async () => {
    const target = path.join(place, 'server')
    const first = run('restore', target, [file], { typed: `${PASSPHRASE}\n` })
    expect([first.status, first.stderr]).toEqual([0, ''])
    expect(await listNames(target)).toEqual(['On the laptop'])
    const again = run('restore', target, [file], { set: PASSPHRASE })
    expect([again.status, again.stderr]).toEqual([1, expect.stringMatching(/^Stopped: the database is not empty.*\n$/)])
    const replaced = run('restore', target, ['--replace', file], { set: PASSPHRASE })
    expect(replaced.status).toBe(0)
    expect(readdirSync(path.join(target, 'backups'))).toEqual([expect.stringMatching(/-before-restore\.age$/)])
    expect(await listNames(target)).toEqual(['On the laptop'])
  })

  it('opens what the database made of itself without a passphrase', async () => {
    const { status, stdout } = run('restore', source, ['--replace', own], {})
    expect(status).toBe(0)
    expect(stdout).toContain('It was restored. Everyone signs in again.')
    expect(await listNames(source)).toEqual(['On the laptop'])
    expect(existsSync(own)).toBe(true)
  })
})
