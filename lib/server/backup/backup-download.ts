import 'server-only'
import { prepareDataFolder } from '../data-folder'
import { getDatabase } from '../db'
import { getEnvironment } from '../env'
import { makePassingBackup } from './backup-file'

export type BackupDownload = {
  readonly name: string
  readonly size: number
  readonly stream: ReadableStream<Uint8Array>
}

/**
 * A whole backup, ready to be sent. It is on disk before the first byte goes out, encrypted and without a name, so that a
 * slow reader does not hold the database up, and a failure is an error and not half a file.
 */
export async function makeBackupDownload(passphrase: string): Promise<BackupDownload> {
  const { dataFolder } = getEnvironment()
  const made = await makePassingBackup(await getDatabase(), prepareDataFolder(dataFolder), { key: { passphrase } })
  return { ...made, name: `fair-trial-${new Date().toISOString().slice(0, 10)}.age` }
}
