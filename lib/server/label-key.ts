import 'server-only'
import { createHmac } from 'node:crypto'
import type { DerivedKey } from './sealing/encryption-keys'
import { getKeyRing } from './sealing/key-ring'

/**
 * What a label is found by, in place of the label: its keyed hash, which tells nobody without the key what it says, and
 * before it the id of that key. Labels that differ in no more than the case of letters and in spaces have the same.
 */
export function toLabelKey(label: string): string {
  return toKey(getKeyRing().current, label)
}

/** Everything that a label may be found by: while keys are changed, some cases still have what an older one made. */
export function listLabelKeys(label: string): readonly string[] {
  return getKeyRing().keys.map((key) => toKey(key, label))
}

/** What every label key begins with that was made with a key. */
export function toLabelKeyBeginning(keyId: string): string {
  return `${keyId}.`
}

function toKey({ id, indexing }: DerivedKey, label: string): string {
  const asSearched = label.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
  return `${toLabelKeyBeginning(id)}${createHmac('sha256', indexing).update(asSearched).digest('base64url')}`
}
