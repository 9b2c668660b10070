import { isPartialDate, type PartialDate } from '@/lib/domain/calendar-date'
import type { Quantity } from '@/lib/domain/quantity'

/** A group of the case file as its fields, or `null` for what is no group. */
export function toGroup(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}

/** A list of the case file; empty for what is no list. */
export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A date of the case file; `undefined` where there is none. */
export function toDate(value: unknown): PartialDate | null | undefined {
  if (value === null) return null
  return typeof value === 'string' && isPartialDate(value) ? value : undefined
}

/** A quantity of the case file; `undefined` where there is none. */
export function toQuantityOrNothing(value: unknown): Quantity | undefined {
  if (value === null || typeof value === 'number') return value
  const group = toGroup(value)
  if (group === null) return undefined
  const min = typeof group.min === 'number' ? { min: group.min } : {}
  return typeof group.max === 'number' ? { ...min, max: group.max } : min
}
