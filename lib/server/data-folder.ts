import 'server-only'
import { chmodSync, mkdirSync, readdirSync, type Stats, statSync } from 'node:fs'

const OWNER_ONLY = 0o700
const OURS = /^(secrets\.json|encryption-keys\.json|backup-key\.txt|audit-|database|backups)/

/** Makes sure that the data folder exists and that only its owner can open it; throws one sentence when it cannot. */
export function prepareDataFolder(folder: string): string {
  const existing = makeOrFind(folder)
  if (!existing.isDirectory()) throw new Error(`the data folder ${folder} is a file: set DATA_DIR to a folder`)
  if (process.platform !== 'win32' && isOpenToOthers(existing)) closeToOthers(folder)
  return folder
}

function makeOrFind(folder: string): Stats {
  try {
    const existing = statSync(folder, { throwIfNoEntry: false })
    if (existing) return existing
    mkdirSync(folder, { recursive: true, mode: OWNER_ONLY })
    chmodSync(folder, OWNER_ONLY)
    return statSync(folder)
  } catch (error) {
    throw new Error(`the data folder ${folder} cannot be made (${describeCode(error)}): set DATA_DIR to another folder`)
  }
}

function isOpenToOthers(stats: Stats): boolean {
  return (stats.mode & 0o777) !== OWNER_ONLY
}

// Closing a folder that also holds other things (DATA_DIR=/tmp, say) would lock other programs out, so it is refused.
function closeToOthers(folder: string): void {
  const advice = `set DATA_DIR to an empty folder, or run: chmod 700 "${folder}"`
  const foreign = readFolder(folder, advice).filter((name) => !OURS.test(name))
  if (foreign.length > 0) {
    throw new Error(`the data folder ${folder} is open to others and holds other files (${foreign[0]}): ${advice}`)
  }
  try {
    chmodSync(folder, OWNER_ONLY)
  } catch (error) {
    throw new Error(`the data folder ${folder} is open to others (${describeCode(error)}): ${advice}`)
  }
}

function readFolder(folder: string, advice: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    throw new Error(`the data folder ${folder} cannot be read (${describeCode(error)}): ${advice}`)
  }
}

function describeCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
}
