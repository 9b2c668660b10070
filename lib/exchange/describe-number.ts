import type { DoseUnit } from '@/lib/domain/case-file'
import type { Quantity } from '@/lib/domain/quantity'
import type { CountRange } from '@/lib/rules/evaluation'
import { DOSE_UNIT_LABELS } from './labels'

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const

function isDoseUnit(unit: string): unit is DoseUnit {
  return Object.hasOwn(DOSE_UNIT_LABELS, unit)
}

/** A count in words up to ten: "no", "one", … "ten", "11". */
export function describeCount(count: number): string {
  return WORDS[count] ?? String(count)
}

/** The first letter as a capital. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Items as one phrase: "a", "a and b", "a, b and c". */
export function joinWords(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

/** A unit as people read it: mg for mg/day, µg/day for mcg/day. */
export function describeUnit(unit: string): string {
  return isDoseUnit(unit) ? DOSE_UNIT_LABELS[unit] : unit
}

const round = (value: number, factor: number) => Math.round(value * factor) / factor

/** A number without rounding noise: two decimals, or more where they would round it up to a whole number. */
export function describeNumber(value: number): string {
  const [exact, short] = [round(value, 1e6), round(value, 100)]
  return String(Number.isInteger(short) ? exact : short)
}

/** A known quantity with its unit: "50 mg", "5 to 8 weeks", "at least 6 days"; `null` when nothing is known. */
export function describeAmount(quantity: Quantity | undefined, unit: string): string | null {
  if (quantity === null || quantity === undefined) return null
  const label = unit === '' ? '' : ` ${unit}`
  if (typeof quantity === 'number') return `${describeNumber(quantity)}${label}`
  const { min, max } = quantity
  if (min !== undefined && max !== undefined) {
    const range = min === max ? describeNumber(min) : `${describeNumber(min)} to ${describeNumber(max)}`
    return `${range}${label}`
  }
  if (min !== undefined) return min === 0 ? null : `at least ${describeNumber(min)}${label}`
  return max === undefined ? null : `at most ${describeNumber(max)}${label}`
}

/** Days in words: "1 day", "42 days", "21 to 56 days", "at least 21 days". */
export function describeDays(quantity: Quantity | undefined): string | null {
  const isRange = typeof quantity === 'object' && quantity !== null
  // "0 to 70 days" says no more than "at most 70 days".
  const shown = isRange && quantity.min === 0 && quantity.max !== undefined ? { max: quantity.max } : quantity
  return describeAmount(shown, quantity === 1 ? 'day' : 'days')
}

/** A proportion, or a range of them, in percent. */
export function toPercent(quantity: Quantity): Quantity {
  if (quantity === null) return null
  if (typeof quantity === 'number') return quantity * 100
  return {
    ...(quantity.min === undefined ? {} : { min: quantity.min * 100 }),
    ...(quantity.max === undefined ? {} : { max: quantity.max * 100 }),
  }
}

/** A count or a range of counts: "2", "1 to 2". */
export function describeCountRange(range: CountRange): string {
  return range.min === range.max ? String(range.min) : `${range.min} to ${range.max}`
}
