import 'server-only'
import { dropOldSearches } from './case-search'
import { dropOldDeleted } from './deleted-records'
import { dropOldDrafts } from './drafts'
import { log } from './log'

const HOURS_BETWEEN = 6
const MS_PER_HOUR = 3_600_000

/** Removes for good what is kept for some time only: deleted cases and trials, drafts, labels that were searched for. */
export async function purge(now: Date): Promise<void> {
  await dropOldDrafts(now)
  await dropOldDeleted(now)
  await dropOldSearches(now)
}

/** The same now and every few hours, however long the process runs; returns what ends it. */
export async function purgeRegularly(everyMs = HOURS_BETWEEN * MS_PER_HOUR): Promise<() => Promise<void>> {
  await purge(new Date())
  let underWay: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    underWay = purge(new Date()).catch(() => log('purge.failed'))
  }, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
