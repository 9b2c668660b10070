import type { Verdict } from './verdict'

/** All the values a fact may have. An open end does not itself belong to the range. */
export type Range = {
  readonly min: number
  readonly max: number
  readonly minOpen: boolean
  readonly maxOpen: boolean
}

/** Both ends belong. */
export function closed(min: number, max: number): Range {
  return { min, max, minOpen: false, maxOpen: false }
}

/** The upper end does not belong. */
export function halfOpen(min: number, max: number): Range {
  return { min, max, minOpen: false, maxOpen: true }
}

/** The values two ranges share, or `null` when they share none. */
export function intersectRanges(a: Range, b: Range): Range | null {
  const min = Math.max(a.min, b.min)
  const max = Math.min(a.max, b.max)
  const minOpen = (a.minOpen && a.min === min) || (b.minOpen && b.min === min)
  const maxOpen = (a.maxOpen && a.max === max) || (b.maxOpen && b.max === max)
  if (min > max || (min === max && (minOpen || maxOpen))) return null
  return { min, max, minOpen, maxOpen }
}

/** The smallest range that holds both. */
export function hull(a: Range, b: Range): Range {
  const min = Math.min(a.min, b.min)
  const max = Math.max(a.max, b.max)
  return {
    min,
    max,
    minOpen: (a.minOpen || a.min > min) && (b.minOpen || b.min > min),
    maxOpen: (a.maxOpen || a.max < max) && (b.maxOpen || b.max < max),
  }
}

/** Whether every, no or some value reaches a minimum. */
export function reaches(range: Range, minimum: number): Verdict {
  if (range.min >= minimum) return 'met'
  return range.max < minimum || (range.max === minimum && range.maxOpen) ? 'notMet' : 'unknown'
}

/** Whether every, no or some value stays below a limit, or at it where the limit is inclusive. */
export function staysBelow(range: Range, limit: number, inclusive: boolean): Verdict {
  if (range.max < limit || (range.max === limit && (inclusive || range.maxOpen))) return 'met'
  if (range.min > limit || (range.min === limit && (range.minOpen || !inclusive))) return 'notMet'
  return 'unknown'
}
