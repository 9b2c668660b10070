import 'server-only'
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
    await getDatabase()
    await dropOldDrafts(new Date())
    await dropOldDeleted(new Date())
    refreshInBackground(readToday())
    globalThis.fairTrialReady?.({ dataPlace: describeDataPlace(), stop })
  } catch (error) {
    console.error(`Fair Trial cannot start: ${describeInOneLine(error)}.`)
    process.exit(1)
  }
}

async function stop(): Promise<void> {
  await stopRefreshing()
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
