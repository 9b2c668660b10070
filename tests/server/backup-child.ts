import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { makeBackupFile, readBackupFile } from '@/lib/server/backup/backup-file'
import type { BackupPart } from '@/lib/server/backup/read-backup'
import { checkBackup, restoreBackup } from '@/lib/server/backup/restore-backup'
import { openDatabase } from '@/lib/server/db'
import { applyMigrations } from '@/lib/server/migrations'

// A process of its own for the tests of backups. `back-up FOLDER FILE` and `restore FOLDER FILE` say so at every step and
// then take their time, so that they can be killed there; `fill FOLDER ROWS` makes a database; `measure FOLDER FILE` backs
// up, checks and restores, and says of each how many megabytes it holds at most.
const [task, folder = '', argument = ''] = process.argv.slice(2)

const KEY = { passphrase: 'kettle moon rug desk' }
const STEP_MS = 150
const MEGABYTE = 2 ** 20
const SAMPLED = 5
const IN_A_ROW = 5

if (task === 'fill') await fill(Number(argument))
if (task === 'back-up') await backUp()
if (task === 'restore') await restore()
if (task === 'measure') await measure()

async function fill(rows: number) {
  const database = await openDatabase({ folder })
  await applyMigrations(database)
  // Half a kilobyte each that does not compress.
  await database.prisma.practice.create({ data: {} })
  await database.prisma.$executeRawUnsafe(`
    INSERT INTO "Clinician" ("id", "practiceId", "role", "username", "displayName", "passwordHash")
    SELECT gen_random_uuid(), "Practice"."id", 'reader', 'synthetic ' || n, (SELECT string_agg(md5(n || '-' || m), '') FROM generate_series(1, 16) m), 'none'
    FROM "Practice", generate_series(1, ${rows}) AS n`)
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
  const target = await openDatabase({ folder: `${folder}-restored` })
  const sample = startSampling()
  await makeBackupFile(source.prisma, argument, { key: KEY, workFactor: 1, tell: sample.take })
  sample.tell('back up')
  await checkBackup(readBackupFile(argument, KEY, sample.take))
  sample.tell('check')
  await restoreBackup(target, readBackupFile(argument, KEY, sample.take), { replace: false })
  sample.tell('restore')
  await source.close()
  await target.close()
}

/** What is in use of the memory of JavaScript, without what nobody needs any more. */
function startSampling() {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const measureUse = () => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  let before = measureUse()
  let most = before
  let latest: readonly number[] = []
  let taken = 0
  return {
    take: () => {
      taken += 1
      if (taken % SAMPLED !== 0) return
      // The least of some in a row: memory outside of JavaScript is given back a little later, on a busy machine later still.
      latest = [...latest.slice(1 - IN_A_ROW), measureUse()]
      if (latest.length === IN_A_ROW) most = Math.max(most, Math.min(...latest))
    },
    tell: (name: string) => {
      say(`${name}: ${Math.round((most - before) / MEGABYTE)} (${taken} samples)`)
      before = measureUse()
      most = before
      latest = []
    },
  }
}

// Without letting anything else happen, so that the step is the last one when the process is killed in it.
function pause() {
  say('step')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP_MS)
}

function say(text: string) {
  process.stdout.write(`${text}\n`)
}
