import 'server-only'
import { randomBytes } from 'node:crypto'
import { createReadStream, existsSync, rmSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { PrismaClient } from '../generated/client'
import { syncFolder } from '../pglite-durable-files'
import type { BackupHeader, BackupProgress } from './backup-lines'
import { type BackupKey, openLines } from './backup-stream'
import { type BackupPart, readBackup } from './read-backup'
import { type BackupOptions, writeBackup } from './write-backup'

/** How a backup is called until it is whole and on disk. */
export const PART_SUFFIX = '.part'

const OWNER_READS_AND_WRITES = 0o600
const CHUNK_BYTES = 65_536
const FIRST_LINE = 'age-encryption.org/v1\n'
const PASSPHRASE_MARK = '-> scrypt '

/** Makes a backup in a file that is not there yet; it has its name only once it is whole and on disk. */
export async function makeBackupFile(
  database: PrismaClient,
  file: string,
  options: BackupOptions,
): Promise<BackupHeader> {
  if (existsSync(file)) throw new Error(`${file} is there already: name a file that is not`)
  const part = `${file}.${randomBytes(6).toString('hex')}${PART_SUFFIX}`
  const handle = await openNew(part)
  try {
    const header = await writeBackup(database, (chunk) => writeAll(handle, chunk), options)
    await handle.sync()
    await handle.close()
    await rename(part, file)
    syncFolder(path.dirname(path.resolve(file)))
    return header
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(part, { force: true })
    throw describeWriteError(error, file)
  }
}

/** A backup in a file that nobody else sees and that is gone once it is closed, ready to be sent. */
export async function makePassingBackup(
  database: PrismaClient,
  folder: string,
  options: BackupOptions,
): Promise<{ readonly size: number; readonly stream: ReadableStream<Uint8Array> }> {
  const part = path.join(folder, `download.${randomBytes(6).toString('hex')}${PART_SUFFIX}`)
  const handle = await openNew(part, 'wx+')
  // Without a name it goes with the process at the latest.
  rmSync(part, { force: true })
  try {
    await writeBackup(database, (chunk) => writeAll(handle, chunk), options)
    const { size } = await handle.stat()
    return { size, stream: toStream(handle) }
  } catch (error) {
    await handle.close()
    throw describeWriteError(error, folder)
  }
}

/** Whether a file is opened by a passphrase or by a key file; throws when it is no backup at all. */
export async function detectKeyKind(file: string): Promise<'passphrase' | 'identity'> {
  const handle = await openExisting(file)
  try {
    const first = Buffer.alloc(FIRST_LINE.length + PASSPHRASE_MARK.length)
    const { buffer, bytesRead } = await handle.read({ buffer: first, position: 0 })
    const text = buffer.subarray(0, bytesRead).toString('latin1')
    if (!text.startsWith(FIRST_LINE)) throw new Error(`${file} is no backup of Fair Trial`)
    return text.endsWith(PASSPHRASE_MARK) ? 'passphrase' : 'identity'
  } finally {
    await handle.close()
  }
}

/** What the backup in a file says, with how many of its bytes were read. */
export async function* readBackupFile(
  file: string,
  key: BackupKey,
  tell: (progress: BackupProgress) => void = () => undefined,
): AsyncGenerator<BackupPart> {
  const handle = await openExisting(file)
  try {
    const { size } = await handle.stat()
    yield* readBackup(openLines(readChunks(handle, size, tell), key))
  } finally {
    await handle.close()
  }
}

async function* readChunks(
  handle: FileHandle,
  size: number,
  tell: (progress: BackupProgress) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stream = createReadStream('', { fd: handle, start: 0, autoClose: false })
  let done = 0
  for await (const chunk of stream) {
    const bytes = new Uint8Array(chunk)
    done += bytes.length
    tell({ done, of: size })
    yield bytes
  }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array<ArrayBuffer>): Promise<void> {
  for (let written = 0; written < chunk.length; ) written += (await handle.write(chunk, written)).bytesWritten
}

function toStream(handle: FileHandle): ReadableStream<Uint8Array> {
  let position = 0
  return new ReadableStream({
    pull: async (controller) => {
      const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(CHUNK_BYTES), position })
      position += bytesRead
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
      else {
        await handle.close()
        controller.close()
      }
    },
    cancel: () => handle.close(),
  })
}

async function openNew(file: string, flags: 'wx' | 'wx+' = 'wx'): Promise<FileHandle> {
  try {
    return await open(file, flags, OWNER_READS_AND_WRITES)
  } catch (error) {
    throw new Error(`${file} cannot be written (${describeCode(error)})`, { cause: error })
  }
}

async function openExisting(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r')
  } catch (error) {
    throw new Error(`${file} cannot be read (${describeCode(error)})`, { cause: error })
  }
}

function describeWriteError(error: unknown, place: string): unknown {
  const code = describeCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Error(`there is no room left for a backup at ${place}`, { cause: error })
  return error
}

function describeCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
}
