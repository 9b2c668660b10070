import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hasHappened, toRefusalFigures } from './database-stops'
import type { Figure } from './figure'
import { toFigures } from './kill'
import { compare, enter, newLedger } from './ledger'
import type { Manner, Road } from './road'

const WRITES_BEFORE = 10
const REFUSALS = 8
const ANSWERS_WITHIN_MS = 15_000
/**
 * How much the disk still holds when it is full. Without a new file of its log, for which 9 MB are too little, the
 * embedded database stops for good, and a PostgreSQL server until it is started again.
 */
export const LEFT_BYTES = { noNewLog: 9_000_000, nothing: 0 } as const

/** the disk that holds the data fills up while cases are written, and has space again later. */
export async function fillDisk(
  road: Road,
  disk: string,
  left: keyof typeof LEFT_BYTES,
  manner: Manner = 'careful',
): Promise<readonly Figure[]> {
  const ledger = newLedger()
  const writers = await road.open(manner)
  const ballast = path.join(disk, 'ballast')
  const where = `${road.database}, ${road.name}`
  await writers.said('acknowledged', WRITES_BEFORE)
  fill(disk, ballast, LEFT_BYTES[left])
  if (left === 'noNewLog') writers.beginNextLog?.()
  const isAnswering = await hasHappened(writers.said('refused', REFUSALS, ANSWERS_WITHIN_MS))
  rmSync(ballast)
  const before = writers.lines.filter((line) => line.startsWith('acknowledged')).length
  const isRecovered = isAnswering && (await hasHappened(writers.said('acknowledged', before + WRITES_BEFORE)))
  if (isRecovered) await writers.end()
  else await writers.kill()
  enter(ledger, writers.lines)
  const last = await road.open('only-looks')
  const damage = compare(ledger, last.stored)
  await last.end()
  const yes = { exactly: 1 }
  return [
    ...toFigures('R-03', road, ledger, damage, 'a full disk'),
    ...toRefusalFigures('R-03', road, ledger.refusals, road.name === 'HTTP' ? /^507 Not saved: \S/ : /^full: /),
    { fault: 'R-03', where, what: 'answers while the disk is full (1: yes)', found: Number(isAnswering), wanted: yes },
    {
      fault: 'R-03',
      where,
      what: 'goes on when there is space, not started again (1: yes)',
      found: Number(isRecovered),
      wanted: yes,
    },
  ]
}

function fill(disk: string, ballast: string, leftBytes: number): void {
  const { bavail, bsize } = statfsSync(disk)
  try {
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - leftBytes))
  } catch {
    // The database took some of what was left, and the disk is full before all of this was written.
  }
}
