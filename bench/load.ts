// `npm run bench:load`: fifty clients read and write at once, on PostgreSQL. Prints the time of each kind of request beside
// that of one client alone, and ends with 1 when one was not answered as it has to be (`docs/benchmarks.md`).
// `LOAD_SECONDS` is for how long.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serveApp } from '../tests/faults/app-road'
import type { Client } from '../tests/faults/client'
import { findPostgres, startCluster } from '../tests/postgres-cluster'
import { type Answers, apply, listWork, type Work } from './load-work'
import { median, quantile } from './measure'
import { printRow, printTarget } from './report'
import { makeCases } from './synthetic-cases'

const CASES = 300
const SEED = 5
const IMPORTS_AT_ONCE = 4
/** Of the time under load, for which one client of each kind is alone. */
const SHARE_ALONE = 1 / 10
const LEAST_SECONDS_ALONE = 2

const seconds = Number(process.env.LOAD_SECONDS || 60)
if (!Number.isInteger(seconds) || seconds < 1) throw new Error('LOAD_SECONDS must be a number of seconds, such as 20')

/** Imports the cases as a clinician does, and says what their keys are. */
async function seed(client: Client): Promise<readonly string[]> {
  const files = makeCases(CASES, SEED).map(({ file }) => JSON.stringify(file))
  const keys: string[] = []
  const importInTurn = async () => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      const { status, location } = await client.upload('/api/cases/import', file)
      const key = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/.exec(location ?? '')?.[0]
      if (key === undefined) throw new Error(`a case was not imported (${status})`)
      keys.push(key)
    }
  }
  await Promise.all(Array.from({ length: IMPORTS_AT_ONCE }, importInTurn))
  return keys
}

async function measure(client: Client): Promise<boolean> {
  const works = listWork(await seed(client))
  const secondsAlone = Math.max(LEAST_SECONDS_ALONE, Math.round(seconds * SHARE_ALONE))
  // The first visit of a page loads it.
  for (const work of works) await apply(client, work, 1, 1)
  const alone: Answers[] = []
  for (const work of works) alone.push(await apply(client, work, 1, secondsAlone))
  const loaded = await Promise.all(works.map((work) => apply(client, work, work.clients, seconds)))
  const clients = works.reduce((sum, work) => sum + work.clients, 0)
  console.log(
    `${clients} clients for ${seconds} s over ${CASES} cases on PostgreSQL, beside one client alone; times in ms`,
  )
  printRow('', 'requests', 'errors', 'median/alone', 'ratio', '95%/alone', 'ratio')
  for (const [index, work] of works.entries()) printWork(work, alone[index], loaded[index])
  const answered = loaded.reduce((sum, { times }) => sum + times.length, 0)
  const errors = [...alone, ...loaded].flatMap((answers) => answers.errors)
  if (errors.length > 0) console.log(`  what came instead: ${[...new Set(errors)].join(', ')}`)
  const isBusy = loaded.every(({ times }) => times.length > 0)
  printTarget(isBusy, `every kind was answered: ${answered} answers, ${(answered / seconds).toFixed(0)} a second`)
  return printTarget(errors.length === 0, `no errors: ${errors.length}`) && isBusy
}

const NOTHING: Answers = { times: [], errors: [] }

function printWork(work: Work, alone = NOTHING, loaded = NOTHING): void {
  const figures = [median, (times: readonly number[]) => quantile(times, 0.95)].flatMap((figure) => {
    const [under, without] = [figure(loaded.times), figure(alone.times)]
    return [`${under.toFixed(0)}/${without.toFixed(0)}`, (under / without).toFixed(1)]
  })
  printRow(
    `${work.name}, ${work.clients} clients`,
    String(loaded.times.length),
    String(loaded.errors.length),
    ...figures,
  )
}

const programs = findPostgres()
if (programs === null) throw new Error('PostgreSQL is not installed here')
if (spawnSync(process.execPath, ['bin/build.mjs', '--if-needed'], { stdio: 'inherit' }).status !== 0)
  throw new Error('the app could not be built')
const folder = mkdtempSync(path.join(tmpdir(), 'fair-trial-load-'))
// PostgreSQL runs as another user.
chmodSync(folder, 0o755)
const cluster = await startCluster(programs, path.join(folder, 'postgres'))
try {
  const { client, stop } = await serveApp({ folder: path.join(folder, 'app'), url: await cluster.newDatabase() })
  process.exitCode = (await measure(client)) ? 0 : 1
  await stop()
} finally {
  await cluster.stop('fast')
  rmSync(folder, { recursive: true, force: true })
}
