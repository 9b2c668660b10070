import 'server-only'
import { backUpDaily } from './backup/automatic-backups'
import { refreshInBackground, stopRefreshing } from './case-index-refresh'
import { closeDatabase, getDatabase } from './db'
import { dropOldDeleted } from './deleted-records'
import { dropOldDrafts } from './drafts'
import { getEnvironment, isBuilding, trustRequestHost } from './env'
import { getAuthSecret } from './secrets'
import { readToday } from './today'

type Runtime = { readonly dataPlace: string; readonly stop: () => Promise<void> }

declare global {
  /** Set by `bin/serve.mjs`, which serves when it is called. */
  var fairTrialReady: ((runtime: Runtime) => void) | undefined
}

/** Makes everything ready to serve, or ends the process with one line saying why it cannot. */
export async function startUp(): Promise<void> {
  if (isBuilding()) return
  try {
    trustRequestHost()
    getAuthSecret()
    const database = await getDatabase()
    await dropOldDrafts(new Date())
    await dropOldDeleted(new Date())
    refreshInBackground(readToday())
    const { databaseUrl, dataFolder } = getEnvironment()
    const stopBackups = databaseUrl === null ? backUpDaily(database, dataFolder) : async () => undefined
    globalThis.fairTrialReady?.({ dataPlace: describeDataPlace(), stop: () => stop(stopBackups) })
  } catch (error) {
    console.error(`Fair Trial cannot start: ${describeInOneLine(error)}.`)
    process.exit(1)
  }
}

async function stop(stopBackups: () => Promise<void>): Promise<void> {
  await stopRefreshing()
  await stopBackups()
  await closeDatabase()
}

// Prisma's messages go over several lines, of which the last says what happened.
function describeInOneLine(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).trim().split('\n')
  return (lines.at(-1) ?? '').replace(/\.$/, '')
}

function describeDataPlace(): string {
  const { databaseUrl, dataFolder } = getEnvironment()
  if (databaseUrl === null) return dataFolder
  const { host, pathname } = new URL(databaseUrl)
  return `PostgreSQL at ${host}${pathname}`
}
