import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { generateEncryptionKey } from '@/lib/server/sealing/encryption-keys'
import { getKeyFile, readKeyFile, replaceKeyFile } from '@/lib/server/sealing/key-file'
import { rereadKeyRing } from '@/lib/server/sealing/key-ring'

/** A data folder for each test of the file, whose keys are in it and not in the environment. */
export function setUpKeyFile() {
  let place = ''
  let folder = ''
  beforeAll(() => {
    place = mkdtempSync(path.join(tmpdir(), 'fair-trial-keys-'))
  })
  beforeEach(() => {
    folder = mkdtempSync(path.join(place, 'data-'))
    vi.stubEnv('ENCRYPTION_KEYS', '')
    vi.stubEnv('DATA_DIR', folder)
    rereadKeyRing()
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rereadKeyRing()
  })
  afterAll(() => rmSync(place, { recursive: true }))
  return {
    get folder() {
      return folder
    },
    get file() {
      return getKeyFile(folder)
    },
    readIds: () => (readKeyFile(getKeyFile(folder)) ?? []).map(({ id }) => id),
    /** Puts the key of an id in place of the one that is there. */
    replaceSecret: (id: string) => {
      replaceKeyFile(getKeyFile(folder), [{ ...generateEncryptionKey(), id }])
      rereadKeyRing()
    },
    lose: () => {
      rmSync(getKeyFile(folder))
      rereadKeyRing()
    },
    damage: () => writeFileSync(getKeyFile(folder), '{"keys":[]}'),
  }
}
