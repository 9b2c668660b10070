import 'server-only'
import { headers } from 'next/headers'
import { getAuditKeys } from './audit/audit-keys'
import { provideCaller } from './audit/caller'
import { keepAnchor } from './audit/keep-anchor'
import { backUpDaily } from './backup/automatic-backups'
import { getCallerAddress } from './caller-address'
import { refreshInBackground, stopRefreshing } from './case-index-refresh'
import { closeDatabase, getDatabase } from './db'
import { getEnvironment, isBuilding, trustRequestHost } from './env'
import { log } from './log'
import { purgeRegularly } from './purge'
import { quietProcess } from './quiet-process'
import { getRequestId } from './request-context'
import { type AnswerRequest, answerUnderId } from './request-log'
import { getAuthSecret } from './secrets'
import { requireDurableServer } from './server-durability'
import { tellOtherAuditKey } from './shared-settings'
import { readToday } from './today'

type Runtime = {
  readonly answer: (answer: AnswerRequest) => AnswerRequest
  /** Says where the program is. */
  readonly sayReady: (address: string) => void
  readonly sayStopping: () => void
  readonly stop: () => Promise<void>
}

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
    getAuditKeys()
    provideCaller(async () => (getRequestId() === null ? null : getCallerAddress(await headers())))
    const database = await getDatabase()
    const { databaseUrl, dataFolder } = getEnvironment()
    if (databaseUrl !== null) await requireDurableServer(database)
    await tellOtherAuditKey(database)
    const stopAnchor = keepAnchor(database, dataFolder)
    const stopPurging = await purgeRegularly()
    refreshInBackground(readToday())
    const stopBackups = databaseUrl === null ? backUpDaily(database, dataFolder) : async () => undefined
    if (globalThis.fairTrialReady === undefined) return
    quietProcess()
    globalThis.fairTrialReady({
      answer: answerUnderId,
      sayReady,
      sayStopping: () => log('server.stopping'),
      stop: () => stop([stopRefreshing, stopPurging, stopBackups, stopAnchor]),
    })
  } catch (error) {
    console.error(`Fair Trial cannot start: ${describeInOneLine(error)}.`)
    process.exit(1)
  }
}

// To a person in a terminal as a sentence, to whatever keeps the log as a line of it.
function sayReady(address: string): void {
  log('server.started', { address })
  if (!process.stdout.isTTY) return
  process.stdout.write(`Fair Trial is at ${address} · its data are in ${describeDataPlace()} · Ctrl+C stops it\n`)
}

async function stop(works: readonly (() => Promise<void>)[]): Promise<void> {
  for (const stopWork of works) await stopWork()
  await closeDatabase()
  log('server.stopped')
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
