// `npm run verify`: everything that has to hold before a push, in the order in which it fails fastest.
// `.ci/run` adds `--all`: then a part that cannot run here has failed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { findChromium } from './find-chromium.mjs'
import { root } from './settings.mjs'
import { readReport } from './test-report.mjs'

const runsAll = process.argv.includes('--all')
const folder = mkdtempSync(path.join(tmpdir(), 'fair-trial-verify-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

// 100 by default; see docs/faults.md.
const FAULT_ROUNDS = '5'
const NEWER_NODE = 24
// The far side of the date line: a day too many or too few shows there.
const FAR_TIME_ZONE = 'Pacific/Kiritimati'
const NEWER_NODE_PACKAGE = `node-${process.platform}-${process.arch}`
const newerNode = path.join(folder, 'node_modules', NEWER_NODE_PACKAGE, 'bin', 'node')

// All of `npm test` that opens no database: the rest runs twice already, and is slow.
const UNIT_TESTS = ['--project', 'pure', '--project', 'components']

const STEPS = [
  { name: 'lint and format', run: () => npm('check') },
  { name: 'types', run: () => npm('typecheck') },
  { name: 'tests', suite: true, run: (env) => npm('test', env) },
  { name: 'build', run: () => npm('build') },
  {
    name: 'storage on a PostgreSQL server',
    suite: true,
    lacks: lacksPostgres,
    run: (env) => npm('test:postgres', env),
  },
  { name: 'commands and processes', suite: true, run: (env) => npm('test:processes', env) },
  { name: 'browser', suite: true, lacks: lacksChromium, run: (env) => npm('test:browser', env) },
  {
    name: 'faults',
    suite: true,
    lacks: lacksWhatFaultsNeed,
    run: (env) => npm('test:faults', { ...env, FAULT_ROUNDS }),
  },
  {
    name: `unit tests on Node ${NEWER_NODE}, in the time zone ${FAR_TIME_ZONE}`,
    suite: true,
    lacks: lacksNewerNode,
    run: (env) =>
      run(newerNode, ['node_modules/vitest/vitest.mjs', 'run', ...UNIT_TESTS], { ...env, TZ: FAR_TIME_ZONE }),
  },
]

function run(command, args, env = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  return result.status === 0
}

function npm(script, env) {
  return run('npm', ['run', '--silent', script], env)
}

function lacksPostgres() {
  if (process.env.DATABASE_URL) return null
  return existsSync('/usr/lib/postgresql') ? null : 'PostgreSQL is not installed here'
}

function lacksWhatFaultsNeed() {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (!isRoot) return 'only root of Linux can mount the small disk that is filled'
  if (spawnSync('strace', ['-V'], { stdio: 'ignore' }).error !== undefined) return 'strace is not installed here'
  return lacksPostgres()
}

function lacksChromium() {
  return findChromium() === null ? 'Chromium is not installed here' : null
}

function lacksNewerNode() {
  const what = `${NEWER_NODE_PACKAGE}@${NEWER_NODE}`
  const args = ['install', '--silent', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, what]
  spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] })
  return existsSync(newerNode) ? null : `the npm package ${what} could not be installed`
}

let passed = 0
let failed = 0
const summary = []
const failures = []

for (const [index, step] of STEPS.entries()) {
  const missing = step.lacks?.() ?? null
  if (missing !== null) {
    if (runsAll) failed += 1
    summary.push(`${runsAll ? 'FAILED ' : 'NOT RUN'}  ${step.name}: ${missing}`)
    continue
  }
  console.log(`\n── ${step.name}`)
  const started = performance.now()
  const results = path.join(folder, `results-${index}.json`)
  const isGreen = step.run({ TEST_RESULTS: results })
  const counts = step.suite ? readReport(results) : { passed: 0, failed: 0, failures: [] }
  passed += counts.passed
  failures.push(...counts.failures.map((name) => `${step.name}: ${name}`))
  // What stopped before it could count has failed once.
  failed += isGreen ? counts.failed : Math.max(counts.failed, 1)
  const seconds = Math.round((performance.now() - started) / 1000)
  const counted = step.suite ? `, ${counts.passed} passed, ${counts.failed} failed` : ''
  summary.push(`${isGreen && counts.failed === 0 ? 'ok     ' : 'FAILED '}  ${step.name}: ${seconds} s${counted}`)
}

console.log(`\n${summary.join('\n')}\n`)
// Whoever reads only the end of a long log sees what to look for in it.
if (failures.length > 0) console.log(`Failed:\n${failures.map((name) => `  ${name}`).join('\n')}\n`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
