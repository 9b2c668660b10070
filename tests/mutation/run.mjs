// `npm run test:mutation`: changes the logic of lib/rules in small ways and counts how many of the changes a test notices.
// In parts, because Stryker sends everything it knows of all mutants as one text, which grows too long for Node.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { listMutated } from './mutated-files.mjs'

const PARTS = 5
const REQUIRED_PERCENT = 90
const FOLDER = 'reports/mutation'
const REPORT = `${FOLDER}/mutation.json`
const INCREMENTAL = `${FOLDER}/incremental.json`
const NOTICED = ['Killed', 'Timeout']
const NOT_NOTICED = ['Survived', 'NoCoverage']

function runPart(files, part) {
  const kept = `${FOLDER}/incremental-${part}.json`
  rmSync(INCREMENTAL, { force: true })
  rmSync(REPORT, { force: true })
  if (existsSync(kept)) copyFileSync(kept, INCREMENTAL)
  const args = ['stryker', 'run', 'tests/mutation/stryker.config.mjs', '--mutate', files.join(',')]
  const { status } = spawnSync('npx', [...args, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (status !== 0 || !existsSync(REPORT)) {
    console.error(`Part ${part} of ${PARTS} did not finish.`)
    process.exit(1)
  }
  copyFileSync(INCREMENTAL, kept)
  return Object.entries(JSON.parse(readFileSync(REPORT, 'utf8')).files)
}

function print(line) {
  process.stdout.write(`${line}\n`)
}

function count(mutants, statuses) {
  return mutants.filter(({ status }) => statuses.includes(status)).length
}

function percent(noticed, all) {
  return all === 0 ? 100 : (100 * noticed) / all
}

mkdirSync(FOLDER, { recursive: true })
const patterns = listMutated()
const parts = Array.from({ length: PARTS }, (_, part) => patterns.filter((_, index) => index % PARTS === part))
const files = parts.flatMap((part, index) => runPart(part, index + 1)).sort(([a], [b]) => (a < b ? -1 : 1))

for (const [name, { mutants, source }] of files) {
  const [noticed, missed] = [count(mutants, NOTICED), count(mutants, NOT_NOTICED)]
  print(
    `${percent(noticed, noticed + missed)
      .toFixed(1)
      .padStart(6)} %  ${noticed}/${noticed + missed}  ${name}`,
  )
  const lines = source.split('\n')
  for (const { status, location, mutatorName, replacement } of mutants.filter((mutant) =>
    NOT_NOTICED.includes(mutant.status),
  ))
    print(
      `          ${status} ${location.start.line}:${location.start.column} ${mutatorName}: ${lines[location.start.line - 1].trim()} → ${replacement}`,
    )
}

const all = files.flatMap(([, { mutants }]) => mutants)
const [noticed, missed] = [count(all, NOTICED), count(all, NOT_NOTICED)]
const score = percent(noticed, noticed + missed)
const refused = count(all, ['CompileError'])
print(
  `\n${noticed} of ${noticed + missed} changes were noticed: ${score.toFixed(2)} % (at least ${REQUIRED_PERCENT} required).`,
)
print(`${count(all, ['Timeout'])} of them by a time limit; ${refused} more do not compile.`)
process.exitCode = score >= REQUIRED_PERCENT ? 0 : 1
