import { once } from 'node:events'
import type { MessagePort, Worker } from 'node:worker_threads'
import type { Answer, Contestant, SyntheticCase } from './synthetic-cases'

const WARM_UP_ROUNDS = 15
const ROUNDS = 25
/** So many cases are loaded, then judged: few enough to be judged from the processor's cache, as one case would be. */
const AT_ONCE = 8

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2
}

/** The number that a share of some numbers does not exceed, such as 0.95 of them. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0
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
  return mine.twoDrugs === theirs.twoDrugs ? null : `two drugs failed: ${mine.twoDrugs} and ${theirs.twoDrugs}`
}

/** Every disagreement between the first contestant and the others. */
export async function listDisagreements(
  cases: readonly SyntheticCase[],
  [first, ...others]: readonly [Contestant, ...Contestant[]],
): Promise<readonly string[]> {
  const mine = await first.load(cases)()
  const found: string[] = []
  for (const other of others) {
    const theirs = await other.load(cases)()
    for (const [index, { file }] of cases.entries()) {
      const difference = findDifference(mine[index], theirs[index])
      if (difference !== null) found.push(`${file.case.label}: ${first.name} and ${other.name} differ in ${difference}`)
    }
  }
  return found
}

/** ms of processor time that a contestant takes to judge all cases, some at a time; loading them is not counted. */
async function timeRound(contestant: Contestant, cases: readonly SyntheticCase[]): Promise<number> {
  let ms = 0
  for (let first = 0; first < cases.length; first += AT_ONCE)
    ms += await measureMs(contestant.load(cases.slice(first, first + AT_ONCE)))
  return ms
}

/** Judges all cases once each time it is asked to, and answers with the ms of processor time that took. */
export function serveRounds(contestant: Contestant, cases: readonly SyntheticCase[], port: MessagePort): void {
  port.on('message', async () => port.postMessage(await timeRound(contestant, cases)))
}

async function askForRound(worker: Worker): Promise<number> {
  const answer = once(worker, 'message')
  worker.postMessage('round')
  const [ms] = await answer
  return ms
}

/**
 * ns of processor time for one trial, by name: medians over rounds in which everyone has one turn. Each contestant has a
 * thread with a compiler of its own, as it would have alone; only one of them is at work at a time.
 */
export async function timeContestants(
  names: readonly string[],
  start: (name: string) => Worker,
  trials: number,
): Promise<ReadonlyMap<string, number>> {
  const contestants = names.map((name) => ({ name, worker: start(name), times: Array.of<number>() }))
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const { worker, times } of contestants) {
      const ms = await askForRound(worker)
      if (round >= WARM_UP_ROUNDS) times.push((ms * 1e6) / trials)
    }
  }
  for (const { worker } of contestants) await worker.terminate()
  return new Map(contestants.map(({ name, times }) => [name, median(times)]))
}
