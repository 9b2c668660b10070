import type { Interval } from '@/lib/domain/quantity'
import { difference, type Network, tighten } from './difference-constraints'

/** Neighbouring stretches of one kind, from boundary `from` to boundary `to`; `at`: at or above the dose. */
type Block = { readonly from: number; readonly to: number; readonly at: boolean }

/** A run that a completion allows: its boundaries, and the days between them that do not count. */
type Run = { readonly from: number; readonly to: number; readonly uncounted: number }

/** Past this many ways to fill the gaps, the range given is wider than the exact one, never narrower. */
const MAX_WAYS = 4_000

function toBlocks(at: readonly boolean[]): Block[] {
  const blocks: Block[] = []
  at.forEach((isAt, index) => {
    const last = blocks.at(-1)
    if (last !== undefined && last.at === isAt) blocks[blocks.length - 1] = { ...last, to: index + 1 }
    else blocks.push({ from: index, to: index + 1, at: isAt })
  })
  const first = blocks.findIndex((block) => block.at)
  const last = blocks.findLastIndex((block) => block.at)
  return first === -1 ? [] : blocks.slice(first, last + 1)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0)
}

/** `inner` holds the days of every block but the outermost; more than the bridge is `Infinity`. */
function listRuns(blocks: readonly Block[], inner: readonly number[], bridgeDays: number): Run[] {
  const runs: Run[] = []
  for (let i = 0; i < blocks.length; i += 2) {
    const from = blocks[i]?.from ?? 0
    const gaps: number[] = []
    for (let j = i; j < blocks.length; j += 2) {
      if (j > i && (inner[j - 1] ?? 0) > 0) gaps.push(j - 1)
      const window = gaps.length === 0 ? 0 : sum(inner.slice(gaps[0], (gaps.at(-1) ?? 0) + 1))
      if (window > bridgeDays) break
      runs.push({ from, to: blocks[j]?.to ?? 0, uncounted: sum(gaps.map((gap) => inner[gap] ?? 0)) })
    }
  }
  return runs
}

/** Visits every way to fill the inner blocks; false when there are too many ways to visit. */
function visitWays(
  network: Network,
  blocks: readonly Block[],
  bridgeDays: number,
  visit: (network: Network, runs: readonly Run[]) => void,
): boolean {
  let ways = 0
  const descend = (current: Network, inner: number[]): boolean => {
    const index = inner.length
    const block = blocks[index]
    if (block === undefined || index === blocks.length - 1) {
      ways += 1
      visit(current, listRuns(blocks, inner, bridgeDays))
      return ways < MAX_WAYS
    }
    if (index === 0) return descend(current, [0])
    const days = difference(current, block.from, block.to)
    if (days.min === days.max || days.min > bridgeDays)
      return descend(current, [...inner, days.max > bridgeDays ? Infinity : days.max])
    const options = [
      ...Array.from({ length: Math.min(days.max, bridgeDays) - days.min + 1 }, (_, k) => days.min + k),
      ...(days.max > bridgeDays ? [Infinity] : []),
    ]
    return options.every((value) => {
      const [min, max] = value === Infinity ? [bridgeDays + 1, Infinity] : [value, value]
      const next = tighten(current, [{ from: block.from, to: block.to, min, max }])
      return next === null || descend(next, [...inner, value])
    })
  }
  return descend(network, [])
}

function countedDays(network: Network, run: Run): Interval {
  const days = difference(network, run.from, run.to)
  return { min: days.min - run.uncounted, max: days.max - run.uncounted }
}

/** Whether some completion keeps every run to at most so many days. */
function canKeepTo(network: Network, runs: readonly Run[], days: number): boolean {
  return (
    tighten(
      network,
      runs.map((run) => ({ from: run.from, to: run.to, min: -Infinity, max: days + run.uncounted })),
    ) !== null
  )
}

function fewestDays(network: Network, runs: readonly Run[]): number {
  let low = Math.max(0, ...runs.map((run) => countedDays(network, run).min))
  // What one run has at the least, it has in some completion.
  if (runs.length === 1 || canKeepTo(network, runs, low)) return low
  let high = low + 1
  while (!canKeepTo(network, runs, high)) {
    low = high
    high *= 2
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (canKeepTo(network, runs, middle)) high = middle
    else low = middle
  }
  return high
}

/** Which stretches are at or above the dose. `endsAt`: only runs that end at that boundary. */
type Question = { readonly at: readonly boolean[]; readonly bridgeDays: number; readonly endsAt?: number }

function select(runs: readonly Run[], question: Question): readonly Run[] {
  return question.endsAt === undefined ? runs : runs.filter((run) => run.to === question.endsAt)
}

/** The one stretch that is the one run, whatever the days; `null` where there are gaps to fill. */
function onlyBlock(blocks: readonly Block[], question: Question): Block | null {
  const [only = null] = blocks
  return blocks.length === 1 && question.endsAt === undefined ? only : null
}

/** Days in the longest run, in the completion that makes it longest. */
export function mostDaysInRun(network: Network, question: Question): number {
  const blocks = toBlocks(question.at)
  const only = onlyBlock(blocks, question)
  if (only !== null) return difference(network, only.from, only.to).max
  let most = 0
  const complete = visitWays(network, blocks, question.bridgeDays, (current, runs) => {
    most = Math.max(most, ...select(runs, question).map((run) => countedDays(current, run).max))
  })
  if (complete) return most
  return sum(blocks.map((block) => (block.at ? difference(network, block.from, block.to).max : 0)))
}

/** Days in the longest run, in the completion that makes it shortest. */
export function fewestDaysInRun(network: Network, question: Question): number {
  const blocks = toBlocks(question.at)
  if (blocks.length === 0) return 0
  const only = onlyBlock(blocks, question)
  if (only !== null) return difference(network, only.from, only.to).min
  let fewest = Infinity
  const complete = visitWays(network, blocks, question.bridgeDays, (current, runs) => {
    fewest = Math.min(fewest, fewestDays(current, select(runs, question)))
  })
  if (complete) return fewest
  const alone = blocks.map((block) => ({ from: block.from, to: block.to, uncounted: 0, at: block.at }))
  return Math.max(
    0,
    ...select(
      alone.filter((block) => block.at),
      question,
    ).map((run) => countedDays(network, run).min),
  )
}

/** Days, both ends included, in the order of the calendar. */
export type Place = { readonly first: number; readonly last: number }

/** Where runs lie: on the days that belong to one in every completion, and on those that do in some. */
export type RunPlaces = { readonly certain: readonly Place[]; readonly possible: readonly Place[] }

function unite(places: readonly Place[]): readonly Place[] {
  const sorted = places.filter(({ first, last }) => first <= last).sort((a, b) => a.first - b.first)
  const united: Place[] = []
  for (const place of sorted) {
    const before = united.at(-1)
    if (before !== undefined && place.first <= before.last + 1)
      united[united.length - 1] = { first: before.first, last: Math.max(before.last, place.last) }
    else united.push(place)
  }
  return united
}

function shared(a: readonly Place[], b: readonly Place[]): readonly Place[] {
  return unite(
    a.flatMap((one) =>
      b.map((other) => ({ first: Math.max(one.first, other.first), last: Math.min(one.last, other.last) })),
    ),
  )
}

/** Where runs of at least so many days may lie, in some completion. `origin` is the point of day 0. */
export function possibleRunPlaces(network: Network, question: Question, leastDays: number, origin: number) {
  const blocks = toBlocks(question.at)
  const places: Place[] = []
  const complete = visitWays(network, blocks, question.bridgeDays, (current, runs) => {
    for (const run of runs.filter((one) => countedDays(current, one).max >= leastDays))
      places.push({
        first: difference(current, origin, run.from).min,
        last: difference(current, origin, run.to).max - 1,
      })
  })
  if (complete) return unite(places)
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (first === undefined || last === undefined) return []
  return [{ first: difference(network, origin, first.from).min, last: difference(network, origin, last.to).max - 1 }]
}

/** Where runs of at least so many days lie in every completion. */
export function certainRunPlaces(network: Network, question: Question, leastDays: number, origin: number) {
  const blocks = toBlocks(question.at)
  const ways: (readonly Place[])[] = []
  const complete = visitWays(network, blocks, question.bridgeDays, (current, runs) => {
    const long = runs.filter((one) => countedDays(current, one).min >= leastDays)
    const places = long.map(({ from, to }) => ({
      first: difference(current, origin, from).max,
      last: difference(current, origin, to).min - 1,
    }))
    ways.push(unite(places))
  })
  const [first = [], ...others] = ways
  return complete ? others.reduce(shared, first) : []
}
