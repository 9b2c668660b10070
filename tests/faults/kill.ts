import { setTimeout as wait } from 'node:timers/promises'
import type { Figure } from './figure'
import { compare, type Damage, enter, type Ledger, newLedger } from './ledger'
import type { Manner, Road } from './road'

const FEWEST_WRITES = 6

/**
 * kills the process with many writes under way, starts it again on what is left and looks at it, so many rounds.
 * Every round kills at another moment.
 */
export async function killDuringWrites(
  road: Road,
  rounds: number,
  manner: Manner = 'careful',
): Promise<readonly Figure[]> {
  const ledger = newLedger()
  const worst: Record<keyof Damage, number> = { lost: 0, half: 0, doubled: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const writers = await road.open(manner)
    note(worst, compare(ledger, writers.stored))
    await writers.said('acknowledged', FEWEST_WRITES + ((round * 7) % 23))
    await wait((round * 13) % 10)
    await writers.kill()
    enter(ledger, writers.lines)
  }
  const last = await road.open('only-looks')
  note(worst, compare(ledger, last.stored))
  await last.end()
  return toFigures('R-01', road, ledger, worst, `${rounds} kills`)
}

function note(worst: Record<keyof Damage, number>, found: Damage): void {
  worst.lost = Math.max(worst.lost, found.lost)
  worst.half = Math.max(worst.half, found.half)
  worst.doubled = Math.max(worst.doubled, found.doubled)
}

/** The figures of what was acknowledged, and of what is there. */
export function toFigures(
  fault: Figure['fault'],
  road: Pick<Road, 'name' | 'database'>,
  { acknowledged }: Ledger,
  { lost, half, doubled }: Damage,
  after: string,
): readonly Figure[] {
  const where = `${road.database}, ${road.name}`
  const of = `of ${acknowledged.size} cases, after ${after}`
  return [
    { fault, where, what: `acknowledged writes lost, ${of}`, found: lost, wanted: { exactly: 0 } },
    { fault, where, what: 'cases half written', found: half, wanted: { exactly: 0 } },
    { fault, where, what: 'cases doubled, or there without being asked for', found: doubled, wanted: { exactly: 0 } },
  ]
}
