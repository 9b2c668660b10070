import 'server-only'
import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { prepareDataFolder } from '../data-folder'
import { describeError } from '../describe-error'
import type { PrismaClient } from '../generated/client'
import { log } from '../log'
import { makeBackupIdentity } from '../secrets'
import { makeBackupFile, PART_SUFFIX } from './backup-file'

/** How many backups the embedded database keeps of itself. */
export const BACKUPS_KEPT = 14

const DAY_MS = 24 * 3_600_000
const RETRY_MS = 3_600_000
const OWNER_ONLY = 0o700

const OWN_NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-(daily|before-migration|before-restore)\.age$/

export type BackupReason = 'daily' | 'before-migration' | 'before-restore'

/** Where the embedded database keeps its own backups. */
export function getBackupsFolder(dataFolder: string): string {
  return path.join(dataFolder, 'backups')
}

/** Backs up the embedded database beside itself and lets the oldest backups go; returns the file. */
export async function backUpBesideData(
  database: PrismaClient,
  dataFolder: string,
  reason: BackupReason,
  signal?: AbortSignal,
): Promise<string> {
  const folder = prepareFolder(dataFolder)
  const identity = await makeBackupIdentity(prepareDataFolder(dataFolder))
  const file = path.join(folder, `${new Date().toISOString().replaceAll(/[:.]/g, '')}-${reason}.age`)
  await makeBackupFile(database, file, { key: { identity }, ...(signal && { signal }) })
  // Not before a restore: what is about to be restored may be the oldest.
  if (reason !== 'before-restore') dropOldest(folder, path.basename(file))
  return file
}

/** Runs something after so many milliseconds, and returns how to think better of it. */
export type Wait = (run: () => void, milliseconds: number) => () => void

const waitInBackground: Wait = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds).unref()
  return () => clearTimeout(timer)
}

/** Backs up when the last daily backup is a day old, now and for as long as the program runs, until it is told to stop. */
export function backUpDaily(database: PrismaClient, dataFolder: string, wait = waitInBackground): () => Promise<void> {
  const stopping = new AbortController()
  let underWay = Promise.resolve()
  let cancel = () => {}
  const waitFor = (milliseconds: number) => {
    cancel = wait(() => {
      underWay = run()
    }, milliseconds)
  }
  const run = async () => {
    let next = RETRY_MS
    try {
      if ((await database.clinician.count()) > 0) {
        await backUpBesideData(database, dataFolder, 'daily', stopping.signal)
        next = DAY_MS
      }
    } catch (error) {
      if (stopping.signal.aborted) return
      log('backup.failed', describeError(error))
    }
    if (!stopping.signal.aborted) waitFor(next)
  }
  waitFor(msUntilDue(getBackupsFolder(dataFolder), Date.now()))
  return async () => {
    cancel()
    stopping.abort()
    await underWay
  }
}

// A backup from the future was made by a clock that was wrong, and says nothing about when the next is due.
function msUntilDue(folder: string, now: number): number {
  const made = listOwn(folder)
    .filter(({ reason, madeAt }) => reason === 'daily' && madeAt <= now)
    .map(({ madeAt }) => madeAt)
  return Math.max(0, Math.max(0, ...made) + DAY_MS - now)
}

function prepareFolder(dataFolder: string): string {
  const folder = getBackupsFolder(dataFolder)
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY })
  chmodSync(folder, OWNER_ONLY)
  // Of a backup that was cut off; nobody else writes here while this process has the database.
  for (const name of readdirSync(folder)) if (name.endsWith(PART_SUFFIX)) rmSync(path.join(folder, name))
  return folder
}

function dropOldest(folder: string, justMade: string): void {
  const others = listOwn(folder).filter(({ name }) => name !== justMade)
  const tooMany = others.sort((a, b) => b.madeAt - a.madeAt).slice(BACKUPS_KEPT - 1)
  for (const { name } of tooMany) rmSync(path.join(folder, name))
}

function listOwn(folder: string): { name: string; reason: string; madeAt: number }[] {
  let names: string[] = []
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names.flatMap((name) => {
    const [, day, hours, minutes, seconds, ms, reason = ''] = OWN_NAME.exec(name) ?? []
    const madeAt = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${ms}Z`)
    return Number.isNaN(madeAt) ? [] : [{ name, reason, madeAt }]
  })
}
