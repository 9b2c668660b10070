import { listDisagreements, timeContestants } from './measure'
import { createOurs, createOursWhole } from './ours'
import { printRow, printTarget } from './report'
import { createCql } from './rival-cql'
import { createJsonLogic } from './rival-json-logic'
import { createJsonRulesEngine } from './rival-json-rules-engine'
import type { SyntheticCase } from './synthetic-cases'

const SHOWN = 5

/** Our time for one trial beside that of an engine: at most so many times theirs. */
const MOST_TIMES = { cql: 1 / 5, jsonRulesEngine: 1 / 5, jsonLogic: 2 }

function describeRatio(ours: number, theirs: number): string {
  return ours <= theirs ? `${(theirs / ours).toFixed(1)} × faster` : `${(ours / theirs).toFixed(1)} × slower`
}

/** The same rule over the same cases in four engines: agreement first, then time; false where a ratio is missed. */
export async function measureEngines(cases: readonly SyntheticCase[]): Promise<boolean> {
  const trials = cases.reduce((sum, { facts }) => sum + facts.trials.length, 0)
  const [ours, whole] = [createOurs(cases), createOursWhole(cases)]
  const [cql, jsonRulesEngine, jsonLogic] = [createCql(cases), createJsonRulesEngine(cases), createJsonLogic(cases)]
  const all = [ours, whole, cql, jsonRulesEngine, jsonLogic] as const

  console.log(`One rule, ${cases.length} cases, ${trials} trials`)
  const disagreements = await listDisagreements(cases, all)
  for (const disagreement of disagreements.slice(0, SHOWN)) console.log(`  ${disagreement}`)
  if (disagreements.length > 0) return printTarget(false, `${disagreements.length} answers differ`)
  console.log('  All agree on every criterion, trial and case.')

  const times = await timeContestants(all, trials)
  const timeOf = (contestant: (typeof all)[number]) => times.get(contestant) ?? Number.NaN
  printRow('', 'ns per trial', 'we are')
  for (const one of all) {
    const isOurs = one === ours || one === whole
    printRow(one.name, timeOf(one).toFixed(0), isOurs ? '' : describeRatio(timeOf(ours), timeOf(one)))
  }
  const isWithin = (rival: (typeof all)[number], mostTimes: number) => timeOf(ours) <= timeOf(rival) * mostTimes
  return [
    printTarget(isWithin(cql, MOST_TIMES.cql), 'at least 5 times faster per trial than cql-execution'),
    printTarget(
      isWithin(jsonRulesEngine, MOST_TIMES.jsonRulesEngine),
      'at least 5 times faster per trial than json-rules-engine',
    ),
    printTarget(isWithin(jsonLogic, MOST_TIMES.jsonLogic), 'at most 2 times the time of json-logic-js per trial'),
  ].every(Boolean)
}
