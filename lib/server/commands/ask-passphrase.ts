import { getEnvironment } from '../env'
import { describePasswordProblem } from '../password-rules'
import { generatePassword } from './generate-password'
import { readHiddenLine } from './read-line'

/** The passphrase for a new backup: from BACKUP_PASSPHRASE, or asked twice; an empty line generates one. */
export async function askNewPassphrase(): Promise<{ readonly passphrase: string; readonly isGenerated: boolean }> {
  const given = getEnvironment().backupPassphrase
  const typed = given ?? (await readHiddenLine('Passphrase for the backup (leave it empty to have one generated): '))
  if (typed === '') return { passphrase: generatePassword(), isGenerated: true }
  const problem = describePasswordProblem(typed, '')
  if (problem !== null) throw new Error(`${problem.replace('password', 'passphrase')}. No backup was made`)
  if (given === null && process.stdin.isTTY && (await readHiddenLine('The same again: ')) !== typed)
    throw new Error('the two passphrases differ. No backup was made')
  return { passphrase: typed, isGenerated: false }
}

/** The passphrase of a backup that is there: from BACKUP_PASSPHRASE, or asked. */
export async function askPassphrase(): Promise<string> {
  const passphrase = getEnvironment().backupPassphrase ?? (await readHiddenLine('Passphrase of the backup: '))
  if (passphrase === '') throw new Error('no passphrase was given: type it, or set BACKUP_PASSPHRASE')
  return passphrase
}
