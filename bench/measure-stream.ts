import { runLineMode } from './line-mode'
import { printTarget } from './report'
import type { SyntheticCase } from './synthetic-cases'

const LEAST_PER_SECOND = 5_000
/** Memory is flat when it ends at most so many times as high as it was after the first tenth. */
const MOST_GROWTH = 1.2

function describeMemory(memoryMb: readonly (number | null)[]): string {
  return memoryMb.map((mb) => (mb === null ? 'not measured' : `${mb}`)).join(' ')
}

/** `evaluate` over a stream of cases, one definition: cases a second, and memory; false where either is missed. */
export async function measureStream(cases: readonly SyntheticCase[], lines: number): Promise<boolean> {
  console.log(`\nevaluate --definition six-week, ${lines} lines`)
  const { answered, casesPerSecond, memoryMb } = await runLineMode(cases, lines)
  console.log(`  memory in MB after each tenth: ${describeMemory(memoryMb)}`)
  const [first = null, last = null] = [memoryMb[0], memoryMb.at(-1)]
  return [
    printTarget(answered === lines, `${answered} of ${lines} lines answered`),
    printTarget(
      casesPerSecond >= LEAST_PER_SECOND,
      `${casesPerSecond.toFixed(0)} cases a second, ${LEAST_PER_SECOND} at least`,
    ),
    first === null || last === null
      ? printTarget(true, 'memory not measured: this system does not say')
      : printTarget(
          last <= first * MOST_GROWTH,
          `memory flat: ${last} MB at the end, ${first} MB after the first tenth`,
        ),
  ].every(Boolean)
}
