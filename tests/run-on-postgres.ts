// `npm run test:postgres`: the storage tests, or those that are named, on a PostgreSQL server: that of `DATABASE_URL`, whose
// role has to be allowed to make databases, or one of its own that is gone afterwards.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findPostgres, startCluster } from './postgres-cluster'

// Nothing of it has to outlive the tests, and no vacuum is under way in a database that is dropped. A page in memory costs
// little, wherever it is: that makes the plans for a few thousand rows what they are for many.
const FOR_TESTS = ['fsync=off', 'full_page_writes=off', 'autovacuum=off', 'random_page_cost=1.1']

/** The tests that ask for a database; the others open the embedded one themselves, or none. */
function listTests(folder = 'tests/server'): readonly string[] {
  const files = readdirSync(folder).map((name) => path.join(folder, name))
  return files.filter((file) => /\.test\.ts$/.test(file) && readFileSync(file, 'utf8').includes("from './database'"))
}

function runTests(url: string): Promise<number> {
  const named = process.argv.slice(2)
  const tests = named.length > 0 ? named : listTests()
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...tests]
  const child = spawn(process.execPath, args, { env: { ...process.env, DATABASE_URL: url }, stdio: 'inherit' })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

async function runOnServerOfItsOwn(): Promise<number> {
  const programs = findPostgres()
  if (programs === null)
    throw new Error(
      'the storage tests need a PostgreSQL server: install it (Debian: apt-get install postgresql), or set DATABASE_URL',
    )
  // An interruption reaches the tests too, and ends them; what they leave is still cleared away.
  process.on('SIGINT', () => undefined)
  const folder = mkdtempSync(path.join(tmpdir(), 'fair-trial-postgres-'))
  try {
    chmodSync(folder, 0o755)
    const cluster = await startCluster(programs, path.join(folder, 'postgres'), FOR_TESTS)
    try {
      return await runTests(await cluster.newDatabase())
    } finally {
      await cluster.stop('fast')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const { DATABASE_URL } = process.env
process.exitCode = await (DATABASE_URL ? runTests(DATABASE_URL) : runOnServerOfItsOwn())
