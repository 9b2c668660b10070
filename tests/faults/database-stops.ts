import { setTimeout as wait } from 'node:timers/promises'
import type { Cluster } from '../postgres-cluster'
import type { Figure } from './figure'
import { toFigures } from './kill'
import { compare, enter, newLedger } from './ledger'
import type { Manner, Road } from './road'

const WRITES_BETWEEN = 10
const AWAY_MS = 700
const RECOVERS_WITHIN_MS = 15_000

/** the database server stops under load, as its owner stops it and as in a power cut, in turn, and comes back. */
export async function stopDatabase(
  road: Road,
  cluster: Pick<Cluster, 'start' | 'stop'>,
  rounds: number,
  manner: Manner = 'careful',
): Promise<readonly Figure[]> {
  const ledger = newLedger()
  const writers = await road.open(manner)
  const count = (words: string) => writers.lines.filter((line) => line.startsWith(words)).length
  let recovered = 0
  await writers.said('acknowledged', WRITES_BETWEEN)
  for (let round = 0; round < rounds; round += 1) {
    const refusals = count('refused')
    await cluster.stop(round % 2 === 0 ? 'immediate' : 'fast')
    await writers.said('refused', refusals + 1)
    await wait(AWAY_MS)
    if (!(await cluster.start())) throw new Error('the PostgreSQL server did not start again')
    const goesOn = writers.said('acknowledged', count('acknowledged') + WRITES_BETWEEN, RECOVERS_WITHIN_MS)
    if (await hasHappened(goesOn)) recovered += 1
  }
  await writers.end()
  enter(ledger, writers.lines)
  const last = await road.open('only-looks')
  const damage = compare(ledger, last.stored)
  await last.end()
  return [
    ...toFigures('R-04', road, ledger, damage, `${rounds} stops`),
    ...toRefusalFigures('R-04', road, ledger.refusals, road.name === 'HTTP' ? /^503 Not saved: \S/ : /^away: /),
    {
      fault: 'R-04',
      where: `${road.database}, ${road.name}`,
      what: `times it went on within ${RECOVERS_WITHIN_MS / 1000} s, the program not started again`,
      found: recovered,
      wanted: { exactly: rounds },
    },
  ]
}

/** Whether something came in time. */
export function hasHappened(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => true,
    () => false,
  )
}

/** Writes were refused, and every refusal said what it is. */
export function toRefusalFigures(
  fault: Figure['fault'],
  road: Pick<Road, 'name' | 'database'>,
  refusals: readonly string[],
  clear: RegExp,
): readonly Figure[] {
  const where = `${road.database}, ${road.name}`
  const unclear = refusals.filter((refusal) => !clear.test(refusal))
  if (unclear.length > 0) process.stdout.write(`  ${[...new Set(unclear)].slice(0, 5).join('\n  ')}\n`)
  return [
    { fault, where, what: 'writes refused', found: refusals.length, wanted: { atLeast: 1 } },
    { fault, where, what: 'refusals that do not say why', found: unclear.length, wanted: { exactly: 0 } },
  ]
}
