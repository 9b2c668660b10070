import 'server-only'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { prepareDataFolder } from './data-folder'
import { getEnvironment } from './env'

const OWNER_READS_AND_WRITES = 0o600

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
  if (!existsSync(file)) writeOnce(file)
  if ((statSync(file).mode & 0o777) !== OWNER_READS_AND_WRITES) chmodSync(file, OWNER_READS_AND_WRITES)
  return parseSecrets(file)
}

// Linked into place, so that two processes starting at once agree and nobody ever reads half a file.
function writeOnce(file: string): void {
  const draft = `${file}.${randomBytes(8).toString('hex')}`
  const secrets = { authSecret: randomBytes(32).toString('base64url') }
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, {
    mode: OWNER_READS_AND_WRITES,
    flag: 'wx',
    flush: true,
  })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft)
  }
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
