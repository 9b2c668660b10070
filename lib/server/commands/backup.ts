import path from 'node:path'
import { moveAnchor } from '../audit/audit-anchor'
import { hasAudit } from '../audit/has-audit'
import { recordAudit } from '../audit/record-audit'
import { makeBackupFile } from '../backup/backup-file'
import { openExistingDatabase } from '../db'
import { getEnvironment } from '../env'
import type { PrismaClient } from '../generated/client'
import { askNewPassphrase } from './ask-passphrase'
import { showProgress } from './show-progress'

const USAGE = `Usage: npm run db:backup -- FILE     writes everything to a new, encrypted file
       The passphrase is asked for, or taken from BACKUP_PASSPHRASE; it is never part of the command.
`

process.exitCode = await backUp(process.argv.slice(2))

async function backUp([file, ...more]: string[]): Promise<number> {
  if (file === undefined || file.startsWith('-') || more.length > 0) {
    process.stderr.write(USAGE)
    return 2
  }
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort(new Error('interrupted. No backup was made')))
  const database = await openExistingDatabase()
  try {
    const { passphrase, isGenerated } = await askNewPassphrase()
    const target = path.resolve(file)
    const { rows } = await makeBackupFile(database.prisma, target, {
      key: { passphrase },
      tell: showProgress('Backing up'),
      signal: interrupted.signal,
    })
    await recordBackup(database.prisma, rows)
    process.stdout.write(`The backup of ${rows} rows is in ${target}.\n`)
    if (isGenerated) process.stdout.write(`Its passphrase, shown this once: ${passphrase}\n`)
    process.stdout.write('Without the passphrase nobody can open it. Keep the two in different places.\n')
    return 0
  } finally {
    await database.close()
  }
}

async function recordBackup(database: PrismaClient, count: number): Promise<void> {
  if (!(await hasAudit(database))) return
  const made = { clinician: null, action: 'backup.made', detail: { method: 'commandLine', count } } as const
  await database.$transaction((transaction) => recordAudit(transaction, made))
  await moveAnchor(database, getEnvironment().dataFolder)
}
