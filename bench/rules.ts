// `npm run bench:rules`: how fast the rules are beside three rule engines, on one whole case, and on a stream of cases.
// Prints what it measures, and ends with 1 when a stated figure is missed (`docs/benchmarks.md`).
import { parseArgs } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { measureEngines, serveContestant } from './measure-engines'
import { measureStream } from './measure-stream'
import { measureWholeCases } from './measure-whole-cases'
import { makeCases } from './synthetic-cases'

const CASES = 2_000
const SEED = 1

const cases = makeCases(CASES, SEED)

async function measure(): Promise<void> {
  const { values } = parseArgs({ options: { lines: { type: 'string', default: '1000000' } } })
  const kept = [
    await measureEngines(cases, import.meta.url),
    await measureWholeCases(),
    await measureStream(cases, Number(values.lines)),
  ]
  process.exitCode = kept.every(Boolean) ? 0 : 1
}

if (parentPort === null) await measure()
else serveContestant(workerData, cases, parentPort)
