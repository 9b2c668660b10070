// Runs the storage tests, or those that are named, against a PostgreSQL server: the one of DATABASE_URL, or Debian's own
// cluster. Everything that the tests make is in databases of their own, owned by a role of their own, which are gone afterwards.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const CLUSTERS = '/etc/postgresql'

if (process.env.DATABASE_URL) {
  process.exitCode = runTests(process.env.DATABASE_URL)
} else {
  const port = await startCluster()
  const role = `fair_trial_test_${randomBytes(6).toString('hex')}`
  const password = randomBytes(24).toString('hex')
  sql(port, `CREATE ROLE ${role} LOGIN CREATEDB PASSWORD '${password}'`)
  try {
    sql(port, `CREATE DATABASE ${role} OWNER ${role}`)
    process.exitCode = runTests(`postgresql://${role}:${password}@127.0.0.1:${port}/${role}`)
  } finally {
    for (const name of databasesOf(port, role)) sql(port, `DROP DATABASE "${name}" WITH (FORCE)`)
    sql(port, `DROP ROLE ${role}`)
  }
}

function runTests(url) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const env = { ...process.env, DATABASE_URL: url }
  const named = process.argv.slice(2)
  const tests = named.length > 0 ? named : ['tests/server']
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...tests], { cwd: root, env, stdio: 'inherit' })
  return status ?? 1
}

/** Starts Debian's cluster `main` of the newest version unless it runs, and returns its port. */
async function startCluster() {
  const versions = existsSync(CLUSTERS) ? readdirSync(CLUSTERS).sort((a, b) => Number(b) - Number(a)) : []
  const version = versions.find((candidate) => existsSync(join(CLUSTERS, candidate, 'main')))
  if (version === undefined) giveUp('no PostgreSQL server is installed')
  spawnSync('pg_ctlcluster', [version, 'main', 'start'], { stdio: 'ignore' })
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const { stdout } = spawnSync('pg_lsclusters', ['--no-header', version, 'main'], { encoding: 'utf8' })
    const [, , port, status] = (stdout ?? '').trim().split(/\s+/)
    if (status === 'online' && run(port, 'SELECT 1').status === 0) return port
    await wait(500)
  }
  return giveUp(`the cluster "${version} main" does not start, or "postgres" may not use it`)
}

function databasesOf(port, role) {
  const owned = `SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = '${role}'`
  return sql(port, owned).split('\n').filter(Boolean)
}

function sql(port, statement) {
  const { status, stdout, stderr } = run(port, statement)
  if (status !== 0) giveUp(stderr?.trim() || 'psql failed')
  return stdout.trim()
}

// Debian lets the system's user postgres in without a password; only root may become that user.
function run(port, statement) {
  const psql = ['psql', '--port', port, '--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--command', statement]
  const [command, ...args] = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...psql] : psql
  return spawnSync(command, args, { cwd: '/', encoding: 'utf8' })
}

function giveUp(reason) {
  console.error(
    `The storage tests need a PostgreSQL server, and ${reason}: install it (Debian: apt-get install postgresql) and run ` +
      'this as root, or set DATABASE_URL to a server and a role that may create databases.',
  )
  process.exit(1)
}
