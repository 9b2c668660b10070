import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { getEnvironment } from '../env'
import type { PrismaClient } from '../generated/client'
import { generateEncryptionKey } from './encryption-keys'
import { getKeyFile, readKeyFile, replaceKeyFile } from './key-file'
import { KEYS_KNOWN_MS, type KeyRing, rereadKeyRing } from './key-ring'
import { prepareSealing, sealEverything } from './keys-in-use'
import { hasOtherTexts, type Resealing } from './reseal'

/** What became of the keys: the one that everything is sealed with, and those that nothing is sealed with any more. */
export type Rotation = {
  readonly current: string
  readonly unused: readonly string[]
  /** Whether the keys are in the environment, where somebody else takes the unused ones away. */
  readonly isEnvironment: boolean
  /** Whether there was nothing to do: everything was sealed with the first key of the environment. */
  readonly isIdle: boolean
}

/**
 * Seals everything with a new key: one made here in the key file, or the first one of the environment. Older keys leave
 * the file once nothing is sealed with them. Killed at any moment, the next call goes on with the same key.
 */
export async function rotateKeys(database: PrismaClient, tell: Resealing['tell']): Promise<Rotation> {
  const isEnvironment = getEnvironment().encryptionKeys !== null
  const isIdle = (await isComplete(database, requireRing())) && isEnvironment
  if (!isEnvironment && requireRing().keys.length === 1 && (await isComplete(database, requireRing()))) addKey()
  const { current, keys } = requireRing()
  await prepareSealing(database)
  if (!isIdle) await resealEverywhere(database, tell)
  const unused = keys.filter(({ id }) => id !== current.id).map(({ id }) => id)
  if (!isEnvironment) dropOldKeys(current.id)
  return { current: current.id, unused, isEnvironment, isIdle }
}

async function resealEverywhere(database: PrismaClient, tell: Resealing['tell']): Promise<void> {
  // Other processes seal with the new key as soon as they have looked; what they sealed before that comes after.
  await waitForOthers()
  do {
    await sealEverything(database, { takesPlain: false, ...(tell && { tell }) })
    await waitForOthers()
  } while (await hasOtherTexts(database))
}

async function waitForOthers(): Promise<void> {
  // Nobody else has an embedded database.
  if (getEnvironment().databaseUrl !== null) await wait(2 * KEYS_KNOWN_MS)
}

async function isComplete(database: PrismaClient, { current }: KeyRing): Promise<boolean> {
  const rows = await database.sealingKey.findMany()
  return rows.length === 1 && rows[0]?.id === current.id && rows[0].completedAt !== null
}

function addKey(): void {
  const file = getKeyFile(getEnvironment().dataFolder)
  replaceKeyFile(file, [generateEncryptionKey(), ...(readKeyFile(file) ?? [])])
  rereadKeyRing()
}

function dropOldKeys(currentId: string): void {
  const file = getKeyFile(getEnvironment().dataFolder)
  const keys = readKeyFile(file) ?? []
  if (keys.length > 1)
    replaceKeyFile(
      file,
      keys.filter(({ id }) => id === currentId),
    )
  rereadKeyRing()
}

function requireRing(): KeyRing {
  const ring = rereadKeyRing()
  if (ring === null) throw new Error('there is no encryption key')
  return ring
}
