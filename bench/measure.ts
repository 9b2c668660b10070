import type { Answer, Contestant, SyntheticCase } from './synthetic-cases'

const WARM_UP_ROUNDS = 4
const ROUNDS = 15

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2
}

/** Processor time in ms that something takes: what other processes do meanwhile does not count. */
export async function measureMs(run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Where two answers to the same case differ first, or `null`. */
function findDifference(mine: Answer | undefined, theirs: Answer | undefined): string | null {
  if (mine === undefined || theirs === undefined) return 'no answer'
  if (mine.trials.length !== theirs.trials.length) return 'number of trials'
  for (const [index, trial] of mine.trials.entries()) {
    const other = theirs.trials[index]
    for (const field of ['id', 'dose', 'duration', 'adherence', 'outcome', 'failed'] as const)
      if (other?.[field] !== trial[field]) return `${trial.id}, ${field}: ${trial[field]} and ${other?.[field]}`
  }
  return mine.isMet === theirs.isMet ? null : `two drugs failed: ${mine.isMet} and ${theirs.isMet}`
}

/** Every disagreement between the first contestant and the others. */
export async function listDisagreements(
  cases: readonly SyntheticCase[],
  [first, ...others]: readonly [Contestant, ...Contestant[]],
): Promise<readonly string[]> {
  const mine = await first.judgeAll()
  const found: string[] = []
  for (const other of others) {
    const theirs = await other.judgeAll()
    for (const [index, { file }] of cases.entries()) {
      const difference = findDifference(mine[index], theirs[index])
      if (difference !== null) found.push(`${file.case.label}: ${first.name} and ${other.name} differ in ${difference}`)
    }
  }
  return found
}

/** ns of processor time for one trial, by contestant: medians over rounds in which everyone has one turn. */
export async function timeContestants(
  contestants: readonly Contestant[],
  trials: number,
): Promise<ReadonlyMap<Contestant, number>> {
  const times = new Map<Contestant, number[]>(contestants.map((contestant) => [contestant, []]))
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const contestant of contestants) {
      const ms = await measureMs(contestant.judgeAll)
      if (round >= WARM_UP_ROUNDS) times.get(contestant)?.push((ms * 1e6) / trials)
    }
  }
  return new Map([...times].map(([contestant, all]) => [contestant, median(all)]))
}
