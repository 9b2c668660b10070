import { type MessagePort, Worker } from 'node:worker_threads'
import { listDisagreements, serveRounds, timeContestants } from './measure'
import { OURS, OURS_FROM_FILES, OURS_WHOLE } from './ours'
import { printRow, printTarget } from './report'
import { createCql } from './rival-cql'
import { JSON_LOGIC } from './rival-json-logic'
import { createJsonRulesEngine } from './rival-json-rules-engine'
import type { SyntheticCase } from './synthetic-cases'

const SHOWN = 5

const [CQL, JSON_RULES_ENGINE] = [createCql(), createJsonRulesEngine()]
const OWN = [OURS, OURS_FROM_FILES, OURS_WHOLE] as const
const RIVALS = [CQL, JSON_RULES_ENGINE, JSON_LOGIC] as const

/** Our time for one trial beside that of an engine: at most so many times theirs. */
const TARGETS = [
  { rival: CQL, mostTimes: 1 / 5, target: 'at least 5 times faster per trial than cql-execution' },
  { rival: JSON_RULES_ENGINE, mostTimes: 1 / 5, target: 'at least 5 times faster per trial than json-rules-engine' },
  { rival: JSON_LOGIC, mostTimes: 2, target: 'at most 2 times the time of json-logic-js per trial' },
] as const

function describeRatio(ours: number, theirs: number): string {
  return ours <= theirs ? `${(theirs / ours).toFixed(1)} × faster` : `${(ours / theirs).toFixed(1)} × slower`
}

/** In a thread of its own: times the contestant of a name whenever asked. */
export function serveContestant(name: string, cases: readonly SyntheticCase[], port: MessagePort): void {
  const contestant = [...OWN, ...RIVALS].find((one) => one.name === name)
  if (contestant === undefined) throw new Error(`no contestant is called ${name}`)
  serveRounds(contestant, cases, port)
}

/** The same rule over the same cases in four engines: agreement first, then time; false where a ratio is missed. */
export async function measureEngines(cases: readonly SyntheticCase[], entry: string): Promise<boolean> {
  const trials = cases.reduce((sum, { facts }) => sum + facts.trials.length, 0)
  console.log(`One rule, ${cases.length} cases, ${trials} trials`)
  const disagreements = await listDisagreements(cases, [OURS, OURS_FROM_FILES, OURS_WHOLE, ...RIVALS])
  for (const disagreement of disagreements.slice(0, SHOWN)) console.log(`  ${disagreement}`)
  if (disagreements.length > 0) return printTarget(false, `${disagreements.length} answers differ`)
  console.log('  All agree on every criterion, trial and case.')

  const names = [...OWN, ...RIVALS].map(({ name }) => name)
  const start = (name: string) => new Worker(new URL(entry), { workerData: name })
  const times = await timeContestants(names, start, trials)
  const timeOf = ({ name }: { readonly name: string }) => times.get(name) ?? Number.NaN
  printRow('', 'ns per trial', 'we are')
  for (const own of OWN) printRow(own.name, timeOf(own).toFixed(0))
  for (const rival of RIVALS) printRow(rival.name, timeOf(rival).toFixed(0), describeRatio(timeOf(OURS), timeOf(rival)))
  return TARGETS.map(({ rival, mostTimes, target }) =>
    printTarget(timeOf(OURS) <= timeOf(rival) * mostTimes, target),
  ).every(Boolean)
}
