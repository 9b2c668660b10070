import path from 'node:path'
import { findFreePort } from '../browser/start-app'
import { settingsFor } from './app-road'
import { hasHappened } from './database-stops'
import type { Figure } from './figure'
import { SERVES, start } from './program'

const LINE = /^Fair Trial cannot start: the data folder .+ is in use by another Fair Trial process \(\d+\): .+\.$/

/** while the app runs on a folder, it is started once more: on that folder, or on another one for control. */
export async function startSecond(folder: string, isOnAnother = false): Promise<readonly Figure[]> {
  const place = { folder: isOnAnother ? path.join(folder, 'another') : folder, url: null }
  const second = start(['bin/start.mjs'], { env: settingsFor(place, String(await findFreePort())) })
  const isServing = await hasHappened(second.said(SERVES, 1))
  if (isServing) await second.kill()
  const status = await second.ended
  const lines = [...second.lines, ...second.errors]
  const isClear = lines.length === 1 && lines.every((line) => LINE.test(line))
  const where = 'embedded, HTTP'
  return [
    {
      fault: 'R-16',
      where,
      what: 'exit status of a second process on the folder',
      found: status ?? -1,
      wanted: { exactly: 1 },
    },
    {
      fault: 'R-16',
      where,
      what: 'it says why in one clear line (1: yes)',
      found: Number(isClear),
      wanted: { exactly: 1 },
    },
  ]
}
