import 'server-only'
import { prepareDataFolder } from '../data-folder'
import { getEnvironment } from '../env'
import { type DerivedKey, deriveKey, type EncryptionKey, generateEncryptionKey } from './encryption-keys'
import { getFileState, getKeyFile, makeKeyFile, readKeyFile } from './key-file'

/** The keys of this installation: the current one seals, every one opens. */
export type KeyRing = { readonly current: DerivedKey; readonly keys: readonly DerivedKey[] }

type Known = { readonly ring: KeyRing | null; readonly state: string; readonly readAt: number }

/** For so long a process goes by the keys that it knows; whoever changes the keys waits for longer. */
export const KEYS_KNOWN_MS = 1_000

let known: Known | null = null

/** The keys of this installation; throws one sentence where there are none. */
export function getKeyRing(): KeyRing {
  const ring = findKeyRing()
  if (ring !== null) return ring
  throw new Error(`there is no encryption key: put ${describeKeyPlace()} back from a copy`)
}

/** The keys of this installation, or `null`. A change of their file is seen within a second. */
export function findKeyRing(): KeyRing | null {
  const now = Date.now()
  if (known === null || now < known.readAt || now - known.readAt > KEYS_KNOWN_MS) known = readAgain(known, now)
  return known.ring
}

/** The same, read now. */
export function rereadKeyRing(): KeyRing | null {
  known = null
  return findKeyRing()
}

/** The key of an id, which another process may have added a moment ago; `null` where there is none. */
export function findKey(id: string): DerivedKey | null {
  const isOfId = (key: DerivedKey) => key.id === id
  return getKeyRing().keys.find(isOfId) ?? rereadKeyRing()?.keys.find(isOfId) ?? null
}

/** Makes the first key of an installation that has none; returns the keys that there are then. */
export function makeKeyRing(): KeyRing {
  const file = getKeyFile(prepareDataFolder(getEnvironment().dataFolder))
  makeKeyFile(file, generateEncryptionKey())
  known = null
  return getKeyRing()
}

/** Where the keys are to be, in words. */
export function describeKeyPlace(): string {
  const { encryptionKeys, dataFolder } = getEnvironment()
  return encryptionKeys === null ? getKeyFile(dataFolder) : 'ENCRYPTION_KEYS'
}

function readAgain(before: Known | null, readAt: number): Known {
  const { encryptionKeys, dataFolder } = getEnvironment()
  const file = getKeyFile(dataFolder)
  const state = encryptionKeys?.map(toState).join(',') ?? `${file} ${getFileState(file)}`
  if (before !== null && before.state === state) return { ...before, readAt }
  return { ring: toKeyRing(encryptionKeys ?? readKeyFile(file)), state, readAt }
}

function toState({ id, secret }: EncryptionKey): string {
  return `${id}:${secret.toString('base64')}`
}

function toKeyRing(keys: readonly EncryptionKey[] | null): KeyRing | null {
  const derived = (keys ?? []).map(deriveKey)
  const [current] = derived
  return current === undefined ? null : { current, keys: derived }
}
