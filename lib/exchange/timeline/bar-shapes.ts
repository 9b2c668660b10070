import type { DayRange } from '@/lib/domain/calendar-date'
import { type Axis, toHeight } from './axis'
import type { TimelineBar } from './model'

/** A rectangle that stands on the base of its lane; all numbers are shares of the lane, from 0 to 1. */
export type Block = { readonly from: number; readonly to: number; readonly low: number; readonly high: number }

/** A line of the outline. */
export type Edge = {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly isSure: boolean
}

/** A bar as what is drawn: certain days and doses, those only possible, and the outline of both. */
export type BarShape = {
  readonly from: number
  readonly to: number
  readonly sure: readonly Block[]
  readonly possible: readonly Block[]
  readonly edges: readonly Edge[]
  /** Days certainly on the drug with a dose that nobody recorded. */
  readonly unknownDose: readonly Block[]
  /** Days off the drug inside the course. */
  readonly gaps: readonly Block[]
}

type Part = { from: number; to: number; sure: number; most: number; isWithin: boolean; isOpen: boolean }

const NOTHING = { sure: 0, most: 0 }

/** The days of a range on the axis. */
export function toExtent({ first, last }: DayRange, axis: Axis): { readonly from: number; readonly to: number } {
  return { from: axis.at(first), to: axis.at(last + 1) }
}

function upright(x: number, a: number, b: number, isSure: boolean): Edge[] {
  return a === b ? [] : [{ x1: x, y1: Math.min(a, b), x2: x, y2: Math.max(a, b), isSure }]
}

function edgesBetween(x: number, a: typeof NOTHING, b: typeof NOTHING): Edge[] {
  return [...upright(x, a.most, b.most, false), ...upright(x, a.sure, b.sure, true)]
}

function levels({ from, to, sure, most }: Part): Edge[] {
  return [
    ...(most > sure ? [{ x1: from, y1: most, x2: to, y2: most, isSure: false }] : []),
    ...(sure > 0 ? [sure, 0].map((y) => ({ x1: from, y1: y, x2: to, y2: y, isSure: true })) : []),
  ]
}

function toEdges(parts: readonly Part[]): readonly Edge[] {
  return parts.flatMap((part, index) => {
    const next = parts[index + 1]
    const isLeftOpen = index === 0 && part.isOpen
    const left = index === 0 && !isLeftOpen ? edgesBetween(part.from, NOTHING, part) : []
    return [...left, ...levels(part), ...edgesBetween(part.to, part, next ?? NOTHING)]
  })
}

/** What to draw for a bar. An edge is left open where nobody knows the start. */
export function toBarShape({ pieces }: Pick<TimelineBar, 'pieces'>, axis: Axis): BarShape {
  const parts = pieces.map(
    ({ first, last, sure, most, isWithin }): Part => ({
      ...toExtent({ first, last }, axis),
      sure: toHeight(sure),
      most: toHeight(most),
      isWithin,
      isOpen: !Number.isFinite(first),
    }),
  )
  const blocks = (which: (part: Part) => boolean, low: (part: Part) => number, high: (part: Part) => number) =>
    parts.filter(which).map((part) => ({ from: part.from, to: part.to, low: low(part), high: high(part) }))
  return {
    from: parts[0]?.from ?? 0,
    to: parts.at(-1)?.to ?? 0,
    sure: blocks(
      ({ sure }) => sure > 0,
      () => 0,
      ({ sure }) => sure,
    ),
    possible: blocks(
      ({ sure, most }) => most > sure,
      ({ sure }) => sure,
      ({ most }) => most,
    ),
    edges: toEdges(parts),
    unknownDose: blocks(
      ({ isWithin, sure, most }) => isWithin && sure === 0 && most > 0,
      () => 0,
      () => 0,
    ),
    gaps: blocks(
      ({ isWithin, most }) => isWithin && most === 0,
      () => 0,
      () => 0,
    ),
  }
}

/** The days of some ranges that do not lie in others, which are in the order of the calendar. */
export function leaveOut(all: readonly DayRange[], others: readonly DayRange[]): readonly DayRange[] {
  return others.reduce(
    (rest, other) =>
      rest
        .flatMap(({ first, last }) => [
          { first, last: Math.min(last, other.first - 1) },
          { first: Math.max(first, other.last + 1), last },
        ])
        .filter(({ first, last }) => first <= last),
    all,
  )
}
