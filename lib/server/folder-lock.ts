import 'server-only'
import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { describeStart, isRunning } from './process-start'

const ownerSchema = z.object({ token: z.string(), pid: z.number().int(), started: z.string().nullable() })

type Owner = z.infer<typeof ownerSchema>

/**
 * Makes this process the only one to use a folder, until it calls the returned function or ends.
 * The lock of a process that is no more, after a crash or a power cut, is taken over.
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const me: Owner = { token: randomUUID(), pid: process.pid, started: describeStart(process.pid) }
  const holder = acquire(file, me)
  if (holder !== null) {
    throw new Error(
      `the data folder ${path.dirname(file)} is in use by another Fair Trial process (${holder.pid}): ` +
        'stop that one first, or set DATA_DIR to another folder',
    )
  }
  const release = () => {
    process.off('exit', release)
    if (readOwner(file)?.token === me.token) rmSync(file, { force: true })
  }
  process.on('exit', release)
  return release
}

/** Takes the lock and returns `null`, or returns the running process that holds it. */
function acquire(file: string, me: Owner): Owner | null {
  const draft = `${file}.${me.token}.draft`
  writeFileSync(draft, JSON.stringify(me), { mode: 0o600, flag: 'wx', flush: true })
  try {
    for (;;) {
      if (createLink(draft, file)) return null
      const owner = readOwner(file)
      if (owner === null) continue
      if (isRunning(owner)) return owner
      const holder = replace(file, owner, draft, me)
      if (holder === 'replaced') return null
      if (holder !== 'changed') return holder
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Replaces the lock of a process that is no more. Only the one that holds a second lock, named after the dead one, may
 * do so, and only if the dead one is still there; so two that find the same dead lock never both replace it.
 */
function replace(file: string, dead: Owner, draft: string, me: Owner): Owner | 'replaced' | 'changed' {
  const guard = `${file}.${dead.token}`
  const holder = acquire(guard, me)
  if (holder !== null) return holder
  try {
    if (readOwner(file)?.token !== dead.token) return 'changed'
    renameSync(draft, file)
    return 'replaced'
  } finally {
    rmSync(guard, { force: true })
  }
}

function createLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

const UNREADABLE: Owner = { token: 'unreadable', pid: 0, started: null }

/** Who holds a lock, or `null` when nobody does; a lock is never half written, so an unreadable one is of a power cut. */
function readOwner(file: string): Owner | null {
  try {
    const parsed = ownerSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : UNREADABLE
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    if (error instanceof SyntaxError) return UNREADABLE
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
