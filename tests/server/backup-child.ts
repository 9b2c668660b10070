import { makeBackupFile, readBackupFile } from '@/lib/server/backup/backup-file'
import type { BackupPart } from '@/lib/server/backup/read-backup'
import { checkBackup, restoreBackup } from '@/lib/server/backup/restore-backup'
import { type Database, openDatabase } from '@/lib/server/db'
import { applyMigrations } from '@/lib/server/migrations'

// A process of its own for the tests of backups. `back-up FOLDER FILE` and `restore FOLDER FILE` say so at every step and
// then take their time, so that they can be killed there; `fill FOLDER ROWS` makes a database; `measure FOLDER FILE` backs
// up, checks and restores, and says by how many megabytes it grew.
const [task, folder = '', argument = ''] = process.argv.slice(2)

const KEY = { passphrase: 'kettle moon rug desk' }
const STEP_MS = 150
const MEGABYTE = 2 ** 20

if (task === 'fill') await fill(Number(argument))
if (task === 'back-up') await backUp()
if (task === 'restore') await restore()
if (task === 'measure') await measure()

async function fill(rows: number) {
  const database = await openDatabase({ folder })
  await applyMigrations(database)
  // Half a kilobyte each that does not compress.
  await database.prisma.$executeRawUnsafe(`
    INSERT INTO "Clinician" ("id", "username", "displayName", "passwordHash")
    SELECT gen_random_uuid(), 'synthetic ' || n, (SELECT string_agg(md5(n || '-' || m), '') FROM generate_series(1, 16) m), 'none'
    FROM generate_series(1, ${rows}) AS n`)
  await database.close()
}

async function backUp() {
  const database = await openDatabase({ folder })
  await makeBackupFile(database.prisma, argument, { key: KEY, workFactor: 1, tell: pause })
  await database.close()
  say('made')
}

async function restore() {
  const database = await openDatabase({ folder })
  await restoreBackup(database, slowly(readBackupFile(argument, KEY)), { replace: false })
  await database.close()
  say('restored')
}

async function* slowly(parts: AsyncGenerator<BackupPart>): AsyncGenerator<BackupPart> {
  for await (const part of parts) {
    if (part.kind === 'rows' || part.kind === 'end') pause()
    yield part
  }
}

async function measure() {
  const source = await openDatabase({ folder })
  const target = await openDatabase({ memory: true })
  await measureStep('back up', () => makeBackupFile(source.prisma, argument, { key: KEY, workFactor: 1 }))
  await measureStep('check', () => checkBackup(readBackupFile(argument, KEY)))
  await closeAll(source, target)
}

async function measureStep(name: string, run: () => Promise<unknown>) {
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  await run()
  clearInterval(timer)
  say(`${name}: ${Math.round((most - before) / MEGABYTE)}`)
}

async function closeAll(...databases: readonly Database[]) {
  for (const database of databases) await database.close()
}

// Without letting anything else happen, so that the step is the last one when the process is killed in it.
function pause() {
  say('step')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP_MS)
}

function say(text: string) {
  process.stdout.write(`${text}\n`)
}
