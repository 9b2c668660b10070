import 'server-only'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { closeToOthers, replaceWhole, writeOnce } from '../secret-file'
import { type EncryptionKey, hasOwnNames, toEncryptionKey } from './encryption-keys'

const fileSchema = z.object({ keys: z.array(z.object({ id: z.string(), key: z.string() })).min(1) })

/** Where an installation keeps its encryption keys unless the environment names them. */
export function getKeyFile(dataFolder: string): string {
  return path.join(dataFolder, 'encryption-keys.json')
}

/** The keys in a file, the current one first; `null` where there is no file. Throws one sentence when it is damaged. */
export function readKeyFile(file: string): readonly EncryptionKey[] | null {
  if (!existsSync(file)) return null
  closeToOthers(file)
  const result = fileSchema.safeParse(parseJson(readFileSync(file, 'utf8')))
  const keys = result.success ? result.data.keys.map(({ id, key }) => toEncryptionKey(id, key)) : []
  const found = keys.filter((key) => key !== null)
  if (found.length > 0 && found.length === keys.length && hasOwnNames(found)) return found
  throw new Error(`${file} is damaged: put it back from a copy (without its keys nobody can read the stored texts)`)
}

/** Writes the first key of an installation, unless another process has; returns what the file holds. */
export function makeKeyFile(file: string, key: EncryptionKey): readonly EncryptionKey[] {
  writeOnce(file, toText([key]))
  return readKeyFile(file) ?? [key]
}

/** Writes the keys in place of those that the file held. */
export function replaceKeyFile(file: string, keys: readonly EncryptionKey[]): void {
  replaceWhole(file, toText(keys))
}

/** What changes when the file is written anew. */
export function getFileState(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats === undefined ? '' : `${stats.ino}/${stats.mtimeMs}/${stats.size}`
}

function toText(keys: readonly EncryptionKey[]): string {
  const written = keys.map(({ id, secret }) => ({ id, key: secret.toString('base64') }))
  return `${JSON.stringify({ keys: written }, null, 2)}\n`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
