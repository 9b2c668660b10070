/**
 * Points on the calendar of which only differences are known, each within whole-day bounds: a simple temporal network.
 * Every bound is tightened by all the others, so what is read from a solved network is exact over joint completions.
 */
export type Network = {
  readonly size: number
  /** `bounds[from * size + to]`: the largest possible `to - from`, in days. */
  readonly bounds: readonly number[]
}

/** `at(to) - at(from)` is at least `min` and at most `max` days. */
export type Constraint = { readonly from: number; readonly to: number; readonly min: number; readonly max: number }

function set(bounds: number[], index: number, value: number): void {
  const old = bounds[index]
  if (old === undefined || value < old) bounds[index] = value
}

/** The network with every bound as tight as the others make it, or `null` when nothing satisfies them all. */
export function solve(size: number, constraints: readonly Constraint[]): Network | null {
  const bounds = new Array<number>(size * size).fill(Infinity)
  for (let i = 0; i < size; i++) bounds[i * size + i] = 0
  for (const { from, to, min, max } of constraints) {
    set(bounds, from * size + to, max)
    set(bounds, to * size + from, -min)
  }
  for (let via = 0; via < size; via++) {
    for (let from = 0; from < size; from++) {
      const first = bounds[from * size + via] ?? Infinity
      if (first === Infinity) continue
      for (let to = 0; to < size; to++) set(bounds, from * size + to, first + (bounds[via * size + to] ?? Infinity))
    }
  }
  for (let i = 0; i < size; i++) if ((bounds[i * size + i] ?? 0) < 0) return null
  return { size, bounds }
}

/** The network with further constraints, or `null` when they cannot all hold. */
export function tighten(network: Network, constraints: readonly Constraint[]): Network | null {
  const { size } = network
  const bounds = [...network.bounds]
  for (const { from, to, min, max } of constraints)
    if (!limit(size, bounds, from, to, max) || !limit(size, bounds, to, from, -min)) return null
  return { size, bounds }
}

/** Holds `at(to) - at(from)` to a largest number of days; false when that cannot be. */
function limit(size: number, bounds: number[], from: number, to: number, most: number): boolean {
  if (most + (bounds[to * size + from] ?? Infinity) < 0) return false
  if (most >= (bounds[from * size + to] ?? Infinity)) return true
  for (let i = 0; i < size; i++) {
    const first = bounds[i * size + from] ?? Infinity
    if (first === Infinity) continue
    for (let j = 0; j < size; j++) set(bounds, i * size + j, first + most + (bounds[to * size + j] ?? Infinity))
  }
  return true
}

/** The fewest and most days from one point to another. */
export function difference(network: Network, from: number, to: number): { readonly min: number; readonly max: number } {
  const { size, bounds } = network
  return { min: 0 - (bounds[to * size + from] ?? Infinity), max: bounds[from * size + to] ?? Infinity }
}
