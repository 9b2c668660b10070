import 'server-only'
import { hkdfSync, randomBytes } from 'node:crypto'
import type { CipherKey } from './sealed-text'

export const KEY_BYTES = 32

/** A key as an installation keeps it: a name, and 32 random bytes. */
export type EncryptionKey = { readonly id: string; readonly secret: Buffer }

/** What is derived from a key: one for texts, another for finding labels. */
export type DerivedKey = CipherKey & { readonly indexing: Buffer }

const ID = /^[A-Za-z0-9_-]{1,32}$/
const ENCODED = /^[A-Za-z0-9+/_-]{43}=?$/

/** Reads `id:base64,id:base64`, the current key first; `null` where that is not what it says. */
export function parseEncryptionKeys(text: string): readonly EncryptionKey[] | null {
  const keys = text.split(',').map((part) => {
    const [id = '', secret = ''] = part.trim().split(':')
    return toEncryptionKey(id, secret)
  })
  const found = keys.filter((key) => key !== null)
  return found.length === keys.length && hasOwnNames(found) ? found : null
}

/** A key from its name and its bytes in base64; `null` where one of them is not what it has to be. */
export function toEncryptionKey(id: string, encoded: string): EncryptionKey | null {
  return ID.test(id) && ENCODED.test(encoded) ? { id, secret: Buffer.from(encoded, 'base64') } : null
}

/** Whether no two keys have the same name. */
export function hasOwnNames(keys: readonly EncryptionKey[]): boolean {
  return new Set(keys.map(({ id }) => id)).size === keys.length
}

/** A new key. */
export function generateEncryptionKey(): EncryptionKey {
  return { id: randomBytes(4).toString('hex'), secret: randomBytes(KEY_BYTES) }
}

/** What a key is used through. */
export function deriveKey({ id, secret }: EncryptionKey): DerivedKey {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `fair-trial ${purpose}`, KEY_BYTES))
  return { id, sealing: derive('sealed texts'), indexing: derive('index of labels') }
}
