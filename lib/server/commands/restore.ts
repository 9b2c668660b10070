import path from 'node:path'
import { parseArgs } from 'node:util'
import { renewAnchor } from '../audit/audit-anchor'
import { hasAudit } from '../audit/has-audit'
import { recordAudit } from '../audit/record-audit'
import { backUpBesideData } from '../backup/automatic-backups'
import { detectKeyKind, readBackupFile } from '../backup/backup-file'
import type { BackupKey } from '../backup/backup-stream'
import { checkBackup, restoreBackup } from '../backup/restore-backup'
import { type Database, openConfiguredAsItIs } from '../db'
import { getEnvironment } from '../env'
import { readBackupIdentity } from '../secrets'
import { tidyDatabase } from '../tidy-database'
import { askPassphrase } from './ask-passphrase'
import { showProgress } from './show-progress'

const USAGE = `Usage: npm run db:restore -- FILE             loads a backup into an empty database
       npm run db:restore -- --replace FILE   loads it in place of everything that the database holds
       npm run db:restore -- --check FILE     reads it to its end and changes nothing
       The passphrase is asked for, or taken from BACKUP_PASSPHRASE; it is never part of the command.
`

type Request = { readonly file: string; readonly replace: boolean; readonly check: boolean }

process.exitCode = await restore(parseRequest(process.argv.slice(2)))

async function restore(request: Request | null): Promise<number> {
  if (request === null) {
    process.stderr.write(USAGE)
    return 2
  }
  const { file, replace, check } = request
  const key = await getKey(file)
  const { madeAt, rows, postgresql } = await checkBackup(readBackupFile(file, key, showProgress('Checking')))
  process.stdout.write(`The backup is whole: ${rows} rows of ${madeAt}, from PostgreSQL ${postgresql}.\n`)
  if (check) return 0
  const database = await openConfiguredAsItIs()
  try {
    if (replace) await keepWhatIsThere(database)
    const countBefore = await countAuditEntries(database)
    await restoreBackup(database, readBackupFile(file, key, showProgress('Restoring')), { replace })
    await database.prisma.$transaction((transaction) =>
      recordAudit(transaction, {
        clinician: null,
        action: 'backup.restored',
        detail: { method: 'commandLine', countBefore },
      }),
    )
    await renewAnchor(database.prisma)
    await tidyDatabase(database.prisma)
  } finally {
    await database.close()
  }
  process.stdout.write('It was restored. Everyone signs in again.\n')
  return 0
}

function parseRequest(args: string[]): Request | null {
  try {
    const options = { replace: { type: 'boolean' }, check: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return null
    return { file: path.resolve(file), replace: values.replace === true, check: values.check === true }
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

async function getKey(file: string): Promise<BackupKey> {
  if ((await detectKeyKind(file)) === 'passphrase') return { passphrase: await askPassphrase() }
  return { identity: readBackupIdentity(getEnvironment().dataFolder) }
}

// How far the record was that goes: the one that comes in its place says so.
async function countAuditEntries({ prisma }: Database): Promise<number> {
  return (await hasAudit(prisma)) ? prisma.auditEntry.count() : 0
}

// On a server the owner decides where such a copy may lie; beside the embedded database it costs nothing.
async function keepWhatIsThere({ prisma }: Database): Promise<void> {
  const { databaseUrl, dataFolder } = getEnvironment()
  const [found] = await prisma.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "exists"`
  if (databaseUrl !== null || found?.exists !== true) return
  process.stdout.write(`What it held is kept in ${await backUpBesideData(prisma, dataFolder, 'before-restore')}.\n`)
}
