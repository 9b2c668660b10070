import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

// No sealed text is ever taken for a typed one: nobody types this character, and the database holds no other texts here.
const BEGINNING = '\u00011.'
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Where a text stands. Sealed, it opens nowhere else. */
export type Place = { readonly table: string; readonly column: string; readonly row: string }

/** A key, by its id, in the form that the cipher takes. */
export type CipherKey = { readonly id: string; readonly sealing: Buffer }

/** Seals a text (AES-256-GCM) for its place. */
export function sealText(place: Place, text: string, { id, sealing }: CipherKey): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, sealing, nonce).setAAD(toAssociatedData(place, id))
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${toBeginning(id)}${sealed.toString('base64url')}`
}

/** Opens what was sealed for this place with this key; throws a sentence that tells nothing of what it holds. */
export function openText(place: Place, sealed: string, { id, sealing }: CipherKey): string {
  const encoded = sealed.slice(toBeginning(id).length)
  const bytes = Buffer.from(encoded, 'base64url')
  // Some changed characters mean the same bytes.
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== encoded) throw describeDamage(place)
  const decipher = createDecipheriv(CIPHER, sealing, bytes.subarray(0, NONCE_BYTES))
    .setAAD(toAssociatedData(place, id))
    .setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    throw describeDamage(place)
  }
}

/** The id of the key that a stored text is sealed with; `null` for one that is not sealed. */
export function getKeyId(stored: string): string | null {
  if (!stored.startsWith(BEGINNING)) return null
  const end = stored.indexOf('.', BEGINNING.length)
  return end === -1 ? null : stored.slice(BEGINNING.length, end)
}

/** What every text begins with that is sealed with a key. */
export function toBeginning(keyId: string): string {
  return `${BEGINNING}${keyId}.`
}

/** Where a text stands, in words for an error. */
export function describePlace({ table, column, row }: Place): string {
  return `${table}.${column} of ${row}`
}

function toAssociatedData({ table, column, row }: Place, keyId: string): Buffer {
  return Buffer.from(`${table}|${column}|${row}|${keyId}`)
}

function describeDamage(place: Place): Error {
  return new Error(`a stored text was changed, or belongs elsewhere, and was not opened (${describePlace(place)})`)
}
