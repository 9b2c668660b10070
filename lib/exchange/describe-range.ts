import type { Range } from '@/lib/rules/range'
import { describeNumber } from './describe-number'

/** A range in words with its open ends named: "25 to under 50 %", "below 0 %", "50 % or more", "0 %". */
export function describeRange(range: Range, unit: string, highest: number): string {
  const { min, max, minOpen, maxOpen } = range
  const low = `${minOpen ? 'above ' : ''}${describeNumber(min)}`
  if (min === max) return `${describeNumber(min)} ${unit}`
  if (!Number.isFinite(min)) return `${maxOpen ? 'below' : 'at most'} ${describeNumber(max)} ${unit}`
  if (max >= highest) return `${low} ${unit} or more`
  return `${low} to ${maxOpen ? 'under ' : ''}${describeNumber(max)} ${unit}`
}
