import 'server-only'
import { describeError } from '../describe-error'
import type { PrismaClient } from '../generated/client'
import { log } from '../log'
import { moveAnchor } from './audit-anchor'

const DELAY_MS = 1_000
const LONGEST_DELAY_MS = 600_000

/**
 * Moves the mark outside the database on, a second after something was recorded, for as long as the program runs, and a
 * last time when it is told to stop.
 */
export function keepAnchor(database: PrismaClient, dataFolder: string): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  let reached = 0
  let isWaitingShortly = false
  const wait = (delayMs: number) => {
    clearTimeout(timer)
    isWaitingShortly = delayMs === DELAY_MS
    timer = setTimeout(() => {
      isWaitingShortly = false
      underWay = underWay.then(() => move(delayMs))
    }, delayMs).unref()
  }
  const move = async (delayMs: number) => {
    const end = await moveOrTell(database, dataFolder)
    // What was recorded in a long transaction is seen once that is done.
    const isBehind = end === null || end === reached
    if (isBehind && !isWaitingShortly && delayMs < LONGEST_DELAY_MS) wait(delayMs * 2)
    reached = end ?? reached
  }
  globalThis.fairTrialAuditRecorded = () => {
    if (!isWaitingShortly) wait(DELAY_MS)
  }
  return async () => {
    globalThis.fairTrialAuditRecorded = undefined
    isWaitingShortly = true
    clearTimeout(timer)
    await underWay
    await moveOrTell(database, dataFolder)
  }
}

async function moveOrTell(database: PrismaClient, dataFolder: string): Promise<number | null> {
  try {
    return await moveAnchor(database, dataFolder)
  } catch (error) {
    log('audit.anchorFailed', describeError(error))
    return null
  }
}
