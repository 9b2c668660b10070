import 'server-only'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { z } from 'zod'
import { prepareDataFolder } from './data-folder'
import { getEnvironment } from './env'
import { closeToOthers, writeOnce } from './secret-file'

const BACKUP_KEY_COMMENT = '# Opens the backups that Fair Trial makes by itself in the folder backups.\n'

const secretsSchema = z.object({ authSecret: z.string().min(32) })

const known = new Map<string, string>()

/** The secret that signs session cookies: from the environment, else generated once into the data folder. */
export function getAuthSecret(): string {
  const { authSecret, dataFolder } = getEnvironment()
  if (authSecret) return authSecret
  const secret = known.get(dataFolder) ?? loadSecrets(prepareDataFolder(dataFolder)).authSecret
  known.set(dataFolder, secret)
  return secret
}

/** Reads the secrets file of a data folder, making it with fresh secrets when there is none. */
export function loadSecrets(folder: string): z.infer<typeof secretsSchema> {
  const file = path.join(folder, 'secrets.json')
  const secrets = { authSecret: randomBytes(32).toString('base64url') }
  if (!existsSync(file)) writeOnce(file, `${JSON.stringify(secrets, null, 2)}\n`)
  closeToOthers(file)
  return parseSecrets(file)
}

/**
 * The identity, in the words of the age format, that opens the backups which the embedded database makes of itself; made
 * when there is none. In a file of its own, so that who loses the other secrets does not lose the backups.
 */
export async function makeBackupIdentity(folder: string): Promise<string> {
  const file = getBackupKeyFile(folder)
  if (!existsSync(file)) writeOnce(file, `${BACKUP_KEY_COMMENT}${await generateX25519Identity()}\n`)
  return readBackupIdentity(folder)
}

/** The same, where there has to be one; throws one sentence when there is none. */
export function readBackupIdentity(folder: string): string {
  const file = getBackupKeyFile(folder)
  if (!existsSync(file))
    throw new Error(`a backup that an installation made by itself is opened by the key of that one: put it at ${file}`)
  closeToOthers(file)
  const identity = /^AGE-SECRET-KEY-1[A-Z0-9]{58}$/m.exec(readFileSync(file, 'utf8'))?.[0]
  if (identity !== undefined) return identity
  throw new Error(
    `${file} is damaged: put it back from a copy, or move it away to have another made (earlier backups need the old one)`,
  )
}

function getBackupKeyFile(folder: string): string {
  return path.join(folder, 'backup-key.txt')
}

function parseSecrets(file: string): z.infer<typeof secretsSchema> {
  const result = secretsSchema.safeParse(readJson(file))
  if (result.success) return result.data
  throw new Error(`${file} is damaged: delete it to have new secrets made (everyone signs in again)`)
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
