// `npm run test:faults`: does to the program what must not harm it, prints a figure a line, and ends with 1 when one is
// missed (`docs/faults.md`). `FAULT_ROUNDS` is how often each fault is repeated.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findPostgres } from '../postgres-cluster'
import { missing, tryEmbedded } from './embedded'
import { type Figure, printFigures, reportCounts } from './figure'
import { tryPostgres } from './on-postgres'
import { buildProgram, killAll } from './program'

const rounds = Number(process.env.FAULT_ROUNDS || 100)
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('FAULT_ROUNDS must be a number of rounds, such as 5')
const started = performance.now()

if (spawnSync(process.execPath, ['bin/build.mjs', '--if-needed'], { stdio: 'inherit' }).status !== 0)
  throw new Error('the app could not be built')
const folder = mkdtempSync(path.join(tmpdir(), 'fair-trial-faults-'))
// The PostgreSQL server runs as another user, and everything of ours is in folders that only we open.
chmodSync(folder, 0o755)
const writer = await buildProgram(path.join('tests', 'faults', 'writer.ts'))

async function collect(faults: AsyncIterable<readonly Figure[]>): Promise<readonly Figure[]> {
  const all: Figure[] = []
  try {
    for await (const figures of faults) {
      printFigures(figures)
      all.push(...figures)
    }
    return all
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.stack : error}\n`)
    return [...all, ...missing('R-01', `it broke off after ${all.length} figures`)]
  }
}

async function* withoutPostgres() {
  yield missing('R-04', 'PostgreSQL is not installed')
}

try {
  const programs = findPostgres()
  const onServer = programs === null ? withoutPostgres() : tryPostgres(writer.file, programs, folder, rounds)
  const both = await Promise.all([collect(tryEmbedded(writer.file, folder, rounds)), collect(onServer)])
  const figures = both.flat().toSorted((a, b) => a.fault.localeCompare(b.fault))
  process.stdout.write(`\nFaults, ${rounds} rounds each\n\n`)
  const missed = printFigures(figures)
  reportCounts(figures, process.env.TEST_RESULTS)
  const seconds = Math.round((performance.now() - started) / 1000)
  process.stdout.write(`\n${figures.length - missed} kept, ${missed} missed, in ${seconds} s\n`)
  process.exitCode = missed === 0 ? 0 : 1
} finally {
  killAll()
  await writer.remove()
  rmSync(folder, { recursive: true, force: true })
}
