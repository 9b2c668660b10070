import 'server-only'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { lockFolder } from './folder-lock'
import { WatchedPGlite } from './pglite-adapter'
import { DurableNodeFS, syncFolder, syncTree } from './pglite-durable-files'

/** The major version of PostgreSQL that PGlite holds; a folder belongs to one. */
export const EMBEDDED_POSTGRES_MAJOR = '18'

const START_PARAMETERS = [
  // `-F` turns fsync off, which PGlite does by default.
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  // The way of reaching the disk that the file system inside PGlite can be taught.
  ...['-c', 'wal_sync_method=fsync'],
]

export type EmbeddedPostgres = { readonly pglite: WatchedPGlite; readonly close: () => Promise<void> }

/** PostgreSQL inside this process, in a folder that no other process may open; throws one sentence when it cannot. */
export async function openEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const unlock = lockFolder(folder)
  try {
    if (!existsSync(folder) || readdirSync(folder).length === 0) await createFolder(folder)
    requireSameMajor(folder)
    const pglite = await startPostgres(folder)
    return {
      pglite,
      close: async () => {
        await pglite.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

async function startPostgres(folder: string): Promise<WatchedPGlite> {
  const pglite = new WatchedPGlite({ fs: new DurableNodeFS(folder), startParams: START_PARAMETERS })
  await pglite.waitReady
  return pglite
}

// Under another name until it is whole and on disk, so that a first start that is cut off leaves nothing to trip over.
async function createFolder(folder: string): Promise<void> {
  const draft = `${folder}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  const pglite = await startPostgres(draft)
  await pglite.close()
  syncTree(draft)
  rmSync(folder, { recursive: true, force: true })
  renameSync(draft, folder)
  syncFolder(path.dirname(folder))
}

/** PostgreSQL inside this process that forgets everything when it is closed; it starts empty, or as a copy. */
export async function openPostgresInMemory(copyOf?: Blob): Promise<EmbeddedPostgres> {
  const pglite = new WatchedPGlite(copyOf === undefined ? {} : { loadDataDir: copyOf })
  await pglite.waitReady
  return { pglite, close: () => pglite.close() }
}

function requireSameMajor(folder: string): void {
  const file = path.join(folder, 'PG_VERSION')
  if (!existsSync(file)) {
    throw new Error(
      `the folder ${folder} holds no database of Fair Trial: move it away, or set DATA_DIR to another folder`,
    )
  }
  const major = readFileSync(file, 'utf8').trim()
  if (major === EMBEDDED_POSTGRES_MAJOR) return
  throw new Error(
    `the database in ${folder} was written by PostgreSQL ${major}, and this version of Fair Trial holds PostgreSQL ` +
      `${EMBEDDED_POSTGRES_MAJOR}: run npm run db:backup with the version of Fair Trial that wrote it, then ` +
      'npm run db:restore here with DATA_DIR set to another folder',
  )
}
