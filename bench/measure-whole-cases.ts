import type { CaseFile } from '@/lib/domain/case-file'
import { assessCase } from '@/lib/rules/assess-case'
import { assessCasePolicies } from '@/lib/rules/assess-surroundings'
import { FIVE_TRIAL_CASES, TODAY } from './five-trial-cases'
import { measureMs, median } from './measure'
import { printRow, printTarget } from './report'

const MOST_MS = 2
const WARM_UP = 40
const ROUNDS = 60
const AT_ONCE = 10

async function timeOne(run: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const ms = await measureMs(() => {
      for (let count = 0; count < AT_ONCE; count += 1) run()
    })
    if (round >= WARM_UP) times.push(ms / AT_ONCE)
  }
  return median(times)
}

/** What settles a case is left out by cases in which nothing is open. */
function hasSomethingToSettle(file: CaseFile): boolean {
  return assessCase(file, { today: TODAY }).definitions.some(({ toSettle }) => toSettle.length > 0)
}

/** All definitions and all policies for cases of five trials; false where one takes too long. */
export async function measureWholeCases(): Promise<boolean> {
  console.log('\nAll definitions and policies, five trials')
  printRow('', 'definitions', 'policies', 'together')
  const kept: boolean[] = []
  for (const file of FIVE_TRIAL_CASES) {
    if (hasSomethingToSettle(file)) throw new Error(`${file.case.label} has something to settle`)
    const definitions = await timeOne(() => assessCase(file, { today: TODAY }))
    const policies = await timeOne(() => assessCasePolicies(file, { today: TODAY }))
    const together = definitions + policies
    printRow(file.case.label, ...[definitions, policies, together].map((ms) => `${ms.toFixed(2)} ms`))
    kept.push(printTarget(together < MOST_MS, `under ${MOST_MS} ms`))
  }
  return kept.every(Boolean)
}
