import 'server-only'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { syncFolder } from './pglite-durable-files'

const OWNER_READS_AND_WRITES = 0o600

/** Takes a file of secrets away from everyone but its owner. */
export function closeToOthers(file: string): void {
  if ((statSync(file).mode & 0o777) !== OWNER_READS_AND_WRITES) chmodSync(file, OWNER_READS_AND_WRITES)
}

/** Writes a file of secrets unless it is there: two processes starting at once agree, and nobody ever reads half a file. */
export function writeOnce(file: string, text: string): void {
  const draft = writeDraft(file, text)
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft)
  }
  syncFolder(path.dirname(file))
}

/** Writes a file of secrets in place of what it held: whatever stops it, the file is the earlier one or the new one. */
export function replaceWhole(file: string, text: string): void {
  renameSync(writeDraft(file, text), file)
  syncFolder(path.dirname(file))
}

function writeDraft(file: string, text: string): string {
  const draft = `${file}.${randomBytes(8).toString('hex')}`
  writeFileSync(draft, text, { mode: OWNER_READS_AND_WRITES, flag: 'wx', flush: true })
  return draft
}
