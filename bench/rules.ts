// `npm run bench:rules`: how fast the rules are beside three rule engines, on one whole case, and on a stream of cases.
// Prints what it measures, and ends with 1 when a stated figure is missed (`docs/benchmarks.md`).
import { parseArgs } from 'node:util'
import { measureEngines } from './measure-engines'
import { measureStream } from './measure-stream'
import { measureWholeCases } from './measure-whole-cases'
import { makeCases } from './synthetic-cases'

const CASES = 2_000
const SEED = 1

const { values } = parseArgs({ options: { lines: { type: 'string', default: '50000' } } })
const cases = makeCases(CASES, SEED)

const kept = [await measureEngines(cases), await measureWholeCases(), await measureStream(cases, Number(values.lines))]
process.exitCode = kept.every(Boolean) ? 0 : 1
