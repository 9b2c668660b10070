import { scaleSqrt, scaleUtc } from 'd3-scale'
import type { DayNumber } from '@/lib/domain/calendar-date'
import type { Timeline } from './model'

const MS_PER_DAY = 86_400_000
const MARGINS = { left: 0.006, right: 0.014 } as const

/** Where the day of assessment lies: there is room past it for the sign of what goes on. */
export const AXIS_END = 1 - MARGINS.right
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

export type Tick = { readonly at: number; readonly label: string; readonly isYear: boolean }

/** The axis of time: where the beginning of a day lies, from 0 at the left end to 1 at the right. */
export type Axis = { readonly at: (day: DayNumber) => number; readonly ticks: readonly Tick[] }

function toTick(date: Date, at: number, isFirst: boolean): Tick {
  const [year, month, day] = [date.getUTCFullYear(), MONTHS[date.getUTCMonth()], date.getUTCDate()]
  if (month === 'Jan' && day === 1) return { at, label: String(year), isYear: true }
  const name = day === 1 ? `${month}` : `${day} ${month}`
  return { at, label: isFirst ? `${name} ${year}` : name, isYear: false }
}

/** Names of years are short, those of months longer. */
const TICKS = { years: 16, months: 9 } as const
const MANY_YEARS_DAYS = 2200

/** The axis of a timeline. A small margin keeps the first and last day off the edge. */
export function toAxis({ first, last }: Pick<Timeline, 'first' | 'last'>): Axis {
  const tickCount = last - first > MANY_YEARS_DAYS ? TICKS.years : TICKS.months
  const ends = [first, last + 1].map((day) => new Date(day * MS_PER_DAY))
  const scale = scaleUtc(ends, [MARGINS.left, AXIS_END]).clamp(true)
  return {
    at: (day) => scale(new Date(Number.isFinite(day) ? day * MS_PER_DAY : first * MS_PER_DAY)),
    ticks: scale.ticks(tickCount).map((date, index) => toTick(date, scale(date), index === 0)),
  }
}

/** How much of the minimum effective dose fills a lane; above it a bar is cut, and its label tells the dose. */
const HIGHEST = 4
const height = scaleSqrt([0, HIGHEST], [0, 1]).clamp(true)

/** The height of a dose in its lane, from 0 to 1, by its multiple of the minimum: half of it drawn well apart from it. */
export function toHeight(multiple: number): number {
  return height(Math.min(multiple, HIGHEST))
}
